"""A page cut into what is translated and what stays: every segment is a span of the file.

Texts go back into their spans, so whatever nobody changed keeps its bytes. A segment is named
by the heading it stands under and its number there: `goi-so-nao.0` is the heading itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from loa.content.front_matter import FENCE, KeyPath, PageLoader, quoted
from loa.content.translation import text_fields
from loa.translation.placeholders import hide

_FENCED = re.compile(r"^\s*(```|~~~)")
_DIRECTIVE = re.compile(r"^/{3,}\s*[\w-]+")
_DIRECTIVE_END = re.compile(r"^/{3,}\s*$")
_HEADING = re.compile(
    r"^#{1,6}[ \t]+(?P<text>.*?)(?:[ \t]*\{:?[ \t]*#(?P<id>[\w-]+)[^}]*\})?[ \t#]*$"
)
_ADMONITION = re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s+[\w\s-]*?\"(?P<text>.*)\"\s*$")
_ADMONITION_BARE = re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s+[\w\s-]+$")
_MARKERS = re.compile(r"^\s*(?:(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|>[ \t]?|:[ \t]+)*")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
_CELL = re.compile(r"(?:\\.|[^|\\])+")


@dataclass(frozen=True)
class Segment:
    """A text to translate: `start` and `end` are its span in the file, in characters.

    `text` has placeholders for `codes`. `quoted` says that the span is a YAML value.
    """

    key: str
    start: int
    end: int
    line: int
    text: str
    codes: tuple[str, ...] = ()
    quoted: bool = False


def cut(text: str) -> list[Segment]:
    """All segments of a whole page, front matter first, in the order of the file."""
    rows = text.split("\n")
    end = next((n for n in range(1, len(rows)) if rows[n].rstrip() == FENCE), 0)
    offset = sum(len(row) + 1 for row in rows[: end + 1]) if end else 0
    header = "\n".join(rows[1:end]) + "\n" if end else ""
    front = _front(header, len(rows[0]) + 1)
    return [*front, *_Body(text, offset, end + 1 if end else 0).cut()]


def cut_body(body: str) -> list[Segment]:
    """The segments of a body alone; lines count from 0."""
    return _Body(body, 0, -1).cut()


def fill(text: str, segments: list[Segment], changed: dict[str, str]) -> str:
    """The page with new texts, by key, in their places; every other byte stays."""
    for segment in reversed(segments):
        if segment.key in changed:
            new = changed[segment.key]
            written = quoted(new) if segment.quoted else new
            text = text[: segment.start] + written + text[segment.end :]
    return text


def _front(header: str, offset: int) -> list[Segment]:
    loader = PageLoader(header)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            return []
        data = loader.construct_document(node)
    finally:
        loader.dispose()
    found = []
    for path, value in text_fields(data):
        place = _node(node, path)
        start, end = offset + place.start_mark.index, offset + place.end_mark.index
        shown, codes = hide(value)
        key = ".".join(("@", *(str(part) for part in path)))
        line = place.start_mark.line + 2
        found.append(Segment(key, start, end, line, shown, codes, quoted=True))
    return sorted(found, key=lambda segment: segment.start)


def _node(node: yaml.Node, path: KeyPath) -> yaml.Node:
    for part in path:
        if isinstance(node, yaml.SequenceNode):
            node = node.value[int(part)]
        else:
            node = next(value for key, value in node.value if key.value == str(part))
    return node


@dataclass
class _Body:
    """One pass over the lines of a body."""

    text: str
    offset: int
    line: int
    """Lines of the file above the body; -1 makes the first line of a bare body 0."""
    found: list[Segment] = field(default_factory=list)
    section: str = ""
    count: int = 0
    open: bool = False
    """Whether the line above is running text that the next line may continue."""
    nested: bool = False
    """Whether indented lines belong to a list or an admonition rather than to code."""

    def cut(self) -> list[Segment]:
        place = self.offset
        fence, skipping = "", False
        for number, row in enumerate(self.text[self.offset :].split("\n"), self.line + 1):
            mark = _FENCED.match(row)
            if mark or fence:
                fence = ("" if fence == mark[1] else fence or mark[1]) if mark else fence
                self.open = False
            elif skipping:
                skipping = not _DIRECTIVE_END.match(row)
            elif _DIRECTIVE.match(row):
                skipping, self.open = True, False
            else:
                for start, end in self._texts(row):
                    self._add(place + start, place + end, number)
            place += len(row) + 1
        return self.found

    def _texts(self, row: str) -> Iterator[tuple[int, int]]:
        """The spans in a line that are text."""
        heading = _HEADING.match(row)
        admonition = _ADMONITION.match(row)
        if not row.strip():
            self.open = False
        elif heading:
            self.open, self.nested, self.count = False, False, 0
            self.section = heading["id"] or f"h{len(self.found)}"
            yield heading.span("text")
        elif admonition or _ADMONITION_BARE.match(row):
            self.open, self.nested = False, True
            if admonition:
                yield admonition.span("text")
        elif row.lstrip().startswith("|"):
            self.open, self.nested = False, row.startswith(" ")
            if not _TABLE_RULE.match(row):
                yield from _cells(row)
        else:
            yield from self._prose(row)

    def _prose(self, row: str) -> Iterator[tuple[int, int]]:
        markers = _MARKERS.match(row)
        start = markers.end() if markers else 0
        has_marker = bool(row[:start].strip())
        if row.startswith("    ") and not self.nested and not self.open:
            return
        if has_marker:
            self.nested, self.open = True, False
        elif not row.startswith(" ") and not self.open:
            self.nested = False
        yield start, len(row.rstrip())
        self.open = True

    def _add(self, start: int, end: int, line: int) -> None:
        raw = self.text[start:end]
        if self.open and self.found and not self._is_border(start):
            last = self.found[-1]
            joined = " ".join(self.text[last.start : end].split())
            shown, codes = hide(joined)
            self.found[-1] = Segment(last.key, last.start, end, last.line, shown, codes)
            return
        shown, codes = hide(raw)
        if any(char.isalpha() for char in shown):
            key = f"{self.section}.{self.count}"
            self.found.append(Segment(key, start, end, line, shown, codes))
        self.count += 1

    def _is_border(self, start: int) -> bool:
        """Whether the text between the last segment and here is more than a line break."""
        between = self.text[self.found[-1].end : start]
        return between.count("\n") != 1 or bool(between.strip())


def _cells(row: str) -> Iterator[tuple[int, int]]:
    for match in _CELL.finditer(row):
        cell = match.group()
        if cell.strip():
            start = match.start() + len(cell) - len(cell.lstrip())
            yield start, start + len(cell.strip())
