"""The registry of reviewers as questions: who may let out what, and who read it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loa.content.entries.offices import Reviewer
from loa.content.reviews import KEEPING, holds
from loa.ground.wording import say

Readings = Mapping[str, frozenset[str]]
"""Paths from the root, each with the ids of the reviewers who read it as it now is."""


@dataclass(frozen=True)
class Roles:
    """Those whom the main branch names, in the order of its registry.

    `has_registry` is whether it has that file at all. Before, nobody can be asked.
    """

    known: tuple[Reviewer, ...] = ()
    has_registry: bool = False

    def of_page(self, uri: str) -> list[Reviewer]:
        """Those who were given a page, or a folder around it."""
        return [
            reviewer
            for reviewer in self.known
            if any(holds(uri_or_folder, uri) for uri_or_folder in reviewer.pages)
        ]

    def approvers(self, uri: str) -> list[Reviewer]:
        """Those of them who may approve it."""
        return [reviewer for reviewer in self.of_page(uri) if reviewer.approves]

    def clearers(self, registry: str) -> list[Reviewer]:
        """Those who may let out entries of a registry."""
        return [reviewer for reviewer in self.known if registry in reviewer.registries]

    def speakers(self, language: str) -> list[Reviewer]:
        """Those who may review translations into a language."""
        return [reviewer for reviewer in self.known if language in reviewer.languages]


def is_one_of(name: str | None, reviewers: Iterable[Reviewer]) -> bool:
    """Whether a name or an id is that of one of them."""
    return any(name in (reviewer.id, reviewer.name) for reviewer in reviewers)


def readers_of(path: str, reviewers: Iterable[Reviewer], readings: Readings) -> list[Reviewer]:
    """Those of them who read a file as it now is."""
    ids = readings.get(path, frozenset())
    return [reviewer for reviewer in reviewers if reviewer.id in ids]


def who_may(reviewers: Iterable[Reviewer]) -> str:
    """A sentence that names them."""
    names = ", ".join(f"{reviewer.name} ({reviewer.id})" for reviewer in reviewers)
    return say("Who may: {names}.", names=names) if names else say("Nobody has leave yet.")


def to_be_filled() -> str:
    """What is done where nobody has leave."""
    return say(
        "The owner writes into docs/_data/reviewers.yml who may do this; without leave it stays "
        "as it was."
    )


def may_change_roles(reviewer: Reviewer) -> bool:
    """Whether somebody may change the registry of reviewers, and can be known by an account."""
    return KEEPING in reviewer.registries and bool(reviewer.accounts)
