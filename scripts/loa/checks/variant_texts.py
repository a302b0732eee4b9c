"""A translation that claims to fit its source has the same parts, links, facts and terms.

An outdated one differs by nature and says so already, so it is not compared.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.translation import State
from loa.problems import Problem
from loa.reading.model import Reading, Use
from loa.translation.numbers import numbers_in
from loa.translation.placeholders import hide
from loa.translation.segments import Segment, cut_body

# A source is compared with each of its variants.
_segments = lru_cache(maxsize=1024)(cut_body)


@checker
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
        message = f"Bản dịch thiếu {name} “{mark}”, có ở {source.path}:{line}."
        yield Problem(page.path, page.document.body_line, "variant-differs", message)
    for name, mark in sorted(counts - wanted):
        line = page.body_line(dict(reversed(own))[name, mark])
        message = f"Bản dịch có {name} “{mark}” mà {source.path} không có."
        yield Problem(page.path, line, "variant-differs", message)


def _marks(reading: Reading) -> list[tuple[tuple[str, str], int]]:
    """What a translation keeps, as kind and name, each with its line."""
    return [
        *((("liên kết", link.target), link.line) for link in reading.links),
        *((("hình", image.source), image.line) for image in reading.images),
        *((("tham chiếu", f"{one.kind}:{one.key}"), one.line) for one in reading.references),
        *((("khối", _head(use)), use.line) for use in reading.uses),
    ]


def _head(use: Use) -> str:
    return f"/// {use.name} | {use.argument}" if use.argument else f"/// {use.name}"


def _check_headings(page: ContentPage, source: ContentPage) -> Iterator[Problem]:
    own, given = page.reading.sections, source.reading.sections
    for mine, theirs in zip(own, given, strict=False):
        if (mine.level, mine.id) != (theirs.level, theirs.id):
            message = (
                f"Đề mục ở đây là {'#' * mine.level} #{mine.id}, ở "
                f"{source.path}:{source.body_line(theirs.line)} là "
                f"{'#' * theirs.level} #{theirs.id}."
            )
            hint = "Giữ nguyên thứ tự, cấp và mã {#…} của mọi đề mục."
            line = page.body_line(mine.line)
            yield Problem(page.path, line, "variant-differs", message, hint)
            return
    if len(own) != len(given):
        message = f"Bản dịch có {len(own)} đề mục, {source.path} có {len(given)}."
        yield Problem(page.path, page.document.body_line, "variant-differs", message)


@checker
def check_variant_facts_in_texts(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Paragraph by paragraph, the numbers are the same and approved terms are used."""
    source = _source_of(page, library)
    if source is None:
        return
    pairs = list(_pairs(page, source))
    own, given = len(_segments(page.body)), len(_segments(source.body))
    if own != given:
        message = (
            f"Các đoạn không khớp từng đoạn một: ở đây {own} đoạn, {source.path} có {given} đoạn."
        )
        hint = "Mỗi đoạn, mỗi mục, mỗi ô của bản gốc có đúng một đoạn dịch, theo cùng thứ tự."
        yield Problem(page.path, page.document.body_line, "variant-differs", message, hint)
    terms = [term for term in library.registries.glossary.values() if term.is_approved]
    terms = [term for term in terms if term.language == page.language]
    for text, line, original, place in pairs:
        missing = numbers_in(original) - numbers_in(text)
        extra = numbers_in(text) - numbers_in(original)
        if missing or extra:
            parts = [f"thiếu {_listed(missing)}"] if missing else []
            parts += [f"thừa {_listed(extra)}"] if extra else []
            message = f"Con số khác với {source.path}:{place}: {', '.join(parts)}."
            hint = "Chữ số của bản gốc giữ là chữ số; số viết bằng chữ thì dịch bằng chữ."
            yield Problem(page.path, line, "variant-numbers", message, hint)
        for term in terms:
            if term.vi.casefold() in original.casefold() and term.text not in text:
                message = f"“{term.vi}” ({source.path}:{place}) phải dịch là “{term.text}”."
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
