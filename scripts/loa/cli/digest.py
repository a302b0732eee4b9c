"""`loa digest`: what is new, to be sent out once a month."""

from datetime import date, datetime
from pathlib import Path

import click

from loa.cli.root import dated_root
from loa.cli.telling import inform
from loa.errors import LoaError
from loa.ground.files import write_whole
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.integrations.subscribing import digest_of
from loa.subscriptions.digest import as_html, as_markdown, as_zalo

_DAY = click.DateTime(["%Y-%m-%d"])
_FORMATS = {"md": as_markdown, "html": as_html, "txt": as_zalo}


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
    last = until.date() if until else date.today()
    if since.date() > last:
        raise LoaError(say("The day {day} is still to come.", day=since.date().isoformat()))
    made = digest_of(portal, since.date(), last)
    if not made.parts:
        raise LoaError(say("Nothing is new in these days, and no day is coming up."))
    if out is None:
        click.echo(as_zalo(made))
        return
    targets = {out / f"ban-tin.{ending}": write(made) for ending, write in _FORMATS.items()}
    for target in targets:
        if target.exists():
            raise LoaError(say("“{target}” is there already. Name a new folder.", target=target))
    for target, text in targets.items():
        write_whole(target, text)
        inform("Wrote {target}.", target=target)
