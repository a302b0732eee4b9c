"""A body's lines as Python-Markdown gets them, and where each stands in the body."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from markdown import Markdown
from markdown.htmlparser import HTMLExtractor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

# As Python-Markdown's NormalizeWhitespace: its own signs are no text, tabs are spaces.
_TAKEN_OUT = re.compile(f"{STX}wzxhzdk:")
_WIDE = re.compile(f"[{STX}{ETX}\\t]")
TAB = 4


@dataclass
class Source:
    """Lines that are parsed, each with its line in the body.

    `numbers` has the body's line of each parsed line, `html` that on which each piece of HTML
    begins that was taken out before the parse.
    """

    body: str
    rows: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    html: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.written = self.body.split("\n")
        self._offsets = [0]
        for row in self.written:
            self._offsets.append(self._offsets[-1] + len(row) + 1)

    def number(self, row: int) -> int:
        """The body's line of a parsed line; the last one beyond the end."""
        if not self.numbers:
            return 0
        last = len(self.written) - 1
        return min(self.numbers[min(max(row, 0), len(self.numbers) - 1)], last)

    def offset(self, row: int, column: int) -> int:
        """The position in the body of a column of a parsed line, whose tabs are spaces."""
        number = self.number(row)
        written = self.written[number]
        if not _WIDE.search(written):
            return self._offsets[number] + min(column, len(written))
        wide = 0
        for position, letter in enumerate(written):
            if wide >= column:
                return self._offsets[number] + position
            if letter not in (STX, ETX):
                wide += TAB - wide % TAB if letter == "\t" else 1
        return self._offsets[number] + len(written)


class KeepLines(Preprocessor):
    """Takes out blocks of HTML as Python-Markdown does, and keeps the lines of what is left."""

    def __init__(self, md: Markdown, source: Source) -> None:
        super().__init__(md)
        self.source = source

    def run(self, lines: list[str]) -> list[str]:
        """The lines without HTML blocks; fills in the source's numbers."""
        extractor = _Extractor(self.md)
        extractor.feed("\n".join(lines))
        extractor.close()
        pieces = extractor.cleandoc
        assert isinstance(pieces, _Placed)
        rows = "".join(pieces).split("\n")
        self.source.rows = rows
        self.source.numbers = _numbers(pieces, pieces.lines)
        self.source.html = pieces.html
        return rows


def _numbers(pieces: Iterable[str], lines: Iterable[int]) -> list[int]:
    """The line of each row of the joined pieces: that of the first thing on it that shows."""
    numbers: list[int] = []
    current: int | None = None
    last = 0
    for text, line in zip(pieces, lines, strict=True):
        for part, rest in enumerate(text.split("\n")):
            if part:
                numbers.append(last if current is None else current)
                current = None
            last = line + part
            if current is None and rest.strip():
                current = last
    numbers.append(last if current is None else current)
    return numbers


class _Placed(list[str]):
    """Pieces of a document, each with the line on which it begins."""

    def __init__(self, extractor: "_Extractor") -> None:
        super().__init__()
        self.extractor = extractor
        self.lines: list[int] = []
        self.html: list[int] = []

    def append(self, piece: str) -> None:
        """Keep a piece with the line that the extractor has come to."""
        line = self.extractor.lineno - 1
        if _TAKEN_OUT.search(piece):
            line = self.extractor.begun if self.extractor.begun is not None else line
            self.html.append(line)
        self.lines.append(line)
        super().append(piece)


class _Extractor(HTMLExtractor):
    begun: int | None = None

    def reset(self) -> None:
        super().reset()
        self.cleandoc = _Placed(self)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        was_raw = self.inraw
        if not was_raw:
            self.begun = self.lineno - 1
        super().handle_starttag(tag, attrs)
        if not self.inraw:
            self.begun = None

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        if not self.inraw:
            self.begun = None
