"""Who has to read what again until when: pages by their `review_by`, numbers by their last try."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from loa.checking import check
from loa.content.entries.offices import FRESH_FOR, Helpline, Reviewer
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.registries import DATA_FOLDER, MODELS, Registries
from loa.ground.wording import say
from loa.problems import Problem, nearest

KEEPING = "reviewers"
"""The registry of reviewers: whoever is given it says who else stands in it."""


@dataclass(frozen=True)
class Owed:
    """Pages that one reviewer has to read again until a day; `reviewer` is None for nobody's."""

    until: date
    reviewer: Reviewer | None
    pages: tuple[ContentPage, ...]

    @property
    def holder(self) -> str:
        """The reviewer's id, or nothing."""
        return self.reviewer.id if self.reviewer else ""


def is_overdue(page: ContentPage, day: date) -> bool:
    """Whether the day until which a page had to be read again has passed."""
    return page.meta.review_by < day


def reviewer_of(page: ContentPage, registries: Registries) -> Reviewer | None:
    """Who the registry says reads a page, or the folder that it stands in."""
    named = [
        (len(path), entry)
        for entry in registries.reviewers.values()
        for path in entry.pages
        if holds(path, page.source_uri)
    ]
    return max(named, key=lambda row: row[0])[1] if named else None


def owed_reviews(library: Library) -> list[Owed]:
    """All published pages by day and reviewer, soonest first."""
    groups: dict[tuple[date, str], list[ContentPage]] = defaultdict(list)
    for page in library.published:
        if page.meta.type != "language-home":
            reviewer = reviewer_of(page, library.registries)
            groups[page.meta.review_by, reviewer.id if reviewer else ""].append(page)
    known = library.registries.reviewers
    return [Owed(day, known.get(key), tuple(pages)) for (day, key), pages in sorted(groups.items())]


def tried_until(line: Helpline) -> date | None:
    """The last day on which the try of a number counts; None where nobody tried it."""
    return line.verified.on + FRESH_FOR if line.verified else None


@check("duplicate-id", "unknown-reference", scope="portal")
def check_reviewers(library: Library) -> Iterator[Problem]:
    """What a reviewer is given is there, and given to nobody else."""
    path = f"{library.docs_dir.name}/{DATA_FOLDER}/reviewers.yml"
    uris = {page.source_uri for page in (*library.pages, *library.rejected)}
    first: dict[str, str] = {}
    for entry in library.registries.reviewers.values():
        for assigned in entry.pages:
            if not any(holds(assigned, uri) for uri in uris):
                message = say(
                    "“{id}” takes “{given}”, but there is no such page or folder.",
                    id=entry.id,
                    given=assigned,
                )
                yield Problem(path, 1, "unknown-reference", message, nearest(assigned, uris))
            if first.setdefault(assigned, entry.id) != entry.id:
                message = say(
                    "“{given}” is given to both “{first}” and “{id}”.",
                    given=assigned,
                    first=first[assigned],
                    id=entry.id,
                )
                yield Problem(path, 1, "duplicate-id", message, say("Give it to one."))
        for kind, values, known in (
            (say("registry"), entry.registries, MODELS),
            (say("language"), entry.languages, library.registries.languages),
        ):
            for value in values:
                if value not in known:
                    message = say(
                        "“{id}” takes the {kind} “{value}”, which does not exist.",
                        id=entry.id,
                        kind=kind,
                        value=value,
                    )
                    yield Problem(path, 1, "unknown-reference", message, nearest(value, known))


def holds(assigned: str, uri: str) -> bool:
    """Whether what somebody was given, a page or a folder, is or holds a page."""
    return uri == assigned or (_is_folder(assigned) and uri.startswith(assigned))


def _is_folder(path: str) -> bool:
    return path == "" or path.endswith("/")
