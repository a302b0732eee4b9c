"""Where each block of a page begins in its source, found while Python-Markdown parses it.

Python-Markdown keeps no positions. Its block processors take blocks of text off a list and only
ever cut markers from the fronts of lines, so a block is found again in the source: its lines are
ends of consecutive lines, at or after those that were parsed before.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension

from loa.reading.source import Source

Element = etree.Element
# How far ahead a block is looked for. Between two blocks stand lines that no block keeps:
# definitions of links and footnotes, a block's options.
AHEAD = 400
_MOST_A_LETTER = 40
_MOST_AT_ALL = 4_000
"""How often a page's letters may be taken apart, and so many more: once for each block that holds
them. Pages of the portal need less than twice their letters, twelve lists in each other five times.
A block that begins in a list and again below it (`1. /// note`, `/// note`) holds itself in
pymdownx.blocks, and needs thousands of times.
"""


class Lines:
    """Follows a parser through the source; `marks` has the first row of each block's element."""

    def __init__(self, md: Markdown, source: Source) -> None:
        self.parser = md.parser
        self.source = source
        self.cursor = 0
        self.marks: dict[Element, int] = {}
        self.footnotes: dict[str, int] = {}
        self._bare: list[str] | None = None
        self._letters = 0
        self._most = _MOST_A_LETTER * len(source.body) + _MOST_AT_ALL
        # The parser's methods are its only hooks; what an instance has shadows them.
        setattr(md.parser, "parseBlocks", self.parse_blocks)  # noqa: B010
        for extension in md.registeredExtensions:
            if isinstance(extension, FootnoteExtension):
                self._follow(extension)

    @property
    def rows(self) -> list[str]:
        """The source's lines without the blanks around them."""
        if self._bare is None:
            self._bare = [row.strip() for row in self.source.rows]
        return self._bare

    def parse_blocks(self, parent: Element, blocks: list[str]) -> None:
        """As BlockParser.parseBlocks, and each element that a block adds gets its row. Raises
        RecursionError for blocks that hold themselves.
        """
        while blocks:
            block, waiting = blocks[0], len(blocks)
            self._letters += len(block) + 1
            if self._letters > self._most:
                raise RecursionError("blocks that hold themselves")
            start = self._find(block)
            if start is not None:
                self.cursor = start
                if parent.tag in ("li", "dd"):
                    self.marks.setdefault(parent, start)
            here = self.cursor
            count, last = len(parent), parent[-1] if len(parent) else None
            for processor in self.parser.blockprocessors:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break
            self._mark(parent, count, last=last, row=here)
            if start is not None:
                self.cursor = max(self.cursor, start + _rows_used(block, blocks, waiting))

    def find_row(self, pattern: re.Pattern[str]) -> int:
        """The next row that matches; the present one if none does."""
        for row in range(self.cursor, min(self.cursor + AHEAD, len(self.rows))):
            if pattern.match(self.rows[row]):
                return row
        return self.cursor

    def _find(self, block: str) -> int | None:
        block_rows = [row.strip() for row in block.strip("\n").split("\n")]
        rows, size = self.rows, len(block_rows)
        if not block_rows[0]:
            return None
        for row in range(self.cursor, min(self.cursor + AHEAD, len(rows) - size + 1)):
            if rows[row].endswith(block_rows[0]) and all(
                rows[row + ahead].endswith(block_rows[ahead]) for ahead in range(1, size)
            ):
                return row
        return None

    def _mark(self, parent: Element, count: int, last: Element | None, row: int) -> None:
        if len(parent) <= count and len(parent) and parent[-1] is not last and last is not None:
            # A definition list has taken the paragraph above it for its terms.
            row = min(row, self.marks.get(last, row))
            count = len(parent) - 1
        for element in parent[count:]:
            self.marks.setdefault(element, row)

    def _follow(self, extension: FootnoteExtension) -> None:
        keep, parse = extension.setFootnote, self.parser.parseChunk

        def set_footnote(id: str, text: str) -> None:
            pattern = re.compile(rf"\[\^{re.escape(id)}\]:")
            self.footnotes[id] = self.find_row(pattern)
            keep(id, text)

        def make(root: Element) -> Element | None:
            rows = iter(self.footnotes.get(key, 0) for key in list(extension.footnotes))

            def parse_note(parent: Element, text: str) -> None:
                self.cursor = next(rows)
                self.parser.parseChunk = parse  # type: ignore[method-assign]
                parse(parent, text)
                self.parser.parseChunk = parse_note  # type: ignore[method-assign]

            self.parser.parseChunk = parse_note  # type: ignore[method-assign]
            try:
                return original(root)
            finally:
                self.parser.parseChunk = parse  # type: ignore[method-assign]

        original = extension.makeFootnotesDiv
        extension.setFootnote = set_footnote  # type: ignore[method-assign]
        extension.makeFootnotesDiv = make  # type: ignore[method-assign]


def _rows_used(block: str, blocks: list[str], waiting: int) -> int:
    """How many rows of a block were used up, by what was put back on the list."""
    rows = _height(block)
    back = blocks[: max(0, len(blocks) - waiting + 1)]
    if not back:
        return rows
    if len(back) == 1 and block.rstrip("\n").endswith(back[0].strip("\n").split("\n")[-1]):
        return max(0, rows - _height(back[0]))
    return 0


def _height(block: str) -> int:
    return block.strip("\n").count("\n") + 1
