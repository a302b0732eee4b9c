"""A title in the largest letters with which it fits its box, in lines of nearly equal length."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import ImageFont

from loa.media.captions import wrap
from loa.media.drawing import face

_LINE = 1.32
_HAN = r"\u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff"
# A word, or one Han sign with the punctuation after it: a line may end behind each.
_PIECE = re.compile(rf"\s+|[{_HAN}][\u3000-\u303f\uff00-\uffef]*|[^\s{_HAN}]+")


@dataclass(frozen=True)
class Lettering:
    """Lines in one font; `lines_over` counts those for which there is no room."""

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont
    lines_over: int = 0

    @property
    def step(self) -> int:
        """Pixels from one line to the next; Vietnamese stacks two marks on a capital."""
        return round(self.font.size * _LINE)

    @property
    def height(self) -> int:
        """Pixels."""
        return self.step * len(self.lines)


def fit_title(text: str, script: str, width: int, height: int, sizes: tuple[int, ...]) -> Lettering:
    """Set a text in a box of so many pixels, in bold letters of an ISO 15924 script.

    `sizes` are tried one after the other, in pixels, largest first.
    """
    for size in sizes:
        font = face(script, 700, size)
        lines = _broken(text, font, width)
        lettering = Lettering(tuple(lines), font)
        if lettering.height <= height and all(font.getlength(line) <= width for line in lines):
            return Lettering(tuple(_evened(text, font=font, width=width, lines=lines)), font)
    room = max(1, height // lettering.step)
    return Lettering(lettering.lines, font, max(1, len(lettering.lines) - room))


def _broken(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """As few lines as there can be; a word longer than the line stands alone."""
    lines: list[str] = []
    line, used = "", 0.0
    for piece in _PIECE.findall(" ".join(text.split())):
        length = font.getlength(piece)
        if line and not piece.isspace() and used + length > width:
            lines.append(line.rstrip())
            line, used = "", 0.0
        line, used = line + piece, used + length
    return [*lines, line]


def _evened(text: str, font: ImageFont.FreeTypeFont, width: float, lines: list[str]) -> list[str]:
    """The same number of lines, ending where it reads well."""
    for division in _divisions(text, max(map(len, lines)) + 2, len(lines)):
        if all(font.getlength(line) <= width for line in division):
            return division
    return lines


def _divisions(text: str, longest: int, count: int) -> Iterator[list[str]]:
    for characters in range(longest, len(text) // count, -1):
        division = wrap(text, characters)
        if len(division) > count:
            return
        yield division
