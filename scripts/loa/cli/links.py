"""`loa links`: whether the addresses of other sites still open. Asked by a person, never by CI."""

import os
import sys
from datetime import date, timedelta

import click

from loa import __version__
from loa.checking import check
from loa.cli.paths import PortalPath
from loa.cli.root import find_root
from loa.cli.telling import inform
from loa.content.library import Library
from loa.errors import LoaError
from loa.ground.names import is_chosen
from loa.ground.targets import SETTINGS
from loa.ground.wording import say
from loa.integrations.calendar import site_of
from loa.problems import Problem, Severity, as_json, as_text, errors_in
from loa.weblinks.answers import Answers
from loa.weblinks.asking import Answer, Manners, State, ask_all
from loa.weblinks.finding import Places, web_addresses

_SAID: dict[State, tuple[Severity, str, str]] = {
    "gone": (
        "error",
        say("“{address}” does not open: {said}."),
        say("Look for its new address or for another source."),
    ),
    "moved": (
        "warning",
        say("“{address}” has moved for good to “{said}”."),
        say("Open the new page, read whether it still says so, then change the address."),
    ),
    "unsure": (
        "warning",
        say("It is unsure whether “{address}” still opens: {said}."),
        say("Try it by hand."),
    ),
    "kept out": ("warning", say("“{address}” was not tried: {said}."), say("Try it by hand.")),
}


@click.command(
    help=say("Try whether the addresses of other sites still open. This asks the network.")
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PortalPath())
@click.option(
    "--days", type=click.IntRange(min=0), default=30, show_default=True,
    help=say("An address that opened is not tried again for so many days; 0 tries all."),
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(1, 300), default=20.0, show_default=True,
    help=say("Wait so many seconds at most for each answer."),
)  # fmt: skip
@click.option(
    "--pause", type=click.FloatRange(0.1, 60), default=2.0, show_default=True,
    help=say("Seconds of pause between two questions to one server."),
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@check("web-link", scope="command")
def links(paths: tuple[str, ...], days: int, timeout: float, pause: float, form: str) -> None:
    """Exit 0, 1 when an address does not open; results name every file and line."""
    if os.environ.get("CI"):
        raise LoaError(
            say(
                "“loa links” asks other people's servers, so that only people run it and no "
                "automatic check does (the variable CI is set)."
            )
        )
    root = find_root()
    site = site_of(root)
    places = web_addresses(Library.load(root / "docs"), root / SETTINGS, site.url)
    cache = root / ".cache" / "loa" / "links.json"
    answers = Answers(cache, date.today(), timedelta(days=days))
    answers.forget_others(places)
    chosen = {
        address: [one for one in found if is_chosen(one[0], paths)]
        for address, found in places.items()
    }
    chosen = {address: found for address, found in chosen.items() if found}
    known = {address: answer for address in chosen if (answer := answers.get(address))}
    asked = [address for address in chosen if address not in known]
    inform(
        "Addresses: {count}, known: {known}, to try: {asked}.",
        err=True,
        count=len(chosen),
        known=len(known),
        asked=len(asked),
    )
    name = f"loa-links/{__version__} (+{site.url}; checks links of a portal)"
    for address, answer in ask_all(asked, Manners(name, timeout, pause)):
        answers.put(address, answer)
        known[address] = answer
    problems = _problems(chosen, known)
    click.echo(as_json(problems) if form == "json" else as_text(problems), nl=bool(problems))
    opening = sum(one.state in ("opens", "moved") for one in known.values())
    inform("Opening: {opening} of {count} addresses.", err=True, opening=opening, count=len(known))
    sys.exit(1 if errors_in(problems) else 0)


def _problems(places: Places, known: dict[str, Answer]) -> list[Problem]:
    problems = []
    for address, found in places.items():
        answer = known[address]
        if answer.state == "opens":
            continue
        severity, said, hint = _SAID[answer.state]
        message = said.format(address=address, said=answer.said)
        problems += [
            Problem(path, line, "web-link", message, hint, severity) for path, line in found
        ]
    return problems
