"""Lists as Word, offices and forges write them, in the one way that every reader shows as a list.

Python-Markdown wants an empty line before a list and four spaces for a list within one; a forge's
preview (CommonMark) wants neither, so an editor sees a list there and readers a run-on paragraph.
"""

import re
from collections.abc import Sequence

from loa.mending.rows import Edit, blocks, is_item, is_text

STEP = 4
# Word's signs for the first, second and third level, and those of its sign fonts.
_SIGNS = {"•": 0, "●": 0, "·": 0, "\uf0b7": 0, "◦": 1, "○": 1, "▪": 2, "■": 2, "\uf0a7": 2}
_BULLET = re.compile(rf"^(?P<indent>[ \t]*)(?P<sign>[{''.join(_SIGNS)}])[ \t\u00a0]*(?=\S)")
# Letters and dashes only count with the tab that Word puts behind them.
_TABBED = re.compile(r"^(?P<indent>[ \t]*)(?P<sign>[o§Øüv–—])\t[ \t]*(?=\S)")
_DASHED = re.compile(r"^ {0,3}[–—][ \u00a0]+(?=\S)")
_BRACKET = re.compile(r"^(?P<indent> {0,3})(?P<number>\d{1,3})\)(?P<gap>[ \t]+)(?=\S)")


def bullets(rows: Sequence[str]) -> list[Edit]:
    """Rows that begin with a sign of Word, or two and more with a long dash, as items."""
    edits = []
    for start, end in blocks(rows, is_text(rows)):
        signed = [_BULLET.match(row) or _TABBED.match(row) for row in rows[start:end]]
        dashed = [_DASHED.match(row) for row in rows[start:end]]
        if not all(dashed) or len(dashed) < 2:
            dashed = [None] * len(dashed)
        for number, (sign, dash) in enumerate(zip(signed, dashed, strict=True), start):
            if sign:
                level = 1 if sign["sign"] == "o" else _SIGNS.get(sign["sign"], 0)
                is_first = not any(signed[: number - start])
                level = 0 if is_first else level
                item = f"{' ' * STEP * level}- {rows[number][sign.end() :]}"
                edits.append(Edit(number, number + 1, (item,)))
            elif dash:
                edits.append(Edit(number, number + 1, (f"- {rows[number][dash.end() :]}",)))
    return edits


def brackets(rows: Sequence[str]) -> list[Edit]:
    """Two and more rows that begin with `1)`, `2)`, … as a list with numbers."""
    edits = []
    for start, end in blocks(rows, is_text(rows)):
        numbered = [
            (number, match)
            for number in range(start, end)
            if (match := _BRACKET.match(rows[number]))
        ]
        if len(numbered) > 1 and [int(match["number"]) for _, match in numbered] == [
            *range(1, len(numbered) + 1)
        ]:
            edits += [
                Edit(
                    number,
                    number + 1,
                    (f"{match['indent']}{match['number']}. {rows[number][match.end() :]}",),
                )
                for number, match in numbered
            ]
    return edits


def joined(rows: Sequence[str]) -> list[Edit]:
    """A list that follows a paragraph's last row gets its empty line."""
    edits = []
    for start, end in blocks(rows, is_text(rows)):
        in_list = False
        for number in range(start, end):
            row, above = rows[number], rows[number - 1] if number > start else ""
            match = is_item(row)
            opens_list = (
                match is not None
                and len(match["indent"]) < STEP
                and (match["mark"] in "-*+" or match["mark"] == "1.")
            )
            if row.startswith("#"):
                in_list = False
            elif opens_list or (match and number == start):
                if above and not in_list and not above.lstrip().startswith(("#", ">", "!!!", ":")):
                    edits.append(Edit(number, number, ("",)))
                in_list = True
            elif number == start:
                in_list = row.startswith("  ")
    return edits


def nested(rows: Sequence[str]) -> list[Edit]:
    """A list within a list stands four spaces further in for each level."""
    text = is_text(rows)
    edits: list[Edit] = []
    group: list[tuple[int, int, int, bool]] = []
    levels: list[tuple[int, int]] = []

    def finish() -> None:
        if any(indent != level * STEP for _, indent, level, is_row in group if is_row and level):
            for number, indent, level, is_row in group:
                depth = (level if is_row else level + 1) * STEP
                if level and indent != depth:
                    edits.append(Edit(number, number + 1, (" " * depth + rows[number].lstrip(),)))
        group.clear()
        levels.clear()

    after_empty = True
    for number, row in enumerate(rows):
        if not text[number]:
            finish()
            continue
        if not row.strip():
            after_empty = True
            continue
        match = is_item(row.expandtabs(STEP))
        indent = len(row.expandtabs(STEP)) - len(row.expandtabs(STEP).lstrip())
        if match:
            while levels and indent < levels[-1][1]:
                levels.pop()
            if not levels and indent >= STEP and not group:
                continue
            level = len(levels)
            levels.append((indent, indent + len(match["mark"]) + min(len(match["gap"]), STEP)))
            group.append((number, indent, level, True))
        elif levels and indent >= levels[-1][1]:
            group.append((number, indent, len(levels) - 1, False))
        elif after_empty:
            finish()
        after_empty = False
    finish()
    return edits
