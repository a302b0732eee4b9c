"""A deck before any format: what kind each slide is, how large its text, who stands beside it.

Both PDF and PPTX are made from this plan, so that they show the same. A slide has one of four
kinds: an `idea` (a few lines), a `question` (its title asks; it stands on the colour), `lights`
(each line begins with a traffic light), a `table`.
"""

from dataclasses import dataclass
from itertools import cycle
from typing import Literal

from loa.ground.line_breaks import together
from loa.ground.typeface import lines_of
from loa.handouts.documents import Document
from loa.handouts.fitting import (
    SLIDE_GAP,
    SLIDE_HEIGHT,
    SLIDE_INDENT,
    SLIDE_LINE,
    SLIDE_TEXT,
    SLIDE_TITLE,
    SLIDE_TITLE_LINES,
    SLIDE_WIDTH,
)
from loa.handouts.paper import Element, keep_words_together, level_of, text_of, tree_of

Kind = Literal["idea", "question", "lights", "table"]
# Points. The checks count with 22 over the whole width, so a deck that passes them fits.
SIZES = (40, 36, 33, 30, 28, 26, 24)
TITLE_SIZES = (44, 40, 36, 32, 28)
# A slide of few lines has larger letters than its deck, by so much at most.
_LARGER = 10
# Words beside a light, and how full a slide of larger letters is at most.
LIGHT_WIDTH = 354.0
_AIRY = 0.85
# 28 mm: two lines of 32 points.
_TITLE_ROOM = 79.4
# What is left beside a picture, in points: 157 of 223.6 mm.
BESIDE_WIDTH = 430.0
_FULL = 0.9
MOST_LIGHTS = 3
_LIGHTS = {
    "xanh": "green",
    "đèn xanh": "green",
    "vàng": "yellow",
    "đèn vàng": "yellow",
    "đỏ": "red",
    "đèn đỏ": "red",
}


@dataclass(frozen=True)
class Slide:
    """One slide: `body` without its title, in letters of `size` points; `figure` is SVG markup,
    empty where lines need all the width; `lights` are a colour and the entry that it stands before.
    """

    kind: Kind
    title: str
    body: list[Element]
    figure: str
    size: int
    lights: tuple[tuple[str, Element], ...] = ()


@dataclass(frozen=True)
class Deck:
    """All slides after the first, and the sizes in points of their titles and of the text of the
    fullest.
    """

    title_size: int
    size: int
    slides: list[Slide]


def deck_of(document: Document) -> Deck:
    """The plan of a document's body, in which every h2 begins a slide."""
    parts = split(document.body)
    titles = title_size([title for title, _ in parts])
    size = text_size(parts, below=titles)
    figures = cycle(document.figures or ("",))
    slides = []
    for title, body in parts:
        figure = next(figures)
        kind, lights = _kind(title, body)
        if kind == "table" or not _is_beside(title, body, size):
            figure = ""
        own_size = _own_size(kind, title=title, body=body, size=size, below=titles)
        slides.append(
            Slide(kind, title=title, body=body, figure=figure, size=own_size, lights=lights)
        )
    return Deck(titles, size, slides)


def split(body: str) -> list[tuple[str, list[Element]]]:
    """The title of each slide and what stands below it; what stands above the first is left."""
    parts: list[tuple[str, list[Element]]] = []
    for element in tree_of(body):
        if level_of(element) == 2:
            parts.append((text_of(element), []))
        elif parts:
            parts[-1][1].append(keep_words_together(element))
    return parts


def title_size(titles: list[str]) -> int:
    """One size for all titles of a deck: the largest at which each fits beside a picture."""
    return next(
        (size for size in TITLE_SIZES if all(_title_fits(title, size) for title in titles)),
        int(SLIDE_TITLE),
    )


def _title_fits(title: str, size: int) -> bool:
    lines = lines_of(together(title), size, BESIDE_WIDTH, bold=True)
    return lines * size * 0.9 * SLIDE_LINE / SLIDE_TEXT <= _TITLE_ROOM


def text_size(parts: list[tuple[str, list[Element]]], *, below: int = 36) -> int:
    """One size for a deck, smaller than `below`, which its titles have: the largest at which
    every slide has room for somebody beside its lines, else the largest at which no slide is
    fuller than nine tenths.
    """
    if any(_has_table(body) for _, body in parts):
        return int(SLIDE_TEXT)
    sizes = [size for size in SIZES if size < below]
    for size in sizes:
        if all(_is_beside(title, body, size) for title, body in parts):
            return size
    for size in sizes:
        if all(_height(body, size, SLIDE_WIDTH) <= _FULL * SLIDE_HEIGHT for _, body in parts):
            return size
    return int(SLIDE_TEXT)


def _own_size(kind: Kind, title: str, body: list[Element], size: int, *, below: int) -> int:
    """The letters of one slide: those of its deck, or larger ones where it says little."""
    if kind == "table" or not _is_beside(title, body, size):
        return size
    larger = (
        candidate for candidate in SIZES if size < candidate <= size + _LARGER and candidate < below
    )
    if kind == "lights":
        texts = [together(text_of(item)) for element in body for item in element]
        return next((candidate for candidate in larger if _stand_alone(texts, candidate)), size)
    return next(
        (
            candidate
            for candidate in larger
            if _height(body, candidate, BESIDE_WIDTH) <= _AIRY * SLIDE_HEIGHT
        ),
        size,
    )


def _stand_alone(texts: list[str], size: int) -> bool:
    """Whether each has one line beside its light."""
    return all(lines_of(text, size, LIGHT_WIDTH, bold=True) == 1 for text in texts)


def _kind(title: str, body: list[Element]) -> tuple[Kind, tuple[tuple[str, Element], ...]]:
    if _has_table(body):
        return "table", ()
    lights = _lights(body[0]) if len(body) == 1 else ()
    if lights:
        return "lights", lights
    return ("question" if title.endswith("?") else "idea"), ()


def _has_table(body: list[Element]) -> bool:
    return any(child.tag == "table" for element in body for child in element.iter())


def _lights(element: Element) -> tuple[tuple[str, Element], ...]:
    """The colour and each entry, where all entries of a list begin with a light."""
    items = [item for item in element if item.tag == "li"] if element.tag in {"ul", "ol"} else []
    colours = [_LIGHTS.get(text_of(item).partition(":")[0].strip().lower(), "") for item in items]
    if not 0 < len(items) <= MOST_LIGHTS or not all(colours):
        return ()
    return tuple(zip(colours, items, strict=True))


def _is_beside(title: str, body: list[Element], size: int) -> bool:
    """Whether title and lines fit beside a picture."""
    lines = lines_of(together(title), SLIDE_TITLE, BESIDE_WIDTH, bold=True)
    return lines <= SLIDE_TITLE_LINES and _height(body, size, BESIDE_WIDTH) <= _FULL * SLIDE_HEIGHT


def _height(body: list[Element], size: int, width: float) -> float:
    scale = size / SLIDE_TEXT
    height = 0.0
    for block in (child for element in body for child in element.iter()):
        if block.tag in {"li", "p"}:
            room = width - (SLIDE_INDENT * scale if block.tag == "li" else 0)
            height += (
                lines_of(together(text_of(block)), size, room) * SLIDE_LINE + SLIDE_GAP
            ) * scale
    return height
