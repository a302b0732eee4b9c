"""`loa archive`: a campaign year is over and stays as it was, below its year."""

from datetime import date

import click

from loa.app.archiving import keep_campaign_year
from loa.cli.jobs import CLUSTER, JOBS
from loa.cli.root import dated_root
from loa.cli.telling import inform
from loa.ground.sizes import human_size
from loa.ground.wording import say
from loa.integrations.portal import Portal


@click.command(
    help=say("Keep the portal of a campaign year: it stays at /YEAR/ and is not changed any more.")
)
@click.argument("year", type=click.IntRange(2020, 2099), metavar=say("YEAR"))
@JOBS
@CLUSTER
def archive(year: int, jobs: int, cluster: str) -> None:
    """Say what was kept, and whether a page leads to it."""
    portal = Portal.load(dated_root())
    kept_year = keep_campaign_year(
        portal, year=year, today=date.today(), jobs=jobs, cluster=cluster
    )
    inform(
        "Kept the year {name}: files: {files}, {size}, in archives/. Build the "
        "portal again to have /{name}/. Back up the whole folder archives/.",
        name=year,
        files=kept_year.files,
        size=human_size(kept_year.size),
    )
    if not kept_year.is_linked:
        inform(
            "No page leads to /{name}/ yet: put a block “/// archived-years” on a page.",
            err=True,
            name=year,
        )
