"""`loa digest`: what is new, to be sent out once a month."""

from datetime import date, datetime
from pathlib import Path

import click

from loa.app.digests import digest_between, write_digest
from loa.cli.root import dated_root
from loa.cli.telling import inform
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.subscriptions.digest import as_zalo

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(
    help=say(
        "Write a newsletter: new pages, changed pages, days to come; .md, .html and text for Zalo."
    )
)
@click.option(
    "--since", required=True, type=_DAY, help=say("From this day, for example 2027-07-01.")
)
@click.option("--until", type=_DAY, help=say("To the end of this day; by default today."))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help=say("Folder for ban-tin.md, .html and .txt. Without it the text for Zalo is printed."),
)
def digest(since: datetime, until: datetime | None, out: Path | None) -> None:
    """Print the text for a messenger, or write all three; exit 1 when nothing happened."""
    portal = Portal.load(dated_root())
    newsletter = digest_between(portal, since.date(), until.date() if until else date.today())
    if out is None:
        click.echo(as_zalo(newsletter))
        return
    for target in write_digest(newsletter, out):
        inform("Wrote {target}.", target=target)
