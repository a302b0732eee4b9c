"""`loa verify helplines`: call the published numbers, and write down that it was done."""

from datetime import date, datetime

import click

from loa.app.helplines import record_call
from loa.cli.root import find_root
from loa.cli.telling import inform
from loa.content.library import Library
from loa.ground.layout import DOCS
from loa.ground.wording import say
from loa.publishing.verifying import HOW, call_sheet


@click.command(
    help=say(
        "Print the sheet for trying the published numbers; with an ID, record that it was called."
    )
)
@click.argument("what", metavar="helplines", type=click.Choice(["helplines"]))
@click.argument("identity", metavar=say("[ID]"), default="")
@click.option("--by", default="", help=say("Who called."))
@click.option("--how", type=click.Choice(list(HOW)), default="call", show_default=True)
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help=say("Day of the call; by default today.")
)
def verify(what: str, identity: str, by: str, how: str, on: datetime | None) -> None:
    """Print the sheet, or say what was written; exit 2 for what is not there."""
    docs = find_root() / DOCS
    if not identity:
        lines = Library.load(docs).registries.cleared_helplines
        click.echo(call_sheet(lines, date.today()))
        return
    day = on.date() if on else date.today()
    line = record_call(docs, identity=identity, by=by, how=how, day=day)
    inform(
        "Written: {number}, {how} on {day}, {who}.",
        number=line.number,
        how=HOW[how],
        day=day.isoformat(),
        who=by.strip(),
    )
