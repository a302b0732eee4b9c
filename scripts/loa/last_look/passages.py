"""What a finished file says to people, in passages: a paragraph, a cell, an attribute, a cue.

Read with the parsers of each format, not with ours, since our own mistakes are what is looked for.
"""

import base64
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Literal
from urllib.parse import unquote_to_bytes

from lxml import etree

Kind = Literal["text", "value", "address"]
Reader = Callable[[bytes], Iterator["Passage"]]


@dataclass(frozen=True)
class Passage:
    """A text that somebody may read, hear or follow. `line` is that of the file, from 1.

    text: prose. value: an attribute, a name, a text in which digits may stand together by chance.
    address: where a link leads. `prose` is the text without what stands there as code.
    """

    line: int
    kind: Kind
    text: str
    prose: str = ""


def passages_of(uri: str, data: bytes) -> Iterator[Passage]:
    """The passages of a file of a site, by its ending; none for a format without words.

    Raises ValueError for a file that is not what its ending says.
    """
    reader = READERS.get(PurePosixPath(uri).suffix.lower())
    if reader is not None:
        yield from reader(data)


# Elements inside a line; any other begins a passage of its own.
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "input", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strong", "sub", "sup", "svg", "text", "time", "tspan", "tt", "u", "use", "var", "wbr",
})  # fmt: skip
_SMALLER = frozenset({"small", "sub", "sup"})
_CODE = frozenset({"code", "pre", "kbd", "samp"})
_ADDRESSES = frozenset({"action", "cite", "data", "formaction", "href", "poster", "src", "srcset"})
# Names, places and shapes, which nobody reads.
_TECHNICAL = frozenset({
    "aria-controls", "aria-describedby", "aria-labelledby", "charset", "class", "cx", "cy", "d",
    "datetime", "dx", "dy", "fill", "for", "height", "hreflang", "http-equiv", "id", "integrity",
    "lang", "name", "offset", "points", "property", "r", "rel", "role", "rx", "ry", "sizes",
    "stroke", "stroke-width", "style", "tabindex", "transform", "type", "viewbox", "width", "x",
    "x1", "x2", "xmlns", "y", "y1", "y2",
})  # fmt: skip


def _page(data: bytes) -> Iterator[Passage]:
    """Standard: HTML. The parser is libxml2's, which mends what browsers mend."""
    if data.strip():
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
        yield from _of_tree(etree.fromstring(data, parser))


def _drawing(data: bytes) -> Iterator[Passage]:
    yield from _of_tree(_xml(data))


def _feed(data: bytes) -> Iterator[Passage]:
    """Standard: RFC 4287; content of type html is a page in a page."""
    root = _xml(data)
    for name in root.iter("{*}id"):
        # A name for machines, in whose digits a number may stand by chance.
        name.text = ""
    for element in root.iter("{*}content", "{*}summary", "{*}title"):
        if element.get("type") == "html" and element.text:
            yield from _page(element.text.encode())
    yield from _of_tree(root)


