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
_UNREAD = frozenset({"class", "href", "id", "src"})


@check("unknown-reference", "unpublished-reference")
def check_references(page: ContentPage, library: Library) -> Iterator[Problem]:
    """`[[law:L53]]` and its like resolve to published entries."""
    for asked in page.reading.references:
        found = resolve(asked.kind, asked.key, asked.label, library.registries)
        if isinstance(found, Refused):
            line = page.body_line(asked.line)
            yield Problem(page.path, line, found.code, found.message, found.hint)


@check("broken-reference")
def check_near_misses(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Nothing that was meant as a reference is printed as it stands."""
    reading = page.reading
    prose = [_prose(passage) for passage in reading.passages if passage.tag != "code"]
    # Texts of images and titles have references too, which are filled in.
    values = [
        re.sub(REFERENCE, REPLACED, one.value) if one.name in ("alt", "title") else one.value
        for one in reading.attributes
        if one.name not in _UNREAD
    ]
    for text in (*prose, *values, *(piece.text for piece in reading.html)):
        for missed in near_misses(text, library.registries):
            yield _problem(page.path, _line_of(page, missed, library.registries), missed)
    filled = {at for at, _ in numbers_asked(page.document.data)}
    for at, text in texts_in(page.document.data):
        shown = printed(text, library.registries) if at in filled else text
        for missed in near_misses(shown, library.registries):
            problem = _problem(page.path, page.line(*at), missed)
            hint = _IN_FRONT
            yield Problem(problem.path, problem.line, problem.code, problem.message, hint)


def _prose(passage: Passage) -> str:
    """A passage's words; code is an example, and texts of images are looked at by themselves."""
    kept = tuple(piece for piece in passage.pieces if piece.kind != "image")
    return replace(passage, pieces=kept).filled(lambda _: REPLACED, "")


def _problem(path: str, line: int, missed: NearMiss) -> Problem:
    message = say(
        "“{words}” is no reference, and would be printed as it stands.", words=missed.words
    )
    return Problem(path, line, "broken-reference", message, missed.hint)


def _line_of(page: ContentPage, missed: NearMiss, registries: Registries) -> int:
    """The line that holds such words however they are written; the body's first otherwise."""
    for number, row in enumerate(page.body.split("\n")):
        # Without the strokes that keep Markdown from reading a sign, which `read_as` drops too.
        if any(one.words == missed.words for one in near_misses(read_as(row), registries)):
            return page.body_line(number)
    return page.line_of_text(re.split(r"\s", missed.words)[0])


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
