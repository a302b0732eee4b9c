"""The rows of a page's text in which Markdown is read as text, not as code, HTML or a table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

# CommonMark 0.31.2: 4.5 Fenced code blocks, 5.2 List items, 4.1 Thematic breaks.
_FENCE = re.compile(r"^ *(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_RULER = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_BREAK = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
ITEM = re.compile(r"^(?P<indent> *)(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap> +|\t)(?=\S)")


@dataclass(frozen=True)
class Edit:
    """Rows `start` to `end` (not included, counted from 0) give way to `rows`."""

    start: int
    end: int
    rows: tuple[str, ...]


def applied(rows: Sequence[str], edits: Sequence[Edit]) -> list[str]:
    """The rows after edits that do not overlap."""
    changed = list(rows)
    for edit in sorted(edits, key=attrgetter("start"), reverse=True):
        changed[edit.start : edit.end] = edit.rows
    return changed


def is_item(row: str) -> re.Match[str] | None:
    """An item of a list, but not a line across the page."""
    return None if _BREAK.match(row) else ITEM.match(row)


def is_text(rows: Sequence[str]) -> list[bool]:
    """For each row whether it is Markdown to be read: not in a fence, a table, HTML or a block's
    options, and not indented code.
    """
    text = [True] * len(rows)
    fence = ""
    for number, row in enumerate(rows):
        match = _FENCE.match(row)
        if fence:
            text[number] = False
            bare = row.strip()
            if len(bare) >= len(fence) and not bare.strip(fence[0]):
                fence = ""
        elif match:
            text[number] = False
            fence = match["fence"]
    for start, end in blocks(rows, text):
        first = rows[start].lstrip()
        table = any("|" in rows[n] and _RULER.match(rows[n + 1]) for n in range(start, end - 1))
        if table or first.startswith(("<", "///", "{", "[^", "*[")) or _is_reference(first):
            text[start:end] = [False] * (end - start)
    return text


def blocks(rows: Sequence[str], text: Sequence[bool]) -> list[tuple[int, int]]:
    """The runs of rows between empty ones, as start and end."""
    runs = []
    start = None
    for number in range(len(rows) + 1):
        inside = number < len(rows) and text[number] and bool(rows[number].strip())
        if inside and start is None:
            start = number
        elif not inside and start is not None:
            runs.append((start, number))
            start = None
    return runs


def _is_reference(row: str) -> bool:
    return re.match(r"^\[[^\]]+\]:", row) is not None
