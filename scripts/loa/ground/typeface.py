"""How wide a text is in Noto Sans, and in how many lines it breaks, before anything is set."""

import math
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

UPRIGHT = "NotoSans[wdth,wght].ttf"
_BREAKS = re.compile(r"[^ \t\n\r\f]+")
# Bold counts as wider by a share measured on the bold cut.
_BOLD = 1.08


def face_file() -> str:
    """Where Noto Sans lies, for whoever draws letters; its upright cut in regular weight."""
    return str(Path(str(files("fontpkg_noto_sans")), "files", UPRIGHT))


def _opened() -> "TTFont":
    # Loaded only now: most commands set nothing, and it takes as long as a page's reading.
    from fontTools.ttLib import TTFont

    return TTFont(face_file(), lazy=True)


@cache
def _advances() -> tuple[dict[int, float], float]:
    with _opened() as font:
        em = font["head"].unitsPerEm
        metrics = font["hmtx"]
        widths = {code: metrics[name][0] / em for code, name in font.getBestCmap().items()}
    return widths, 1.0


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line; a letter that the face lacks counts as one em."""
    widths, missing = _advances()
    total = sum(widths.get(ord(letter), missing) for letter in text)
    return total * size * (_BOLD if bold else 1)


@cache
def outline_of(letter: str) -> tuple[str, float] | None:
    """A letter of the bold cut as an SVG path, 50 units an em with y growing downwards from the
    baseline, and its advance in ems. None where the face lacks it.
    """
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    glyphs, names, em = _bold()
    name = names.get(ord(letter))
    if name is None:
        return None
    pen = SVGPathPen(glyphs, lambda value: f"{value:.2f}".rstrip("0").rstrip("."))
    # A grid of 50 units an em: finer than a pixel at the size of a saying.
    glyphs[name].draw(TransformPen(pen, (50 / em, 0, 0, -50 / em, 0, 0)))
    return pen.getCommands(), float(glyphs[name].width) / em


@cache
def _bold() -> tuple[Any, dict[int, str], float]:
    font = _opened()
    return font.getGlyphSet(location={"wght": 700}), font.getBestCmap(), font["head"].unitsPerEm


def lines_of(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """How many lines a text takes; a word longer than the line is broken, a no-break space is
    part of a word.
    """
    lines, used = 1, 0.0
    space = width_of(" ", size, bold=bold)
    for word in _BREAKS.findall(text):
        length = width_of(word, size, bold=bold)
        if used and used + space + length > width:
            lines, used = lines + 1, 0.0
        if length > width:
            lines += math.ceil(length / width) - 1
            length %= width
        used += length + (space if used else 0)
    return lines
