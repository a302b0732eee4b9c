"""Filled-in forms for tests, as spreadsheets and web forms write them."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from odfdo import Cell, Document, Row, Table

from loa.campaign.columns import COLUMNS

AUDIENCES = {"hoc-sinh": "Học sinh", "gia-dinh": "Gia đình"}
TODAY = date(2027, 8, 15)
HEADING = [column.title for column in COLUMNS]
_SCHOOL = "Trường THCS Lê Quý Đôn"
GOOD: list[object] = [
    date(2027, 7, 30),
    "Xã Bố Hạ",
    _SCHOOL,
    "Học sinh",
    1,
    48,
    40,
]


def row(**cells: object) -> list[object]:
    """The good row with other values by the key of their column."""
    values = [*GOOD, *[None] * (len(COLUMNS) - len(GOOD))]
    keys = [column.key for column in COLUMNS]
    for key, value in cells.items():
        values[keys.index(key.replace("_", "-"))] = value
    return values


def xlsx(path: Path, rows: Sequence[Sequence[object]], heading: Sequence[object] = HEADING) -> Path:
    book = xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet()
    for number, values in enumerate([heading, *rows]):
        for at, value in enumerate(values):
            if isinstance(value, date):
                sheet.write_datetime(number, at, datetime(value.year, value.month, value.day))
            elif value is not None:
                sheet.write(number, at, value)
    book.close()
    return path


def ods(path: Path, rows: Sequence[Sequence[object]], heading: Sequence[object] = HEADING) -> Path:
    document = Document("spreadsheet")
    document.body.clear()
    table = Table("Phiếu")
    for values in [heading, *rows]:
        made = Row()
        for value in values:
            made.append_cell(Cell(value))
        table.append_row(made)
    document.body.append(table)
    out = io.BytesIO()
    document.save(out)
    path.write_bytes(out.getvalue())
    return path
