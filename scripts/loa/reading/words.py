"""The words of a tree's blocks, each with its line: what was written is found again as read."""

import html
import re
import xml.etree.ElementTree as etree
from bisect import bisect_right
from dataclasses import dataclass, field

from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.util import ETX, STX, AtomicString

from loa.reading.fences import SIGN
from loa.reading.model import Image, Link, Passage, Piece, Reference, is_heading
from loa.reading.source import Source
from loa.reading.syntax import BLOCK_MARK, REFERENCE_MARK, OpenReference

Element = etree.Element
_SIGN = re.compile(
    f"{STX}(?:(?P<amp>amp)|(?P<code>[0-9]+)|wzxhzdk:(?P<html>[0-9]+)|[^{ETX}]*){ETX}"
)
# Put in by extensions: places for a hard space and for the way back from a footnote.
_ADDED = re.compile(f"{STX}(?!wzxhzdk:)[^{ETX}]*{ETX}")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.IGNORECASE)
_BOX = re.compile(r"\[[ xX]\][ ]+")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_ATTRIBUTES = re.compile(
    rf"(?:[ ]+{AttrListTreeprocessor.BASE_RE}[ ]*|\n[ ]*{AttrListTreeprocessor.BASE_RE}[ ]*)$"
)
# A text's first line stands on its block's first row or shortly below, its others in a row.
NEAR = 40


@dataclass
class Run:
    """Text as written, before inline marks are read.

    `positions` has row and column of each line, `ends` the position in `raw` where each ends; a
    column of -1 says that nobody wrote the line so.
    """

    raw: str
    positions: list[tuple[int, int]]
    ends: list[int] = field(default_factory=list)

    def row_at(self, position: int) -> int:
        """The row on which a character of `raw` stands."""
        return self.positions[min(bisect_right(self.ends, position), len(self.positions) - 1)][0]


class Written:
    """Finds texts of a tree, as written, in the source; asked in document order."""

    def __init__(self, source: Source, marks: dict[Element, int]) -> None:
        self.source = source
        self.marks = marks
        self.runs: dict[tuple[Element, str], Run] = {}
        self.structure: set[Element] = set()
        self._row, self._column = 0, 0

    def read(self, root: Element) -> None:
        """Find every text of a tree of blocks, before inline marks become elements."""
        waiting: list[tuple[Element, str, int, bool]] = [(root, "text", 0, False)]
        self.structure = set(root.iter())
        while waiting:
            element, part, above, is_note = waiting.pop()
            row = self.marks.get(element, above)
            if part == "tail":
                self._keep(element, "tail", text=element.tail, row=above)
                continue
            if element.get("class") == "footnote":
                is_note = True
            if is_note and element in self.marks:
                self._row, self._column = row, 0
            self._keep(element, "text", text=element.text, row=row)
            for child in reversed(element):
                waiting.append((child, "tail", row, is_note))
                waiting.append((child, "text", row, is_note))

    def _keep(self, element: Element, part: str, text: str | None, row: int) -> None:
        if not text or not text.strip():
            return
        text = _ADDED.sub("", html.unescape(text) if isinstance(text, AtomicString) else text)
        is_title = element.get("class") == "admonition-title"
        if (row, 0) > (self._row, self._column):
            self._row, self._column = row, 0
        positions: list[tuple[int, int]] = []
        ends: list[int] = []
        total = 0
        for number, line in enumerate(text.split("\n")):
            reach = 1 if is_title and not number else NEAR
            positions.append(self._locate(line.strip(), reach, is_title))
            total += len(line) + 1
            ends.append(total)
        self.runs[element, part] = Run(text, positions, ends)

    def _locate(self, text: str, reach: int, is_title: bool) -> tuple[int, int]:
        if not text:
            return self._row, self._column
        column = self._column
        for row in range(self._row, min(self._row + reach, len(self.source.rows))):
            here = self.source.rows[row].replace(SIGN, "")
            start = self._in_row(here, text, column, is_title)
            if start >= 0:
                self._row, self._column = row, start + len(text)
                return row, start
            column = 0
        return self._row, -1

    def _in_row(self, here: str, text: str, column: int, is_title: bool) -> int:
        if is_title:
            return here.find(f'"{text}"') + 1 or -1
        bare = here.rstrip()
        if "|" not in here and bare.endswith(text) and len(bare) - len(text) >= column:
            return len(bare) - len(text)
        return here.find(text, column)


