"""Inline references name entries that exist and may be shown; what was meant as one is one."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loa.checking import check
from loa.content.library import Library
from loa.content.near_misses import NearMiss, near_misses
from loa.content.page import ContentPage
from loa.content.reader_texts import numbers_asked, printed
from loa.content.references import REPLACED, Refused, resolve
from loa.content.registries import Registries
from loa.ground.wording import say
from loa.problems import Problem
from loa.reading.model import Passage
from loa.reading.syntax import REFERENCE
from loa.safety.folding import read_as

_IN_FRONT = say(
    "A front matter takes telephone numbers only, in words for readers: "
    "[[helpline:h111]]. Write anything else in words."
)
_FILLED_IN = re.compile(rf"(?<!\\)(?:{REFERENCE})")
_UNREAD = frozenset({"class", "href", "id", "src"})


@check("unknown-reference", "unpublished-reference")
def check_references(page: ContentPage, library: Library) -> Iterator[Problem]:
    """`[[law:L53]]` and its like resolve to published entries."""
    for reference in page.reading.references:
        resolved = resolve(reference.kind, reference.key, reference.label, library.registries)
        if isinstance(resolved, Refused):
            line = page.body_line(reference.line)
            yield Problem(page.path, line, resolved.code, resolved.message, resolved.hint)


@check("broken-reference")
def check_near_misses(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Nothing that was meant as a reference is printed as it stands."""
    reading = page.reading
    prose = [_prose(passage) for passage in reading.passages if passage.tag != "code"]
    # Texts of images and titles have references too, which are filled in.
    values = [
        re.sub(REFERENCE, REPLACED, attribute.value)
        if attribute.name in ("alt", "title")
        else attribute.value
        for attribute in reading.attributes
        if attribute.name not in _UNREAD
    ]
    for text in (*prose, *values, *(piece.text for piece in reading.html)):
        for near_miss in near_misses(text, library.registries):
            yield _problem(page.path, _line_of(page, near_miss, library.registries), near_miss)
    filled_paths = {path for path, _ in numbers_asked(page.document.data)}
    for path, text in texts_in(page.document.data):
        shown = printed(text, library.registries) if path in filled_paths else text
        for near_miss in near_misses(shown, library.registries):
            problem = _problem(page.path, page.line(*path), near_miss)
            hint = _IN_FRONT
            yield Problem(problem.path, problem.line, problem.code, problem.message, hint)


def _prose(passage: Passage) -> str:
    """A passage's words; code is an example, and texts of images are looked at by themselves."""
    pieces = tuple(piece for piece in passage.pieces if piece.kind != "image")
    return replace(passage, pieces=pieces).filled(lambda _: REPLACED, "")


def _problem(path: str, line: int, near_miss: NearMiss) -> Problem:
    message = say(
        "“{words}” is no reference, and would be printed as it stands.", words=near_miss.words
    )
    return Problem(path, line, "broken-reference", message, near_miss.hint)


def _line_of(page: ContentPage, near_miss: NearMiss, registries: Registries) -> int:
    """The line that holds such words however they are written; the body's first otherwise."""
    rows = page.body.split("\n")
    # A reference that is filled in has the same words; it is the place only where no other is.
    for texts in ([_FILLED_IN.sub(REPLACED, row) for row in rows], rows):
        for number, text in enumerate(texts):
            # Without the strokes that keep Markdown from reading a sign: `read_as` drops them too.
            if any(
                candidate.words == near_miss.words
                for candidate in near_misses(read_as(text), registries)
            ):
                return page.body_line(number)
    return page.line_of_text(re.split(r"\s", near_miss.words)[0])


def texts_in(
    value: object, at: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a front matter or a registry, with its place there."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_in(inner, (*at, str(key)))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts_in(inner, (*at, index))
