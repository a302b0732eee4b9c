"""How large the text of a deck may be: one size for all its slides, in PPTX and PDF alike."""

from loa.ground.typeface import lines_of
from loa.handouts.fitting import (
    SLIDE_GAP,
    SLIDE_HEIGHT,
    SLIDE_INDENT,
    SLIDE_LINE,
    SLIDE_TEXT,
    SLIDE_WIDTH,
)
from loa.handouts.paper import Element, level_of, text_of, tree_of

# Points, below the 28 of the titles. The checks count with 22, so a deck that passes them fits.
SIZES = (26, 24)
_FULL = 0.9


def text_size(body: str) -> int:
    """The largest size at which no slide is fuller than nine tenths; slides begin with an h2."""
    root = tree_of(body)
    if root.find(".//table") is None:
        slides: list[list[Element]] = [[]]
        for element in root:
            if level_of(element) == 2:
                slides.append([])
            slides[-1].append(element)
        for size in SIZES:
            if all(_height(slide, size) <= _FULL * SLIDE_HEIGHT for slide in slides):
                return size
    return int(SLIDE_TEXT)


def _height(slide: list[Element], size: int) -> float:
    scale = size / SLIDE_TEXT
    height = 0.0
    for block in (one for element in slide for one in element.iter()):
        if block.tag in {"li", "p"} and level_of(block) == 0:
            room = SLIDE_WIDTH - (SLIDE_INDENT if block.tag == "li" else 0)
            height += (lines_of(text_of(block), size, room) * SLIDE_LINE + SLIDE_GAP) * scale
    return height
