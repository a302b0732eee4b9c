"""`loa verify helplines`: call the published numbers, and write down that it was done."""

from datetime import date, datetime

import click

from loa.cli.root import find_root
from loa.cli.telling import inform
from loa.content.entries.offices import Verified
from loa.content.library import Library
from loa.content.registries import DATA_FOLDER
from loa.errors import LoaError, NotFoundError
from loa.ground.files import write_whole
from loa.ground.wording import say
from loa.publishing.verifying import EMERGENCY, HOW, call_sheet, with_verified


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
    """Print the sheet, or change one line of the registry; exit 2 for what is not there."""
    docs = find_root() / "docs"
    registries = Library.load(docs).registries
    today = date.today()
    if not identity:
        click.echo(call_sheet(registries.cleared_helplines, today))
        return
    line = registries.helplines.get(identity)
    if line is None:
        known = ", ".join(one.id for one in registries.cleared_helplines)
        raise NotFoundError(
            say(
                "The registry of helplines has no “{identity}”. Published are: {known}.",
                identity=identity,
                known=known,
            )
        )
    day = on.date() if on else today
    if not by.strip():
        raise LoaError(say('Say who called: --by "Name".'))
    if how == "call" and line.number in EMERGENCY:
        raise LoaError(
            say(
                "{number} is an emergency number and not to be tried: use --how letter or website.",
                number=line.number,
            )
        )
    if day > today:
        raise LoaError(say("The day {day} is still to come.", day=day.isoformat()))
    verified = Verified.model_validate({"on": day, "by": by.strip(), "how": how})
    path = docs / DATA_FOLDER / f"{what}.yml"
    text = path.read_text(encoding="utf-8")
    write_whole(path, with_verified(text, identity, verified))
    inform(
        "Written: {number}, {how} on {day}, {who}.",
        number=line.number,
        how=HOW[how],
        day=day.isoformat(),
        who=by.strip(),
    )
