"""A Word table for somebody who has only Word: Vietnamese left, the translation right."""

import io
import zipfile
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from loa.translation.exchange import Exchange, Row

_ADVICE = (
    "Viết lời dịch vào cột bên phải, mỗi ô một đoạn, không xuống dòng trong ô.",
    "Đừng sửa cột bên trái, đừng thêm, xóa hay đổi chỗ hàng nào.",
    "Giữ nguyên những chỗ như {1}: máy sẽ đặt số điện thoại hay đường dẫn vào đó.",
    "Không chắc chỗ nào thì ghi ra giấy và hỏi lại. Đừng đoán.",
)
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def write_docx(exchange: Exchange, tag: str, name: str, title: str, written: datetime) -> bytes:
    """The table. `name` is the language's name, `written` the time the file carries."""
    document = Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(page, side, Mm(15))
    document.styles["Normal"].font.size = Pt(12)
    _speak(document.styles["Normal"].element.get_or_add_rPr(), "vi-VN")
    document.add_heading(f"{title}: {name}", 1)
    for advice in _ADVICE:
        document.add_paragraph(advice, style="List Bullet")
    label = document.add_paragraph().add_run(exchange.label)
    label.font.size, label.font.color.rgb = Pt(7), RGBColor(0x76, 0x76, 0x76)
    table = document.add_table(rows=len(exchange.rows) + 1, cols=2, style="Table Grid")
    rows = list(table.rows)
    _head(rows[0], ("Tiếng Việt", name))
    for line, row in zip(rows[1:], exchange.rows, strict=True):
        left, right = line.cells
        left.text = row.source
        _codes(left, row)
        run = right.paragraphs[0].add_run(row.target)
        _speak(run._r.get_or_add_rPr(), tag)
    properties = document.core_properties
    properties.title, properties.author = f"{title}: {name}", ""
    properties.created = properties.modified = written.replace(tzinfo=None)
    buffer = io.BytesIO()
    document.save(buffer)
    return _dated(buffer.getvalue())


def _head(row: Any, names: tuple[str, str]) -> None:
    for cell, name in zip(row.cells, names, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    repeat = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(repeat)


def _codes(cell: Any, row: Row) -> None:
    """What the placeholders stand for, in a paragraph of its own that is not read back."""
    if row.note:
        run = cell.add_paragraph().add_run(row.note)
        run.italic, run.font.size = True, Pt(9)


def _speak(properties: Any, tag: str) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), tag)
    properties.append(language)


def _dated(data: bytes) -> bytes:
    """The same archive without the clock: what is written twice is the same twice."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
