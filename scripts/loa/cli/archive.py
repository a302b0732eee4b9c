"""`loa archive`: a campaign year is over and stays as it was, below its year."""

import re
from datetime import date

import click

from loa.app.building import bring_up_to_date
from loa.archive.keeping import keep_year
from loa.cli.jobs import CLUSTER, JOBS
from loa.cli.root import dated_root
from loa.cli.telling import inform
from loa.errors import LoaError
from loa.ground.sizes import human_size
from loa.ground.wording import say
from loa.integrations.calendar import site_of
from loa.integrations.mkdocs_portal import html_file
from loa.integrations.portal import Portal

_LIST = re.compile(r"^/// archived-years", re.MULTILINE)


@click.command(
    help=say("Keep the portal of a campaign year: it stays at /YEAR/ and is not changed any more.")
)
@click.argument("year", type=click.IntRange(2020, 2099), metavar=say("YEAR"))
@JOBS
@CLUSTER
def archive(year: int, jobs: int, cluster: str) -> None:
    """Build what is to be frozen, keep it, and write it into the registry, the last step."""
    root = dated_root()
    name = str(year)
    portal = Portal.load(root)
    registries = portal.library.registries
    if year > date.today().year:
        raise LoaError(say("The year {name} is still to come. Nothing was written.", name=name))
    if name in registries.archives:
        raise LoaError(
            say(
                "The year {name} was kept on {day}. What is kept is not changed any more. "
                "Nothing was written.",
                name=name,
                day=registries.archives[name].on.isoformat(),
            )
        )
    if (root / "docs" / name).exists():
        raise LoaError(
            say(
                "“docs/{name}” is there already: what is kept needs the place /{name}/. "
                "Nothing was written.",
                name=name,
            )
        )
    site = root / "site"
    bring_up_to_date(root, site, jobs, cluster)
    quiet = [
        html_file(page, True)
        for page in portal.library.published
        if page.meta.sensitive or page.section == registries.section("help")
    ]
    left_out = (f"{registries.section('editors')}/",)
    kept = keep_year(root, site, name, site_of(root).url, quiet, left_out, date.today())
    inform(
        "Kept the year {name}: files: {files}, {size}, in archives/. Build the "
        "portal again to have /{name}/. Back up the whole folder archives/.",
        name=name,
        files=kept.files,
        size=human_size(kept.size),
    )
    if not any(_LIST.search(page.body) for page in portal.library.published):
        inform(
            "No page leads to /{name}/ yet: put a block “/// archived-years” on a page.",
            err=True,
            name=name,
        )
