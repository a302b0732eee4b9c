"""What is translated, how well, and what to translate next."""

from collections import Counter
from dataclasses import dataclass

from loa.content.entries.languages import Language
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.translation import State


@dataclass(frozen=True)
class Coverage:
    """One language: how many translations in each state, and per audience the share of pages
    that have a published one.
    """

    language: Language
    states: dict[State, int]
    audiences: dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Next:
    """A page worth translating, with its score and what there is of it."""

    language: str
    page: str
    title: str
    state: State
    score: int


def coverage(library: Library) -> list[Coverage]:
    """All languages but the source, in registry order."""
    sources = _sources(library)
    rows = []
    for language in _languages(library):
        states: Counter[State] = Counter()
        done: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for page in sources:
            variant = _variant(library, page, language.slug)
            state = library.state(variant) if variant else None
            states[state or State.MISSING] += 1
            is_out = variant is not None and library.is_published(variant)
            for audience in page.meta.audience:
                total[audience] += 1
                done[audience] += is_out
        states[State.ORPHAN] = sum(
            page.language == language.slug and library.state(page) is State.ORPHAN
            for page in library.pages
        )
        audiences = {key: (done[key], total[key]) for key in library.registries.audiences}
        rows.append(Coverage(language, {state: states[state] for state in State}, audiences))
    return rows


def what_next(library: Library, language: str = "", limit: int = 10) -> list[Next]:
    """Missing and outdated pages by speakers × audience × traffic class, best first.

    An unknown number of speakers counts as the smallest known one, not as none.
    """
    languages = [entry for entry in _languages(library) if language in {"", entry.slug}]
    known = [entry.speakers for entry in _languages(library) if entry.speakers]
    least = min(known, default=1)
    rows = []
    for entry in languages:
        for page in _sources(library):
            variant = _variant(library, page, entry.slug)
            state = (library.state(variant) if variant else None) or State.MISSING
            weight = max(library.registries.audiences[key].weight for key in page.meta.audience)
            if state in {State.MISSING, State.OUTDATED} and weight:
                score = (
                    (entry.speakers or least)
                    * weight
                    * traffic_class(page, library.registries.section("help"))
                )
                rows.append(
                    Next(
                        language=entry.slug,
                        page=page.src_uri,
                        title=page.meta.title,
                        state=state,
                        score=score,
                    )
                )
    return sorted(rows, key=lambda row: (-row.score, row.page, row.language))[:limit]


def traffic_class(page: ContentPage, help_section: str) -> int:
    """How many readers a page has, from its place, since nobody counts them: 5 the help pages,
    4 other safety pages, 3 first pages of sections, 2 guides and clips, 1 the rest.
    """
    if page.section == help_section or page.src_uri == "index.md":
        return 5
    if page.meta.sensitivity == "safety":
        return 4
    if page.is_index:
        return 3
    return 2 if page.meta.type in {"guide", "video"} else 1


def _variant(library: Library, page: ContentPage, language: str) -> ContentPage | None:
    variants = library.translations(page.src_uri)
    return next((variant for variant in variants if variant.language == language), None)


def _sources(library: Library) -> list[ContentPage]:
    return [page for page in library.pages if page.language == SOURCE_LANGUAGE]


def _languages(library: Library) -> list[Language]:
    languages = library.registries.languages.values()
    return [language for language in languages if language.slug != SOURCE_LANGUAGE]
