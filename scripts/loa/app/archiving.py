"""A campaign year is over and stays as it was, below its year."""

import re
from dataclasses import dataclass
from datetime import date

from loa.app.building import bring_up_to_date
from loa.archive.keeping import keep_year
from loa.errors import LoaError
from loa.ground.wording import say
from loa.integrations.addresses import html_file
from loa.integrations.portal import Portal
from loa.integrations.settings import site_of

_LIST = re.compile(r"^/// archived-years", re.MULTILINE)


@dataclass(frozen=True)
class KeptYear:
    """What was kept: how many files, of how many bytes; and whether a page leads to it."""

    files: int
    size: int
    is_linked: bool


def keep_campaign_year(
    portal: Portal, year: int, today: date, jobs: int = 0, cluster: str = ""
) -> KeptYear:
    """Build what is to be frozen, keep it, and write it into the registry, the last step.

    Raises LoaError for a year that is still to come, that was kept already, or whose place in the
    site is taken.
    """
    root, name = portal.root, str(year)
    _require_free(portal, year, today)
    site = root / "site"
    bring_up_to_date(root, site, jobs, cluster)
    registries = portal.library.registries
    quiet = [
        html_file(page, True)
        for page in portal.library.published
        if page.meta.sensitive or page.section == registries.section("help")
    ]
    left_out = (f"{registries.section('editors')}/",)
    archived = keep_year(
        root, site, year=name, site_url=site_of(root).url, quiet=quiet, left_out=left_out, day=today
    )
    is_linked = any(_LIST.search(page.body) for page in portal.library.published)
    return KeptYear(archived.files, archived.size, is_linked)


def _require_free(portal: Portal, year: int, today: date) -> None:
    name, archives = str(year), portal.library.registries.archives
    if year > today.year:
        raise LoaError(say("The year {name} is still to come. Nothing was written.", name=name))
    if name in archives:
        raise LoaError(
            say(
                "The year {name} was kept on {day}. What is kept is not changed any more. "
                "Nothing was written.",
                name=name,
                day=archives[name].on.isoformat(),
            )
        )
    if (portal.library.docs_dir / name).exists():
        raise LoaError(
            say(
                "“docs/{name}” is there already: what is kept needs the place /{name}/. "
                "Nothing was written.",
                name=name,
            )
        )
