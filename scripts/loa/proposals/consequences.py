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
    changes = []
    for change in pages:
        old_claims = _claims(change.before, before)
        new_claims = _claims(change.after, after)
        gone, new = _more_often_in(old_claims, new_claims), _more_often_in(new_claims, old_claims)
        if gone or new:
            changes.append(FactChange(change.page.path, gone, new))
    return changes


def _claims(page: ContentPage | None, library: Library) -> list[Claim]:
    if page is None or not page.is_valid or page.written_in != SOURCE_LANGUAGE:
        return []
    return claims_of(page, library)


def _more_often_in(claims: list[Claim], others: list[Claim]) -> tuple[Claim, ...]:
    """Those claims whose figure stands more often here than there."""
    counts = Counter((claim.kind, claim.value) for claim in others)
    more_here = []
    for claim in claims:
        key = claim.kind, claim.value
        if counts[key]:
            counts[key] -= 1
        else:
            more_here.append(claim)
    return tuple(more_here)


def outdated_translations(before: Library, after: Library) -> list[ContentPage]:
    """Translations that said what their source says, and no longer do."""
    pages = []
    for page in after.pages:
        before_page = before.get(page.src_uri)
        is_outdated = after.state(page) in {State.OUTDATED, State.ORPHAN}
        if (
            is_outdated
            and before_page is not None
            and before.state(before_page) in {State.CURRENT, State.DRAFT}
        ):
            pages.append(page)
    return pages


def outdated_recordings(before: Library, after: Library) -> list[str]:
    """Files of voices that read what their page said, and no longer says."""
    uris = _current_recordings(before)
    return [uri for uri in uris if uri in after.files and uri not in _current_recordings(after)]


def _current_recordings(library: Library) -> list[str]:
    uris = []
    for narration in narrations(library):
        entry = library.registries.narrations.get(narration.uri)
        source = library.get(narration.source_uri)
        if entry is not None and source is not None and not is_old(entry, source):
            uris.append(narration.uri)
    return uris


@check("lost-address", scope="command")
def lost_addresses(before: Library, after: Library) -> Iterator[Problem]:
    """Every address that opens a page today opens one afterwards, if only by leading on."""
    addresses_after = _addresses(after)
    unreadable_paths = {page.path for page in after.rejected}
    for url, page in sorted(_addresses(before).items()):
        if url in addresses_after or page.path in unreadable_paths:
            continue
        message = say(
            "The address “{url}” can be opened now and is lost by this proposal.", url=url
        )
        hint = say(
            "Write “{uri}” into moved_from of the page in its place, or use loa move or loa "
            "remove.",
            uri=page.source_uri,
        )
        near_uris = get_close_matches(
            page.source_uri, [other.src_uri for other in after.pages], n=1, cutoff=0.5
        )
        if near_uris:
            hint += " " + nearest(page.source_uri, near_uris)
        yield Problem(path=page.path, line=1, code="lost-address", message=message, hint=hint)


def _addresses(library: Library) -> dict[str, ContentPage]:
    """Every address that leads to a page, today's and earlier ones, in any language."""
    pages_by_url = {}
    for page in library.pages:
        if library.is_published(page) or library.is_withheld(page):
            pages_by_url[page.url] = page
        source = library.get(page.source_uri)
        if source and library.is_published(page) and page.meta.type != "language-home":
            for former_uri in source.meta.moved_from:
                pages_by_url.setdefault(url_below(former_uri, page.language), page)
    return pages_by_url


def changes_every_paper(entries: Iterable[EntryChange]) -> bool:
    """Whether numbers change that stand on every page, pack and poster."""
    return any(
        change.registry == "helplines"
        and any(name in _ON_EVERY_PAPER for name, _, _ in change.values)
        for change in entries
    )


def papers(pages: Iterable[PageChange]) -> list[tuple[ContentPage, tuple[str, ...]]]:
    """Pages whose printed things are to be printed again, with their handouts."""
    printed = []
    for change in pages:
        page = change.page
        handouts = tuple(page.meta.handouts)
        if isinstance(page.meta, LessonMeta):
            handouts = ("trọn gói bài học", *handouts)
        if isinstance(page.meta, VideoMeta):
            handouts = ("phim và giấy đi kèm", *handouts)
        if handouts and page.is_valid and change.before is not None:
            printed.append((page, handouts))
    return printed


def packs(
    profiles: Iterable[Profile],
    pages: Iterable[PageChange],
    registries: Registries,
    every: bool,
) -> list[Profile]:
    """The kinds of packs that hold something that changes."""
    changed = [change.page for change in pages if change.page.is_valid]
    return [
        profile
        for profile in profiles
        if every or any(is_for(profile, page, registries) for page in changed)
    ]
