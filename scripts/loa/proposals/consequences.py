"""What follows for readers from changed pages: facts, translations, addresses, things on paper."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from loa.checking import check
from loa.checks.claims import claims_of
from loa.claims.resting import Claim
from loa.content.kinds import LessonMeta, VideoMeta
from loa.content.library import Library
from loa.content.narrations import is_old, narrations
from loa.content.page import SOURCE_LANGUAGE, ContentPage, url_below
from loa.content.registries import Registries
from loa.content.translation import State
from loa.ground.wording import say
from loa.packs.plan import is_for
from loa.packs.profiles import Profile
from loa.problems import Problem, nearest
from loa.proposals.changes import EntryChange, PageChange

_ON_EVERY_PAPER = frozenset({"number", "short_name", "publish", "order", "country", "call_for"})
"""Fields of a helpline that the rows of numbers on pages, packs and posters print."""


@dataclass(frozen=True)
class FactChange:
    """The claims of a page that are gone and those that are new."""

    path: str
    gone: tuple[Claim, ...]
    new: tuple[Claim, ...]


def changed_facts(before: Library, after: Library, pages: Iterable[PageChange]) -> list[FactChange]:
    """What the Vietnamese pages stated and will state, where it differs."""
    found = []
    for change in pages:
        old = _claims(change.before, before)
        new = _claims(change.after, after)
        gone, come = _without(old, new), _without(new, old)
        if gone or come:
            found.append(FactChange(change.page.path, gone, come))
    return found


def _claims(page: ContentPage | None, library: Library) -> list[Claim]:
    if page is None or not page.is_valid or page.written_in != SOURCE_LANGUAGE:
        return []
    return claims_of(page, library)


def _without(some: list[Claim], others: list[Claim]) -> tuple[Claim, ...]:
    """Those claims whose figure stands more often here than there."""
    spare = Counter((one.kind, one.value) for one in others)
    kept = []
    for claim in some:
        key = claim.kind, claim.value
        if spare[key]:
            spare[key] -= 1
        else:
            kept.append(claim)
    return tuple(kept)


def outdated_translations(before: Library, after: Library) -> list[ContentPage]:
    """Translations that said what their source says, and no longer do."""
    found = []
    for page in after.pages:
        was = before.get(page.src_uri)
        fell = after.state(page) in {State.OUTDATED, State.ORPHAN}
        if fell and was is not None and before.state(was) in {State.CURRENT, State.DRAFT}:
            found.append(page)
    return found


def outdated_recordings(before: Library, after: Library) -> list[str]:
    """Files of voices that read what their page said, and no longer says."""
    were_true = _true_recordings(before)
    return [uri for uri in were_true if uri in after.files and uri not in _true_recordings(after)]


def _true_recordings(library: Library) -> list[str]:
    found = []
    for one in narrations(library):
        record = library.registries.narrations.get(one.uri)
        source = library.get(one.source_uri)
        if record is not None and source is not None and not is_old(record, source):
            found.append(one.uri)
    return found


@check("lost-address", scope="command")
def lost_addresses(before: Library, after: Library) -> Iterator[Problem]:
    """Every address that opens a page today opens one afterwards, if only by leading on."""
    kept = _addresses(after)
    broken = {page.path for page in after.rejected}
    for url, page in sorted(_addresses(before).items()):
        if url in kept or page.path in broken:
            continue
        message = say(
            "The address “{url}” can be opened now and is lost by this proposal.", url=url
        )
        hint = say(
            "Write “{uri}” into moved_from of the page in its place, or use loa move or loa "
            "remove.",
            uri=page.source_uri,
        )
        near = get_close_matches(page.source_uri, [one.src_uri for one in after.pages], 1, 0.5)
        if near:
            hint += " " + nearest(page.source_uri, near)
        yield Problem(page.path, 1, "lost-address", message, hint)


def _addresses(library: Library) -> dict[str, ContentPage]:
    """Every address that leads to a page, today's and earlier ones, in any language."""
    found = {}
    for page in library.pages:
        if library.is_published(page) or library.is_withheld(page):
            found[page.url] = page
        source = library.get(page.source_uri)
        if source and library.is_published(page) and page.meta.type != "language-home":
            for old in source.meta.moved_from:
                found.setdefault(url_below(old, page.language), page)
    return found


def changes_every_paper(entries: Iterable[EntryChange]) -> bool:
    """Whether numbers change that stand on every page, pack and poster."""
    return any(
        change.registry == "helplines"
        and any(name in _ON_EVERY_PAPER for name, _, _ in change.values)
        for change in entries
    )


def papers(pages: Iterable[PageChange]) -> list[tuple[ContentPage, tuple[str, ...]]]:
    """Pages whose printed things are to be printed again, with their handouts."""
    found = []
    for change in pages:
        page = change.page
        names = tuple(page.meta.handouts)
        if isinstance(page.meta, LessonMeta):
            names = ("trọn gói bài học", *names)
        if isinstance(page.meta, VideoMeta):
            names = ("phim và giấy đi kèm", *names)
        if names and page.is_valid and change.before is not None:
            found.append((page, names))
    return found


def packs(
    profiles: Iterable[Profile], pages: Iterable[PageChange], registries: Registries, every: bool
) -> list[Profile]:
    """The kinds of packs that hold something that changes."""
    shown = [change.page for change in pages if change.page.is_valid]
    return [
        profile
        for profile in profiles
        if every or any(is_for(profile, page, registries) for page in shown)
    ]
