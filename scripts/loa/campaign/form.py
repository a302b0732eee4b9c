"""The form that offices fill in, as a workbook for Excel (XLSX) and for LibreOffice (ODS).

One row a session. Both hold the same headings and lists to choose from; what is typed wrongly is
refused when it is added, with its cell.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter
from odfdo import Cell, Document, Row, Style, Table

from loa.campaign.columns import COLUMNS

ROWS = 500
_TITLE = "Phiếu buổi tuyên truyền"
_CHOICES = "Danh sách"
_MOMENT = datetime(1980, 1, 1)


def xlsx_form(audiences: Sequence[str]) -> bytes:
    """The form for Excel: dates, whole numbers and the list are checked while they are typed.

    The same audiences give the same bytes.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": _TITLE, "created": _MOMENT})
    sheet = book.add_worksheet(_TITLE)
    choices = book.add_worksheet(_CHOICES)
    choices.write_column(0, 0, audiences)
    head = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#E3ECF4", "border": 1})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for at, column in enumerate(COLUMNS):
        sheet.write(0, at, column.title, head)
        rule = _rule(column.kind, column.most, len(audiences))
        if rule:
            words = {"error_title": column.title[:32], "error_message": column.hint or "Ghi số đếm"}
            sheet.data_validation(1, at, ROWS, at, {**rule, "ignore_blank": True, **words})
        width = 24 if column.kind in ("place", "choice") else 12
        sheet.set_column(at, at, width, day if column.kind == "date" else None)
    sheet.set_row(0, 48)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _rule(kind: str, most: int, choices: int) -> dict[str, object]:
    if kind == "count":
        return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": most}
    if kind == "choice":
        return {"validate": "list", "source": f"='{_CHOICES}'!$A$1:$A${choices}"}
    if kind == "date":
        begin, end = datetime(2020, 1, 1), datetime(2099, 12, 31)
        return {"validate": "date", "criteria": "between", "minimum": begin, "maximum": end}
    return {}


def ods_form(audiences: Sequence[str]) -> bytes:
    """The form for LibreOffice, with the choices on a second sheet."""
    document = Document("spreadsheet")
    document.body.clear()
    style = Style("table-cell", name="dau", area="text", bold=True)
    document.insert_style(style, automatic=True)
    table = Table(_TITLE)
    head = Row()
    for column in COLUMNS:
        head.append_cell(Cell(column.title, style="dau"))
    table.append_row(head)
    document.body.append(table)
    choices = Table(_CHOICES)
    for name in audiences:
        row = Row()
        row.append_cell(Cell(name))
        choices.append_row(row)
    document.body.append(choices)
    document.language = "vi-VN"
    document.meta.creation_date = _MOMENT
    document.meta.date = _MOMENT
    out = io.BytesIO()
    document.save(out)
    return _with_fixed_times(out.getvalue())


def _with_fixed_times(data: bytes) -> bytes:
    """The same archive with one time for each member, the kind of file first as ODF has it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            entry = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = info.compress_type
            target.writestr(entry, source.read(info))
    return out.getvalue()
