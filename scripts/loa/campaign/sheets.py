"""Filled-in forms, whatever program they were filled in with: XLSX, ODS, or a web form's CSV.

Workbooks are read by calamine, which runs nothing and follows no link of theirs.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from loa.checking import check
from loa.ground.wording import say
from loa.problems import Problem

LARGEST = 20_000_000
"""Bytes: a year's form of a whole province has less than one million."""
MOST_UNPACKED = 200_000_000
"""Bytes of what a workbook's archive says it holds: a small file may be made to fill a disk."""
MOST_ROWS = 20_000
_BOOKS = frozenset({".xlsx", ".ods"})


@dataclass(frozen=True)
class Cell:
    """A value and where it stands, as spreadsheets name it: B7."""

    reference: str
    row: int
    value: object


@dataclass(frozen=True)
class Sheet:
    """The rows of a form below its heading, by the number of their column."""

    path: str
    heading: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


@check("report-unreadable", scope="command")
def read_sheet(path: Path) -> Sheet | Problem:
    """The first sheet of a file that has a heading; a problem for one that cannot be read."""
    name = path.name
    try:
        if path.stat().st_size > LARGEST:
            return _unreadable(
                name, say("the file weighs more than {largest} MB", largest=LARGEST // 1000000)
            )
        if path.suffix.lower() in _BOOKS:
            if _unpacked(path) > MOST_UNPACKED:
                return _unreadable(name, say("unpacked it is too large"))
            rows = _rows_of_book(path)
        elif path.suffix.lower() == ".csv":
            rows = _rows_of_csv(path)
        else:
            return _unreadable(name, say("only .xlsx, .ods and .csv are read"))
    except (CalamineError, UnicodeDecodeError, csv.Error, ValueError, zipfile.BadZipFile) as error:
        return _unreadable(name, str(error) or type(error).__name__)
    except OSError as error:
        return _unreadable(name, error.strerror or str(error))
    if len(rows) > MOST_ROWS:
        return _unreadable(name, say("more than {most_rows} rows", most_rows=MOST_ROWS))
    cells = [
        tuple(Cell(f"{letters(column)}{row}", row, value) for column, value in enumerate(values))
        for row, values in enumerate(rows, 1)
    ]
    filled = [row for row in cells if any(is_filled(cell.value) for cell in row)]
    if not filled:
        return _unreadable(name, say("there is no row"))
    return Sheet(name, filled[0], tuple(filled[1:]))


def is_filled(value: object) -> bool:
    """Whether somebody wrote anything into a cell."""
    return value is not None and str(value).strip() != ""


def letters(column: int) -> str:
    """A column as spreadsheets name it, counted from 0: A, B, …, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _unpacked(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return sum(info.file_size for info in archive.infolist())


def _rows_of_book(path: Path) -> list[list[object]]:
    with CalamineWorkbook.from_path(path) as book:
        sheet = book.get_sheet_by_index(0)
        # What stands above and left of the first filled cell counts: cells keep their names.
        return [list(row) for row in sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + 1)]


def _rows_of_csv(path: Path) -> list[list[object]]:
    text = path.read_text(encoding="utf-8-sig")
    first_line = text.partition("\n")[0]
    delimiter = ";" if first_line.count(";") > first_line.count(",") else ","
    return [list(row) for row in _first_rows(csv.reader(io.StringIO(text), delimiter=delimiter))]


def _first_rows(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    for number, row in enumerate(rows):
        if number > MOST_ROWS:
            return
        yield row


def _unreadable(name: str, reason: str) -> Problem:
    return Problem(
        name,
        1,
        code="report-unreadable",
        message=say("This form cannot be read: {reason}.", reason=reason),
    )
