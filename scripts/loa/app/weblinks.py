"""Whether the addresses of other sites still open. Asked by a person, never by CI."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from loa import __version__
from loa.checking import check
from loa.content.library import Library
from loa.errors import LoaError
from loa.ground.layout import DOCS, SETTINGS, cache_of
from loa.ground.names import is_chosen
from loa.ground.wording import say
from loa.integrations.settings import site_of
from loa.problems import Problem, Severity
from loa.weblinks.answers import Answers
from loa.weblinks.asking import Answer, Manners, State, ask_all
from loa.weblinks.finding import Locations, web_addresses

_FINDINGS: dict[State, tuple[Severity, str, str]] = {
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


@dataclass(frozen=True)
class WebLinks:
    """Addresses of other sites and where they stand; `known` are the answers that still count."""

    locations: Locations
    known: dict[str, Answer]
    answers: Answers
    own: str

    @property
    def to_ask(self) -> list[str]:
        """The addresses whose answer is not known."""
        return [address for address in self.locations if address not in self.known]

    @property
    def opening(self) -> int:
        """How many of the known answers say that an address opens, here or elsewhere."""
        return sum(answer.state in ("opens", "moved") for answer in self.known.values())

    def ask(self, timeout: float, pause: float) -> None:
        """Ask for what is not known; each answer is kept at once.

        `timeout` is how long to wait for one, `pause` how long between two questions to one
        server, both in seconds.
        """
        name = f"loa-links/{__version__} (+{self.own}; checks links of a portal)"
        for address, answer in ask_all(self.to_ask, Manners(name, timeout, pause)):
            self.answers.put(address, answer)
            self.known[address] = answer

    @check("web-link", scope="command")
    def problems(self) -> list[Problem]:
        """What an editor should look at, at every place where the address stands."""
        problems = []
        for address, positions in self.locations.items():
            answer = self.known[address]
            if answer.state == "opens":
                continue
            severity, sentence, hint = _FINDINGS[answer.state]
            message = sentence.format(address=address, said=answer.detail)
            problems += [
                Problem(path, line, "web-link", message, hint, severity) for path, line in positions
            ]
        return problems


def web_links(root: Path, paths: Sequence[str], days: int, today: date) -> WebLinks:
    """The addresses in files at some paths, or in all; what opened within so many days is known.

    Raises LoaError where an automatic check would ask other people's servers.
    """
    if os.environ.get("CI"):
        raise LoaError(
            say(
                "“loa links” asks other people's servers, so that only people run it and no "
                "automatic check does (the variable CI is set)."
            )
        )
    own = site_of(root).url
    locations = web_addresses(Library.load(root / DOCS), root / SETTINGS, own)
    answers = Answers(cache_of(root) / "links.json", today, timedelta(days=days))
    answers.forget_others(locations)
    chosen = {
        address: [position for position in positions if is_chosen(position[0], paths)]
        for address, positions in locations.items()
    }
    chosen = {address: positions for address, positions in chosen.items() if positions}
    known = {address: answer for address in chosen if (answer := answers.get(address))}
    return WebLinks(locations=chosen, known=known, answers=answers, own=own)
