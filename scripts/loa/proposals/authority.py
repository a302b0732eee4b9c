"""Who may let out what: the words of those whom docs/_data/reviewers.yml names, and of nobody else.

A page is approved, an entry cleared or tried, a translation reviewed in somebody's name; what was
read is known by `Reviewed-by:` trailers of commits by authors with an address of the reviewer
(see `loa.integrations.readings`). Git lets anybody claim an address. What keeps a false one from
`main` is the forge: it shows whose account pushed, and owners of the files (CODEOWNERS) must agree.
This check says what they have to agree to.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Literal

from loa.checking import check
from loa.content.entries.offices import Reviewer
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.registries import DATA_FOLDER, Registries
from loa.content.reviews import holds
from loa.ground.wording import say
from loa.problems import Problem
from loa.proposals.changes import PageChange

READERS = 2
"""How many read a page on safety before it is published."""
_FILL = say(
    "The owner writes into docs/_data/reviewers.yml who may do this; without leave it stays as "
    "it was."
)

Readings = Mapping[str, frozenset[str]]
"""Paths from the root, each with the ids of the reviewers who read it as it now is."""


@dataclass(frozen=True)
class Roles:
    """The registry of reviewers as questions."""

    registries: Registries

    @property
    def known(self) -> list[Reviewer]:
        """Everybody, in the order of the registry."""
        return list(self.registries.reviewers.values())

    def of_page(self, uri: str) -> list[Reviewer]:
        """Those who were given a page, or a folder around it."""
        return [one for one in self.known if any(holds(place, uri) for place in one.pages)]

    def approvers(self, uri: str) -> list[Reviewer]:
        """Those of them who may approve it."""
        return [one for one in self.of_page(uri) if one.approves]

    def clearers(self, registry: str) -> list[Reviewer]:
        """Those who may let out entries of a registry."""
        return [one for one in self.known if registry in one.registries]

    def speakers(self, language: str) -> list[Reviewer]:
        """Those who may review translations into a language."""
        return [one for one in self.known if language in one.languages]


@check("not-authorised", "not-read", scope="command")
def unauthorised(
    before: Library, after: Library, pages: Iterable[PageChange], readings: Readings
) -> Iterator[Problem]:
    """What a proposal lets out without the word of somebody who may, as it was before: nobody
    gives themselves a task in the proposal that needs it.
    """
    roles = Roles(before.registries)
    for page in after.pages:
        yield from _approvals(_earlier(before, after, page), page, roles)
    yield from _recordings(before, after, roles)
    yield from _clearances(before, after, roles, readings)
    yield from _unread(before, after, pages, roles, readings)


def _earlier(before: Library, after: Library, page: ContentPage) -> ContentPage | None:
    """The page as it was, perhaps at a place that it has left."""
    source = after.get(page.source_uri)
    ending = page.src_uri.removeprefix(page.source_uri.removesuffix("md"))
    moved = source.meta.moved_from if source else []
    places = (page.src_uri, *(old.removesuffix("md") + ending for old in moved))
    return next(filter(None, map(before.get, places)), None)


def _approvals(old: ContentPage | None, page: ContentPage, roles: Roles) -> Iterator[Problem]:
    review, translation = page.meta.review, page.meta.translation
    is_new = old is None or old.meta.review != review
    if review.status == "approved" and is_new and not _is_one_of(
        review.by, roles.approvers(page.source_uri)
    ):  # fmt: skip
        message = say("“{by}” has no leave to approve this page (review.by).", by=review.by)
        line = page.line("review")
        yield Problem(page.path, line, "not-authorised", message, _FILL)
    if translation is None or translation.status != "reviewed":
        return
    is_new = old is None or old.meta.translation != translation
    if is_new and not _is_one_of(translation.reviewer, roles.speakers(page.language)):
        message = say(
            "“{reviewer}” has no leave to review the language “{language}”.",
            reviewer=translation.reviewer,
            language=page.language,
        )
        line = page.line("translation")
        yield Problem(page.path, line, "not-authorised", message, _FILL)


def _recordings(before: Library, after: Library, roles: Roles) -> Iterator[Problem]:
    path = _registry_path(after, "narrations")
    for key, entry in after.registries.narrations.items():
        old = before.registries.narrations.get(key)
        language = key.split("/")[-1].split(".")[1]
        is_new = entry.is_reviewed and (old is None or old != entry)
        if is_new and not _is_one_of(entry.reviewer, roles.speakers(language)):
            message = say(
                "“{reviewer}” has no leave to hear recordings in the language “{language}”.",
                reviewer=entry.reviewer,
                language=language,
            )
            yield Problem(path, 1, "not-authorised", message, _FILL)


def _clearances(
    before: Library, after: Library, roles: Roles, readings: Readings
) -> Iterator[Problem]:
    """Entries that may be printed from now on, or say something else while they may."""
    for field in fields(Registries):
        registry = field.name
        path = _registry_path(after, registry)
        clearers = roles.clearers(registry)
        has_word = bool({one.id for one in clearers} & readings.get(path, frozenset()))
        old, new = getattr(before.registries, registry), getattr(after.registries, registry)
        for key, entry in new.items():
            is_out = getattr(entry, "publish", None) == "yes"
            if is_out and old.get(key) != entry and not has_word:
                message = say(
                    "The entry “{key}” is published (publish: yes) and nobody who may has read "
                    "it again.",
                    key=key,
                )
                yield Problem(path, 1, "not-authorised", message, f"{_said(clearers)} {_FILL}")
            tried = getattr(entry, "verified", None)
            is_new = tried is not None and getattr(old.get(key), "verified", None) != tried
            if tried is not None and is_new and not _is_one_of(tried.by, clearers):
                message = say(
                    "“{by}” has no leave to try the number “{key}” (verified.by).",
                    by=tried.by,
                    key=key,
                )
                yield Problem(path, 1, "not-authorised", message, _FILL)


def _unread(
    before: Library,
    after: Library,
    pages: Iterable[PageChange],
    roles: Roles,
    readings: Readings,
) -> Iterator[Problem]:
    """Pages on safety that changed themselves and were not read by two, one of whom knows.

    As long as nobody is named nobody can read: then it is a reminder.
    """
    severity: Literal["error", "warning"] = "error" if roles.known else "warning"
    for change in pages:
        page = change.after
        if page is None or change.through:
            continue
        # Nobody takes the mark off a page, or leaves it out of what is made from one, unread.
        whole = after.get(page.meta.easy_of) if page.meta.easy_of else None
        around = (page, _earlier(before, after, page), after.get(page.source_uri), whole)
        if not any(one.meta.sensitivity == "safety" for one in around if one):
            continue
        ids = readings.get(page.path, frozenset())
        readers = [one for one in roles.of_page(page.source_uri) if one.id in ids]
        if len(readers) < READERS:
            names = ", ".join(one.name for one in readers) or say("nobody")
            message = say(
                "A page of safety needs {readers} readers; so far: {names}.",
                readers=READERS,
                names=names,
            )
        elif not any(one.worked_with_victims for one in readers):
            message = say("None of its readers has worked with people who were harmed.")
        else:
            continue
        line = page.line("sensitivity")
        hint = say(
            "{said} When it is read: loa propose read --by ID.",
            said=_said(roles.of_page(page.source_uri)),
        )
        yield Problem(page.path, line, "not-read", message, hint, severity)


def _is_one_of(name: str | None, reviewers: Iterable[Reviewer]) -> bool:
    return any(name in (one.id, one.name) for one in reviewers)


def _said(reviewers: list[Reviewer]) -> str:
    names = ", ".join(f"{one.name} ({one.id})" for one in reviewers)
    return say("Who may: {names}.", names=names) if names else say("Nobody has leave yet.")


def _registry_path(library: Library, registry: str) -> str:
    return f"{library.docs_dir.name}/{DATA_FOLDER}/{registry}.yml"
