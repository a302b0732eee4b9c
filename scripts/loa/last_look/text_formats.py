"""The passages of formats that are rows of text: scripts, data, calendars, captions, tables."""

import csv
import html
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from loa.last_look.passages import PIECES, READERS, Passage, put_together
from loa.last_look.scripts import script
from loa.last_look.styles import style

_HANDED_OVER = re.compile(r"\s*\w+\((.*)\);\s*", re.DOTALL)


def _code(data: bytes) -> Iterator[Passage]:
    """What a script of ours says: its texts, or the data that it hands over."""
    value = _handed_over(data)
    yield from of_value(1, value) if isinstance(value, list | dict) else script(data)


def _handed_over(data: bytes) -> Any:
    """The data of a script that calls one function with it; None for any other."""
    call = _HANDED_OVER.fullmatch(data.decode())
    try:
        return json.loads(call[1]) if call else None
    except ValueError:
        # More than one such call, or anything else that is no data.
        return None


def _entries(data: bytes) -> list[bytes]:
    """A script for each entry of what is handed over. Texts in a list are read together, so that
    such a list stays whole.
    """
    value = _handed_over(data)
    if not isinstance(value, list) or not all(isinstance(entry, dict | list) for entry in value):
        return [data]
    return [f"entry([{json.dumps(entry, ensure_ascii=False)}]);".encode() for entry in value]


def _json_file(data: bytes) -> Iterator[Passage]:
    yield from of_value(1, parsed_json(data.decode()))


def parsed_json(text: str) -> Any:
    """The value of a JSON text, None for an empty one. Raises ValueError."""
    return json.loads(text) if text.strip() else None


# Names of values that only machines read, and the forms that such values have: numbers that count,
# sums, days, versions. What has none of these may be shown: an id of a feed, a version on a page.
_DATA = re.compile(r"u?id|version|sha256|_?hash|@\w+|date\w*|.*[Dd]ate", re.ASCII)
_DATUM = re.compile(
    r"[0-9a-f]{16,}|\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|\d{1,4}(?:\.\d{1,3}){1,2}|\d{1,2}"
)

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
        yield from put_together([(line, text) for text in value if isinstance(text, str)])
    elif isinstance(value, dict):
        shown: list[tuple[int, str]] = []
        for name, inner in value.items():
            yield Passage(line, "value", name)
            if name == _MARKUP and isinstance(inner, str):
                yield from READERS[".html"](inner.encode())
            elif not (_DATA.fullmatch(name) and _is_datum(inner)):
                yield from of_value(line, inner)
                shown += [(line, inner)] if isinstance(inner, str) else []
        yield from put_together(shown)


def _is_datum(value: Any) -> bool:
    return isinstance(value, int) or (isinstance(value, str) and bool(_DATUM.fullmatch(value)))


# Of RFC 5545: lines that only calendars read, and the forms that these have: days and times,
# lengths, distances from Greenwich, repetitions, counts.
_CALENDAR_DATA = re.compile(
    r"(?:DT\w+|R(?:RULE|DATE)|EXDATE|SEQUENCE|TRIGGER|DURATION|CREATED|LAST-MODIFIED|TZOFFSET\w+"
    r"|REFRESH-INTERVAL|X-PUBLISHED-TTL|RECURRENCE-ID|PRIORITY|REPEAT)(?:;.*)?",
    re.IGNORECASE,
)
_DAY = r"\d{8}(?:T\d{6}Z?)?"
_LENGTH = r"[+-]?P(?:\d+[WD])?(?:T(?:\d+[HMS])+)?"
_PART = rf"[A-Z]+=(?:{_DAY}|[+-]?\d{{0,4}}[A-Z]*(?:,[+-]?\d{{0,3}}[A-Z]*)*)"
_CALENDAR_DATUM = re.compile(
    rf"{_DAY}(?:/(?:{_DAY}|{_LENGTH}))?(?:,{_DAY})*|{_LENGTH}|[+-]\d{{4}}(?:\d\d)?|\d{{1,5}}"
    rf"|{_PART}(?:;{_PART})*"
)


def _calendar(data: bytes) -> Iterator[Passage]:
    """Standard: RFC 5545, 3.1 (folded lines) and 3.3.11 (escaped texts)."""
    text = data.decode().replace("\r\n", "\n")
    line = 1
    for row in re.split(r"\n(?![ \t])", text):
        head, raw_value = _halves(re.sub(r"\n[ \t]", "", row))
        # A name, or another form of the same text, stands before it.
        yield Passage(line, "value", head)
        if not (_CALENDAR_DATA.fullmatch(head) and _CALENDAR_DATUM.fullmatch(raw_value)):
            value = re.sub(r"\\([nN;,\\])", _unescaped, raw_value)
            # The name of an event for machines is made of sums, in which a number may stand.
            yield Passage(line, "value" if head.upper() == "UID" else "text", value, value)
            yield Passage(line, "address", value)
        line += row.count("\n") + 1


def _halves(row: str) -> tuple[str, str]:
    """What stands before and after the colon of a line that no quotation marks hold."""
    at = re.match(r'(?:[^":]|"[^"]*")*', row)
    end = at.end() if at else len(row)
    return row[:end], row[end + 1 :]


def _unescaped(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


_CLOCK = r"(?:\d+:)?\d\d:\d\d[.,]\d{3}"
_CUE_TIME = re.compile(rf"\s*{_CLOCK}\s+-->\s+{_CLOCK}(?P<settings>.*)")
# How a row is said and set: <v Lan>, <b>, <00:01.000>.
_SPAN = re.compile(r"<(/?[^<>]*)>")


def captions(data: bytes) -> Iterator[Passage]:
    """Standard: WebVTT. A cue's rows are one passage; a sentence may go on in the next cue. What
    stands above a cue and beside its time, nobody is shown and everybody can look at.
    """
    rows = data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    cue_rows = []
    for line, (row, following) in enumerate(zip(rows, [*rows[1:], ""], strict=True), 1):
        time = _CUE_TIME.fullmatch(row)
        is_setting = time is not None or _CUE_TIME.fullmatch(following) is not None
        settings = [time["settings"] if time else row] if is_setting else _SPAN.findall(row)
        yield from (Passage(line, "value", html.unescape(setting)) for setting in settings)
        cue_rows.append("" if is_setting or row == "WEBVTT" else html.unescape(_SPAN.sub("", row)))
    for line, block in _blocks(cue_rows):
        yield Passage(line, "text", block, block)
    whole_text = " ".join(row for row in cue_rows if row.strip())
    yield Passage(1, "text", whole_text, whole_text)


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
READERS.update(
    {
        ".js": _code,
        ".css": style,
        ".json": _json_file,
        ".webmanifest": _json_file,
        ".ics": _calendar,
        ".vtt": captions,
        ".srt": captions,
        ".txt": plain_rows,
        ".csv": _table,
        ".conf": plain_rows,
        ".md": plain_rows,
        # Of servers and of ours: _headers, _redirects, .htaccess, SHA256SUMS.
        "": plain_rows,
    }
)