def _xml(data: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


class _Said:
    """The passage that is being collected while a tree is walked."""

    def __init__(self) -> None:
        self.line = 1
        self.parts: list[tuple[str, bool]] = []

    def add(self, text: str | None, is_code: bool) -> None:
        if text:
            self.parts.append((text, is_code))

    def end(self, next_line: int | None) -> Iterator[Passage]:
        text = "".join(part for part, _ in self.parts)
        if text.strip():
            prose = "".join("\ufffc" if is_code else part for part, is_code in self.parts)
            yield Passage(self.line, "text", text, prose)
        self.parts.clear()
        self.line = next_line or self.line


def _of_tree(root: Any) -> Iterator[Passage]:
    if root is None:
        return
    said = _Said()
    code = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            said.add(element.tail, code > 0)
            continue
        tag = etree.QName(element).localname.lower()
        is_block = tag not in _INLINE and tag != "br"
        line = element.sourceline
        if event == "start":
            if is_block:
                yield from said.end(line)
            code += tag in _CODE
            if tag == "br":
                said.add("\n", code > 0)
            elif tag == "script":
                yield from _script(element)
            elif tag != "style":
                # Set smaller, such as the lunar day beside a day: no part of the same number.
                said.add(" " if tag in _SMALLER else "", code > 0)
                said.add(element.text, code > 0)
            yield from _attributes(element)
        else:
            if is_block:
                yield from said.end(line)
            code -= tag in _CODE
            said.add(element.tail, code > 0)
    yield from said.end(None)


def _attributes(element: Any) -> Iterator[Passage]:
    line = element.sourceline or 1
    for name, value in element.items():
        plain = etree.QName(name).localname.lower() if name.startswith("{") else name.lower()
        if plain in _ADDRESSES:
            yield Passage(line, "address", value)
            if value.lower().startswith("data:text/"):
                yield from _inside(line, value)
        elif plain not in _TECHNICAL:
            is_data = plain.startswith("data-") or plain == "content"
            yield Passage(line, "value", value, "" if is_data else value)


def _inside(line: int, address: str) -> Iterator[Passage]:
    """A file inside an address, such as the captions of a film. Format: RFC 2397."""
    head, _, body = address.partition(",")
    data = unquote_to_bytes(body)
    if head.endswith(";base64"):
        data = base64.b64decode(data)
    reader = _captions if "text/vtt" in head else _lines
    yield from (Passage(line, one.kind, one.text, one.prose) for one in reader(data))


def _script(element: Any) -> Iterator[Passage]:
    line, text = element.sourceline or 1, element.text or ""
    if "json" in element.get("type", ""):
        yield from _of_value(line, _json(text))
    else:
        yield from (Passage(line, "value", one.text) for one in _strings(text.encode()))


_STRING = re.compile(r""""((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`""")
_HANDED_OVER = re.compile(r"\s*\w+\((.*)\);\s*", re.DOTALL)


def _code(data: bytes) -> Iterator[Passage]:
    """What a script of ours says: its texts, or the data that it hands over."""
    text = data.decode()
    handed = _HANDED_OVER.fullmatch(text)
    try:
        value = json.loads(handed[1]) if handed else None
    except ValueError:
        # More than one such call, or anything else that is no data.
        value = None
    yield from _of_value(1, value) if isinstance(value, list | dict) else _strings(data)


def _strings(data: bytes) -> Iterator[Passage]:
    text = data.decode()
    for found in _STRING.finditer(text):
        written = next(group for group in found.groups() if group is not None)
        said = _ESCAPED.sub(_spelled_out, written)
        yield Passage(text.count("\n", 0, found.start()) + 1, "value", said, said)


# Of scripts: \\x41, \\u0041, \\u{41}, \\n and any other letter for itself.
_HEX = "[0-9a-fA-F]"
_ESCAPED = re.compile(rf"\\(?:x({_HEX}{{2}})|u({_HEX}{{4}})|u\{{({_HEX}{{1,6}})\}}|(.))", re.DOTALL)


def _spelled_out(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if not code:
        return " " if match[4] in "nrt\n" else match[4]
    number = int(code, 16)
    return chr(number) if number <= sys.maxunicode else ""


def _json_file(data: bytes) -> Iterator[Passage]:
    yield from _of_value(1, _json(data.decode()))


def _json(text: str) -> Any:
    return json.loads(text) if text.strip() else None


# Names of values that only machines read.
_DATA = re.compile(r"u?id|version|sha256|_?hash|@\w+|date\w*|.*[Dd]ate", re.ASCII)

# The name of a value that is a page's text: a chapter of a book.
_MARKUP = "xhtml"


def _of_value(line: int, value: Any) -> Iterator[Passage]:
    if isinstance(value, str):
        yield Passage(line, "value", value)
        yield Passage(line, "address", value)
    elif isinstance(value, list):
        for inner in value:
            yield from _of_value(line, inner)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name == _MARKUP and isinstance(inner, str):
                yield from _page(inner.encode())
            elif not (isinstance(inner, str) and _DATA.fullmatch(name)):
                yield from _of_value(line, inner)


# Of RFC 5545: days, repetitions and names, which calendars read and people do not.
_CALENDAR_DATA = re.compile(
    r"(?:BEGIN|END|VERSION|PRODID|METHOD|UID|DT\w+|R(?:RULE|DATE)|EXDATE|SEQUENCE|TRIGGER|DURATION"
    r"|CREATED|LAST-MODIFIED|TZ\w+|REFRESH-INTERVAL|X-PUBLISHED-TTL|RECURRENCE-ID)[;:]",
    re.IGNORECASE,
)


def _calendar(data: bytes) -> Iterator[Passage]:
    """Standard: RFC 5545, 3.1 (folded lines) and 3.3.11 (escaped texts)."""
    text = data.decode().replace("\r\n", "\n")
    line = 1
    for row in re.split(r"\n(?![ \t])", text):
        plain = re.sub(r"\n[ \t]", "", row)
        if not _CALENDAR_DATA.match(plain):
            said = re.sub(r"\\([nN;,\\])", _unescaped, plain.partition(":")[2])
            yield Passage(line, "text", said, said)
            yield Passage(line, "address", said)
        line += row.count("\n") + 1


def _unescaped(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


_CUE_TIME = re.compile(r"[\d:.,]+\s+-->")


def _captions(data: bytes) -> Iterator[Passage]:
    """Standard: WebVTT. A cue's rows are one passage; a sentence may go on in the next cue."""
    rows = data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    times = [bool(_CUE_TIME.match(row)) for row in rows]
    # A cue's name or number stands above its time.
    above = [*times[1:], False]
    said = [
        "" if time or named or row == "WEBVTT" else row
        for row, time, named in zip(rows, times, above, strict=True)
    ]
    for line, block in _blocks(said):
        yield Passage(line, "text", block, block)
    whole = " ".join(row for row in said if row.strip())
    yield Passage(1, "text", whole, whole)


def _lines(data: bytes) -> Iterator[Passage]:
    for line, block in _blocks(data.decode("utf-8-sig").split("\n")):
        yield Passage(line, "text", block, block)


def _blocks(rows: list[str]) -> Iterator[tuple[int, str]]:
    start = 0
    for number, row in enumerate([*rows, ""]):
        if row.strip():
            continue
        if number > start:
            yield start + 1, "\n".join(rows[start:number])
        start = number + 1


READERS: dict[str, Reader] = {
    ".html": _page, ".htm": _page, ".svg": _drawing, ".xml": _feed, ".atom": _feed,
    ".js": _code, ".css": _strings, ".json": _json_file, ".webmanifest": _json_file,
    ".ics": _calendar, ".vtt": _captions, ".srt": _captions, ".txt": _lines, ".csv": _lines,
    ".conf": _lines, ".md": _lines,
}  # fmt: skip
