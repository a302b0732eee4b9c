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
    marks, source_marks = _marks(page.reading), _marks(source.reading)
    counts, source_counts = (
        Counter(mark for mark, _ in marks),
        Counter(mark for mark, _ in source_marks),
    )
    for name, mark in sorted(source_counts - counts):
        line = source.body_line(dict(reversed(source_marks))[name, mark])
        message = say(
            "The translation lacks the {name} “{mark}”, which is at {path}:{line}.",
            name=name,
            mark=mark,
            path=source.path,
            line=line,
        )
        yield Problem(page.path, page.document.body_line, "variant-differs", message)
    for name, mark in sorted(counts - source_counts):
        line = page.body_line(dict(reversed(marks))[name, mark])
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
        *(
            ((say("reference"), f"{reference.kind}:{reference.key}"), reference.line)
            for reference in reading.references
        ),
        *(((say("block"), _head(use)), use.line) for use in reading.uses),
    ]


def _head(use: Use) -> str:
    return f"/// {use.name} | {use.argument}" if use.argument else f"/// {use.name}"


def _check_headings(page: ContentPage, source: ContentPage) -> Iterator[Problem]:
    headings, source_headings = page.reading.sections, source.reading.sections
    for heading, source_heading in zip(headings, source_headings, strict=False):
        if (heading.level, heading.id) != (source_heading.level, source_heading.id):
            message = say(
                "The heading here is {signs} #{id}, at {path}:{line} it is {signs2} #{id2}.",
                signs="#" * heading.level,
                id=heading.id,
                path=source.path,
                line=source.body_line(source_heading.line),
                signs2="#" * source_heading.level,
                id2=source_heading.id,
            )
            hint = say("Keep the order, level and id {#…} of every heading.")
            line = page.body_line(heading.line)
            yield Problem(page.path, line, "variant-differs", message, hint)
            return
    if len(headings) != len(source_headings):
        message = say(
            "The translation has {count} headings, {path} has {given}.",
            count=len(headings),
            path=source.path,
            given=len(source_headings),
        )
        yield Problem(page.path, page.document.body_line, "variant-differs", message)


@check("variant-differs", "variant-numbers", "variant-term")
def check_variant_facts_in_texts(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Paragraph by paragraph, the numbers are the same and approved terms are used."""
    source = _source_of(page, library)
    if source is None:
        return
    pairs = list(_pairs(page, source))
    count, source_count = len(_segments(page.body)), len(_segments(source.body))
    if count != source_count:
        message = say(
            "Paragraphs do not match one by one: there are {own} here, {path} has {given}.",
            own=count,
            path=source.path,
            given=source_count,
        )
        hint = say(
            "Each paragraph, point and cell of the original has exactly one in the "
            "translation, in the same order."
        )
        yield Problem(page.path, page.document.body_line, "variant-differs", message, hint)
    terms = [term for term in library.registries.glossary.values() if term.is_approved]
    terms = [term for term in terms if term.language == page.language]
    for text, line, original, source_line in pairs:
        missing = numbers_in(original) - numbers_in(text)
        extra = numbers_in(text) - numbers_in(original)
        if missing or extra:
            parts = [say("lacks {listed}", listed=_listed(missing))] if missing else []
            parts += [say("has beside {listed}", listed=_listed(extra))] if extra else []
            message = say(
                "Figures differ from {path}:{place}: {parts}.",
                path=source.path,
                place=source_line,
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
                    place=source_line,
                    text=term.text,
                )
                yield Problem(page.path, line, "variant-term", message)


def _pairs(page: ContentPage, source: ContentPage) -> Iterator[tuple[str, int, str, int]]:
    """Text, line, original text and its line of every pair; none where the parts differ."""
    segments, source_segments = _segments(page.body), _segments(source.body)
    if [segment.key for segment in segments] != [segment.key for segment in source_segments]:
        return
    for name in ("title", "description"):
        text, source_text = getattr(page.meta, name), getattr(source.meta, name)
        yield text, page.line(name), source_text, source.line(name)
    for text_row, source_row in zip(
        _texts(page, segments), _texts(source, source_segments), strict=True
    ):
        yield *text_row, *source_row


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