@dataclass
class Collected:
    """Everything that is found on the way through a finished tree."""

    passages: list[Passage] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    rows: dict[Element, int] = field(default_factory=dict)
    html_rows: dict[int, int] = field(default_factory=dict)
    reference_rows: dict[int, int] = field(default_factory=dict)
    of_element: dict[Element, Passage] = field(default_factory=dict)


class Collector:
    """Goes through a tree whose inline marks are elements, and collects words with lines."""

    def __init__(
        self,
        source: Source,
        written: Written,
        stash: list[str | Element],
        blocks: list[str],
        references: list[OpenReference],
    ) -> None:
        self.source = source
        self.written = written
        self.stash = stash
        self.blocks = blocks
        self.matches = references
        self.collected = Collected()
        self._section = -1
        self._row = 0
        self._pieces: list[Piece] = []
        self._run: Run | None = None
        self._position = 0
        self._open: list[tuple[Element, int]] = []

    def collect(self, root: Element) -> Collected:
        """All passages of a tree in document order."""
        waiting: list[tuple[Element, Element | None, str]] = [(root, None, "")]
        while waiting:
            holder, after, block = waiting.pop()
            element = holder if after is None else after
            if after is None:
                block = self._enter(holder, block)
            children = list(holder)
            start = 0 if after is None else children.index(after) + 1
            self._begin(element, "text" if after is None else "tail")
            kind = "code" if holder.tag == "code" else "text"
            self._add_words((holder.text if after is None else after.tail) or "", kind)
            upcoming = None
            for child in children[start:]:
                if child in self.written.structure:
                    upcoming = child
                    break
                self._inline(child)
                self._add_words(child.tail or "")
            self._finish(holder, block)
            if upcoming is not None:
                waiting.append((holder, upcoming, block))
                waiting.append((upcoming, None, block))
        return self.collected

    def _enter(self, element: Element, block: str) -> str:
        row = self.written.marks.get(element)
        run = self.written.runs.get((element, "text"))
        if run is not None:
            row = run.positions[0][0]
        self._row = self._row if row is None else row
        self.collected.rows[element] = self._row
        if is_heading(element.tag):
            self._section += 1
        mark = element.get(BLOCK_MARK)
        return self.blocks[int(mark)] if mark is not None else block

    def _begin(self, element: Element, part: str) -> None:
        self._pieces, self._position = [], 0
        self._run = self.written.runs.get((element, part))
        if self._run is not None:
            self._row = self._run.positions[0][0]

    def _finish(self, holder: Element, block: str) -> None:
        if not any(piece.text.strip() or piece.reference for piece in self._pieces):
            return
        lines = [piece.line for piece in self._pieces if piece.text.strip() or piece.reference]
        start, end, raw = self._span()
        passage = Passage(
            tag=holder.tag,
            line=lines[0],
            start=start,
            end=end,
            pieces=tuple(self._pieces),
            written=raw,
            block=block,
            section=self._section,
        )
        self.collected.passages.append(passage)
        self.collected.of_element.setdefault(holder, passage)

    def _span(self) -> tuple[int, int, str]:
        run = self._run
        if run is None or min(column for _, column in run.positions) < 0:
            return 0, 0, ""
        raw = _ATTRIBUTES.sub("", run.raw).rstrip()
        rows = raw.split("\n")
        first = next((n for n, row in enumerate(rows) if row.strip()), 0)
        (row, column), (last, last_column) = run.positions[first], run.positions[len(rows) - 1]
        box = _BOX.match(rows[first].strip())
        start = self.source.offset(row, column + (box.end() if box else 0))
        end = self.source.offset(last, last_column + len(rows[-1].strip()))
        return start, end, raw.strip()[box.end() if box else 0 :]

    def _inline(self, root: Element) -> None:
        waiting: list[tuple[Element, str]] = [(root, "open")]
        starts: dict[Element, int] = {}
        while waiting:
            element, step = waiting.pop()
            if step == "tail":
                self._add_words(element.tail or "")
                continue
            if step == "close":
                self._close(element, starts[element])
                continue
            self.collected.rows[element] = self._row
            mark = element.get(REFERENCE_MARK)
            if mark is not None:
                self._reference(int(mark))
                continue
            if element.get("class") in ("footnote-ref", "footnote-backref"):
                continue
            if element.tag == "img":
                self._image(element)
                continue
            starts[element] = self._row
            if element.tag == "a" and element.text:
                self._come_to(_plain(element.text.split("\n")[0], self.stash))
                starts[element] = self._row
                self.collected.rows[element] = self._row
            kind = "code" if element.tag == "code" else "text"
            self._add_words(element.text or "", kind)
            waiting.append((element, "close"))
            for child in reversed(element):
                waiting.append((child, "tail"))
                waiting.append((child, "open"))

    def _close(self, element: Element, row: int) -> None:
        if element.tag == "a" and element.get("href"):
            words = "".join(_plain(text, self.stash) for text in element.itertext())
            target = _plain(element.get("href", ""), self.stash)
            self.collected.links.append(Link(target, words, self._number(row)))

    def _image(self, element: Element) -> None:
        source = _plain(element.get("src", ""), self.stash)
        text = _plain(element.get("alt", ""), self.stash)
        self._come_to(source)
        self.collected.rows[element] = self._row
        self.collected.images.append(Image(source, text, self._number(self._row)))
        self._pieces.append(Piece(text, self._number(self._row), "image"))

    def _reference(self, position: int) -> None:
        match = self.matches[position]
        written = as_written(match.written)
        self._come_to(written)
        self.collected.reference_rows[position] = self._row
        line = self._number(self._row)
        reference = Reference(
            kind=match.kind, key=match.key, label=match.label, written=written, line=line
        )
        self._pieces.append(Piece(text="", line=line, kind="reference", reference=reference))
        self._move(written)

    def _add_words(self, text: str, kind: str = "text") -> None:
        """Words as they stand in a tree, where signs stand for what was escaped or taken out."""
        position = 0
        for match in _SIGN.finditer(text):
            self._add_plain(text[position : match.start()], kind)
            self._add_sign(match, kind)
            position = match.end()
        self._add_plain(text[position:], kind)

    def _add_sign(self, match: re.Match[str], kind: str) -> None:
        if match["amp"]:
            self._add("&", "&", kind)
        elif match["code"]:
            letter = chr(min(int(match["code"]), 0x10FFFF))
            self._add(letter, letter, kind)
        elif match["html"] and int(match["html"]) < len(self.stash):
            number = int(match["html"])
            written = self.stash[number]
            if not isinstance(written, str):
                return
            if _ENTITY.fullmatch(written.strip()):
                self._add(html.unescape(written), written, kind)
                return
            self._come_to(written.split("\n")[0].strip())
            self.collected.html_rows.setdefault(number, self._row)
            if _BREAK.match(written):
                self._pieces.append(Piece(" ", self._number(self._row)))
            self._move(written)

    def _add_plain(self, text: str, kind: str) -> None:
        if kind == "code":
            text = html.unescape(text)
        for line in re.findall(r"[^\n]*\n|[^\n]+", text):
            self._add(line, line, kind)

    def _add(self, read: str, written: str, kind: str) -> None:
        self._come_to(written)
        line = self._number(self._row)
        last = self._pieces[-1] if self._pieces else None
        same = last is not None and last.kind == kind and last.line == line
        if last is not None and same and not last.text.endswith("\n") and last.reference is None:
            self._pieces[-1] = Piece(last.text + read, line, last.kind)
        else:
            self._pieces.append(Piece(read, line, "code" if kind == "code" else "text"))
        self._move(written)

    def _come_to(self, written: str) -> None:
        if self._run is None or not written:
            return
        bare = written.strip()
        position = self._run.raw.find(bare, self._position) if bare else -1
        if position >= 0:
            self._position = position
            self._row = self._run.row_at(position)

    def _move(self, written: str) -> None:
        if self._run is None:
            return
        raw = self._run.raw
        bare = written.strip()
        if raw.startswith(bare, self._position):
            self._position += len(bare)
        if written.endswith("\n"):
            end = raw.find("\n", self._position)
            if end >= 0:
                self._position = end + 1
                self._row = self._run.row_at(self._position)

    def _number(self, row: int) -> int:
        return self.source.number(row)


def as_written(text: str) -> str:
    """A text with the strokes that Markdown has taken for signs."""
    return _SIGN.sub(lambda sign: f"\\{chr(int(sign['code']))}" if sign["code"] else "", text)


def _plain(text: str, stash: list[str | Element]) -> str:
    def resolve(match: re.Match[str]) -> str:
        if match["amp"]:
            return "&"
        if match["code"]:
            return chr(min(int(match["code"]), 0x10FFFF))
        if match["html"] and int(match["html"]) < len(stash):
            written = stash[int(match["html"])]
            return html.unescape(written) if isinstance(written, str) else ""
        return ""

    return _SIGN.sub(resolve, text)
