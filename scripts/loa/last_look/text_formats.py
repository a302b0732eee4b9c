"""The passages of formats that are rows of text: scripts, data, calendars, captions, tables."""

import csv
import html
import io
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from loa.last_look.passages import PIECES, READERS, Passage, inside_address, put_together

_STRING = re.compile(r""""((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`""")
_HANDED_OVER = re.compile(r"\s*\w+\((.*)\);\s*", re.DOTALL)


def _code(data: bytes) -> Iterator[Passage]:
    """What a script of ours says: its texts, or the data that it hands over."""
    value = _handed_over(data)
    yield from of_value(1, value) if isinstance(value, list | dict) else strings(data)


def _handed_over(data: bytes) -> Any:
    """The data of a script that calls one function with it; None for any other."""
    handed = _HANDED_OVER.fullmatch(data.decode())
    try:
        return json.loads(handed[1]) if handed else None
    except ValueError:
        # More than one such call, or anything else that is no data.
        return None


def _entries(data: bytes) -> list[bytes]:
    """A script for each entry of what is handed over. Texts in a list are read together, so that
    such a list stays whole.
    """
    value = _handed_over(data)
    if not isinstance(value, list) or not all(isinstance(one, dict | list) for one in value):
        return [data]
    return [f"entry([{json.dumps(one, ensure_ascii=False)}]);".encode() for one in value]


_HEX = "[0-9a-fA-F]"
# Of scripts: \\x41, \\u0041, \\u{41}, \\n and any other letter for itself.
_ESCAPED = re.compile(rf"\\(?:x({_HEX}{{2}})|u({_HEX}{{4}})|u\{{({_HEX}{{1,6}})\}}|(.))", re.DOTALL)
# Of stylesheets: \\41 with a space after it, and any other letter for itself. Standard: CSS Syntax
# 3, 4.3.7.
_ESCAPED_IN_CSS = re.compile(rf"\\(?:({_HEX}{{1,6}})\s?|(.))", re.DOTALL)


def strings(data: bytes, escaped: re.Pattern[str] = _ESCAPED) -> Iterator[Passage]:
    """The texts in quotation marks of a script, and what those that are joined say together."""
    text = data.decode()
    joined: list[tuple[int, str]] = []
    end = 0
    for found in _STRING.finditer(text):
        written = next(group for group in found.groups() if group is not None)
        said = escaped.sub(_spelled_out, written)
        line = text.count("\n", 0, found.start()) + 1
        yield Passage(line, "value", said, said)
        if not _JOINED.fullmatch(text, end, found.start()):
            yield from put_together(joined)
            joined = []
        joined.append((line, said))
        end = found.end()
    yield from put_together(joined)


# Between texts that stand side by side: of a sum, of a list, of `content`.
_JOINED = re.compile(r"[\s+,]*")


def _spelled_out(match: re.Match[str]) -> str:
    *codes, letter = match.groups()
    code = next(filter(None, codes), "")
    if not code:
        return " " if letter in "nrt\n" else str(letter)
    number = int(code, 16)
    return chr(number) if number <= sys.maxunicode else ""


_LOADED = re.compile(r"""url\(\s*["']?([^\s"')]+)""", re.IGNORECASE)


def style(data: bytes) -> Iterator[Passage]:
    """The same of a stylesheet, and the addresses in it."""
    yield from strings(data, _ESCAPED_IN_CSS)
    text = data.decode()
    for found in _LOADED.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield Passage(line, "address", found[1])
        if found[1].lower().startswith("data:"):
            yield from (replace(one, line=line) for one in inside_address(found[1]))


def _json_file(data: bytes) -> Iterator[Passage]:
    yield from of_value(1, parsed_json(data.decode()))


def parsed_json(text: str) -> Any:
    """The value of a JSON text, None for an empty one. Raises ValueError."""
    return json.loads(text) if text.strip() else None


# Names of values that only machines read.
_DATA = re.compile(r"u?id|version|sha256|_?hash|@\w+|date\w*|.*[Dd]ate", re.ASCII)

# The name of a value that is a page's text: a chapter of a book.
_MARKUP = "xhtml"


def of_value(line: int, value: Any) -> Iterator[Passage]:
    """Each text of data for programs; its chapters are read as pages."""
    if isinstance(value, str):
        yield Passage(line, "value", value)
        yield Passage(line, "address", value)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield Passage(line, "value", str(value))
    elif isinstance(value, list):
        for inner in value:
            yield from of_value(line, inner)
        yield from put_together([(line, one) for one in value if isinstance(one, str)])
    elif isinstance(value, dict):
        shown: list[tuple[int, str]] = []
        for name, inner in value.items():
            yield Passage(line, "value", name)
            if name == _MARKUP and isinstance(inner, str):
                yield from READERS[".html"](inner.encode())
            elif not (isinstance(inner, str | int) and _DATA.fullmatch(name)):
                yield from of_value(line, inner)
                shown += [(line, inner)] if isinstance(inner, str) else []
        yield from put_together(shown)


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
            head, _, written = plain.partition(":")
            said = re.sub(r"\\([nN;,\\])", _unescaped, written)
            # A name, or another form of the same text, stands before it.
            yield Passage(line, "value", head.partition(";")[2])
            yield Passage(line, "text", said, said)
            yield Passage(line, "address", said)
        line += row.count("\n") + 1


def _unescaped(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


_CUE_TIME = re.compile(r"[\d:.,]+\s+-->")


def captions(data: bytes) -> Iterator[Passage]:
    """Standard: WebVTT. A cue's rows are one passage; a sentence may go on in the next cue."""
    rows = data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    times = [bool(_CUE_TIME.match(row)) for row in rows]
    # A cue's name or number stands above its time.
    above = [*times[1:], False]
    said = [
        "" if time or named or row == "WEBVTT" else html.unescape(row)
        for row, time, named in zip(rows, times, above, strict=True)
    ]
    for line, block in _blocks(said):
        yield Passage(line, "text", block, block)
    whole = " ".join(row for row in said if row.strip())
    yield Passage(1, "text", whole, whole)


def plain_rows(data: bytes) -> Iterator[Passage]:
    """The paragraphs of a plain text, of a table for Excel row by row."""
    for line, block in _blocks(data.decode("utf-8-sig").split("\n")):
        yield Passage(line, "text", block, block)


def _table(data: bytes) -> Iterator[Passage]:
    """A table for Excel: its rows, and what stands below each other. Standard: RFC 4180."""
    yield from plain_rows(data)
    text = data.decode("utf-8-sig")
    separator = ";" if text.partition("\n")[0].count(";") else ","
    columns: dict[int, list[tuple[int, str]]] = defaultdict(list)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    for row in reader:
        for at, cell in enumerate(row):
            columns[at].append((reader.line_num, cell))
    for cells in columns.values():
        yield from put_together(cells)


def _blocks(rows: list[str]) -> Iterator[tuple[int, str]]:
    start = 0
    for number, row in enumerate([*rows, ""]):
        if row.strip():
            continue
        if number > start:
            yield start + 1, "\n".join(rows[start:number])
        start = number + 1


PIECES[".js"] = _entries
READERS.update({
    ".js": _code, ".css": style, ".json": _json_file, ".webmanifest": _json_file,
    ".ics": _calendar, ".vtt": captions, ".srt": captions, ".txt": plain_rows,
    ".csv": _table, ".conf": plain_rows, ".md": plain_rows,
    # Of servers and of ours: _headers, _redirects, .htaccess, SHA256SUMS.
    "": plain_rows,
})  # fmt: skip
