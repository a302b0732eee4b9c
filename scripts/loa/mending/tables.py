"""A table pasted from Word or a spreadsheet: cells between tabs."""

import re
from collections.abc import Sequence

from loa.mending.rows import Edit, blocks, is_item, is_text

_MARK = re.compile(r"^\s*(?:\d{1,3}[.)]|[-*+•·●▪◦○o§Øüv–—\uf0b7\uf0a7])$")


def tabbed(rows: Sequence[str]) -> list[Edit]:
    """Two and more rows with equally many cells; the first one names the columns."""
    edits = []
    for start, end in blocks(rows, is_text(rows)):
        cells = [_cells(row) for row in rows[start:end]]
        width = len(cells[0] or ())
        if len(cells) < 2 or width < 2 or any(row is None or len(row) != width for row in cells):
            continue
        header, *body_rows = [row for row in cells if row is not None]
        if not all(header):
            continue
        table = (_table_row(header), "|" + "---|" * width, *map(_table_row, body_rows))
        edits.append(Edit(start, end, table))
    return edits


def _cells(row: str) -> tuple[str, ...] | None:
    """The cells of a row; None for code and for items of a list."""
    if "\t" not in row or row[0] in " \t" or is_item(row) or "|" in row:
        return None
    cells = tuple(cell.strip() for cell in row.rstrip().split("\t"))
    return None if _MARK.match(cells[0]) else cells


def _table_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
