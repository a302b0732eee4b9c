"""`loa links`: whether the addresses of other sites still open. Asked by a person, never by CI."""

from datetime import date

import click

from loa.app.weblinks import web_links
from loa.cli.paths import PortalPath
from loa.cli.root import find_root
from loa.cli.telling import end, inform
from loa.ground.wording import say
from loa.problems import as_json, as_text, errors_in


@click.command(
    help=say("Try whether the addresses of other sites still open. This asks the network.")
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PortalPath())
@click.option(
    "--days",
    type=click.IntRange(min=0),
    default=30,
    show_default=True,
    help=say("An address that opened is not tried again for so many days; 0 tries all."),
)
@click.option(
    "--timeout",
    type=click.FloatRange(1, 300),
    default=20.0,
    show_default=True,
    help=say("Wait so many seconds at most for each answer."),
)
@click.option(
    "--pause",
    type=click.FloatRange(0.1, 60),
    default=2.0,
    show_default=True,
    help=say("Seconds of pause between two questions to one server."),
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def links(paths: tuple[str, ...], days: int, timeout: float, pause: float, form: str) -> None:
    """Exit 0, 1 when an address does not open; results name every file and line."""
    addresses = web_links(find_root(), paths=paths, days=days, today=date.today())
    inform(
        "Addresses: {count}, known: {known}, to try: {asked}.",
        err=True,
        count=len(addresses.locations),
        known=len(addresses.known),
        asked=len(addresses.to_ask),
    )
    addresses.ask(timeout, pause)
    problems = addresses.problems()
    click.echo(as_json(problems) if form == "json" else as_text(problems), nl=bool(problems))
    inform(
        "Opening: {opening} of {count} addresses.",
        err=True,
        opening=addresses.opening,
        count=len(addresses.known),
    )
    end(errors_in(problems))
