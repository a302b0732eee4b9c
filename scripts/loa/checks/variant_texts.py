"""A translation that claims to fit its source has the same parts, links, facts and terms.

An outdated one differs by nature and says so already, so it is not compared.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.translation import State
from loa.ground.wording import say
from loa.problems import Problem
from loa.reading.model import Reading, Use
from loa.translation.numbers import numbers_in
from loa.translation.placeholders import hide
from loa.translation.segments import Segment, cut_body

# A source is compared with each of its variants.
_segments = lru_cache(maxsize=1024)(cut_body)


@check("variant-differs")
def check_variant_parts(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Headings, links, images, references and blocks are those of the Vietnamese page."""
    source = _source_of(page, library)
    if source is None:
        return
    yield from _check_headings(page, source)
    own, given = _marks(page.reading), _marks(source.reading)
    counts, wanted = Counter(mark for mark, _ in own), Counter(mark for mark, _ in given)
    for name, mark in sorted(wanted - counts):
        line = source.body_line(dict(reversed(given))[name, mark])
        message = say(
            "The translation lacks the {name} “{mark}”, which is at {path}:{line}.",
            name=name,
            mark=mark,
            path=source.path,
            line=line,
        )
        yield Problem(page.path, page.document.body_line, "variant-differs", message)
    for name, mark in sorted(counts - wanted):
        line = page.body_line(dict(reversed(own))[name, mark])
        message = say(
            "The translation has the {name} “{mark}”, which {path} does not have.",
            name=name,
            mark=mark,
            path=source.path,
        )
        yield Problem(page.path, line, "variant-differs", message)


def _marks(reading: Reading) -> list[tuple[tuple[str, str], int]]:
    """What a translation keeps, as kind and name, each with its line."""
    return [
        *(((say("link"), link.target), link.line) for link in reading.links),
        *(((say("picture"), image.source), image.line) for image in reading.images),
        *(((say("reference"), f"{one.kind}:{one.key}"), one.line) for one in reading.references),
        *(((say("block"), _head(use)), use.line) for use in reading.uses),
    ]


def _head(use: Use) -> str:
    return f"/// {use.name} | {use.argument}" if use.argument else f"/// {use.name}"


def _check_headings(page: ContentPage, source: ContentPage) -> Iterator[Problem]:
    own, given = page.reading.sections, source.reading.sections
    for mine, theirs in zip(own, given, strict=False):
        if (mine.level, mine.id) != (theirs.level, theirs.id):
            message = say(
                "The heading here is {signs} #{id}, at {path}:{line} it is {signs2} #{id2}.",
                signs="#" * mine.level,
                id=mine.id,
                path=source.path,
                line=source.body_line(theirs.line),
                signs2="#" * theirs.level,
                id2=theirs.id,
            )
            hint = say("Keep the order, level and id {#…} of every heading.")
            line = page.body_line(mine.line)
            yield Problem(page.path, line, "variant-differs", message, hint)
            return
    if len(own) != len(given):
        message = say(
            "The translation has {count} headings, {path} has {given}.",
            count=len(own),
            path=source.path,
            given=len(given),
        )
        yield Problem(page.path, page.document.body_line, "variant-differs", message)


@check("variant-differs", "variant-numbers", "variant-term")
def check_variant_facts_in_texts(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Paragraph by paragraph, the numbers are the same and approved terms are used."""
    source = _source_of(page, library)
    if source is None:
        return
    pairs = list(_pairs(page, source))
    own, given = len(_segments(page.body)), len(_segments(source.body))
    if own != given:
        message = say(
            "Paragraphs do not match one by one: there are {own} here, {path} has {given}.",
            own=own,
            path=source.path,
            given=given,
        )
        hint = say(
            "Each paragraph, point and cell of the original has exactly one in the "
            "translation, in the same order."
        )
        yield Problem(page.path, page.document.body_line, "variant-differs", message, hint)
    terms = [term for term in library.registries.glossary.values() if term.is_approved]
    terms = [term for term in terms if term.language == page.language]
    for text, line, original, place in pairs:
        missing = numbers_in(original) - numbers_in(text)
        extra = numbers_in(text) - numbers_in(original)
        if missing or extra:
            parts = [say("lacks {listed}", listed=_listed(missing))] if missing else []
            parts += [say("has beside {listed}", listed=_listed(extra))] if extra else []
            message = say(
                "Figures differ from {path}:{place}: {parts}.",
                path=source.path,
                place=place,
                parts=", ".join(parts),
            )
            hint = say(
                "What the original writes in digits stays in digits; what it writes in words "
                "is translated in words."
            )
            yield Problem(page.path, line, "variant-numbers", message, hint)
        for term in terms:
            if term.vi.casefold() in original.casefold() and term.text not in text:
                message = say(
                    "“{vi}” ({path}:{place}) is to be translated as “{text}”.",
                    vi=term.vi,
                    path=source.path,
                    place=place,
                    text=term.text,
                )
                yield Problem(page.path, line, "variant-term", message)


def _pairs(page: ContentPage, source: ContentPage) -> Iterator[tuple[str, int, str, int]]:
    """Text, line, original text and its line of every pair; none where the parts differ."""
    own, given = _segments(page.body), _segments(source.body)
    if [segment.key for segment in own] != [segment.key for segment in given]:
        return
    for name in ("title", "description"):
        mine, theirs = getattr(page.meta, name), getattr(source.meta, name)
        yield mine, page.line(name), theirs, source.line(name)
    for mine, theirs in zip(_texts(page, own), _texts(source, given), strict=True):
        yield *mine, *theirs


def _texts(page: ContentPage, segments: Iterable[Segment]) -> Iterator[tuple[str, int]]:
    for name in ("scenes", "messages"):
        for index, row in enumerate(getattr(page.meta, name, [])):
            yield hide(row.text)[0], page.line(name, index)
    for segment in segments:
        yield re.sub(r"\{\d+\}", "", segment.text), page.body_line(segment.line)


def _source_of(page: ContentPage, library: Library) -> ContentPage | None:
    if library.state(page) not in {State.DRAFT, State.CURRENT}:
        return None
    return library.get(page.source_uri)


def _listed(numbers: Iterable[str]) -> str:
    return ", ".join(sorted(numbers))
