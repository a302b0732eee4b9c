"""Headings that one reader of Markdown shows and another does not."""

import re
from collections.abc import Sequence

from loa.mending.rows import Edit, blocks, is_text

_TIGHT = re.compile(r"^(?P<signs>#{2,6})(?=[^\s#{])")
_UNDERLINE = re.compile(r"^(?:=+|-{2,})[ \t]*$")


def spaces(rows: Sequence[str]) -> list[Edit]:
    """`##Heading` gets the space without which a forge shows the signs."""
    text = is_text(rows)
    return [
        Edit(number, number + 1, (f"{match['signs']} {row[match.end() :]}",))
        for number, row in enumerate(rows)
        if text[number] and (match := _TIGHT.match(row))
    ]


def underlined(rows: Sequence[str]) -> list[Edit]:
    """A row with a line of `---` under it is a heading, and written as the others are."""
    edits = []
    for start, end in blocks(rows, is_text(rows)):
        if end - start >= 2 and _UNDERLINE.match(rows[start + 1]) and rows[start][:1].isalnum():
            following = ("",) if end - start > 2 else ()
            edits.append(Edit(start, start + 2, (f"## {rows[start].strip()}", *following)))
    return edits
