"""A Word table for somebody who has only Word: what is asked left, the answer right."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from loa.translation.exchange import Exchange

_ADVICE = (
    "Viết lời dịch vào cột bên phải, mỗi ô một đoạn, không xuống dòng trong ô.",
    "Đừng sửa cột bên trái, đừng thêm, xóa hay đổi chỗ hàng nào.",
    "Giữ nguyên những chỗ như {1}: máy sẽ đặt số điện thoại hay đường dẫn vào đó.",
    "Không chắc chỗ nào thì ghi ra giấy và hỏi lại. Đừng đoán.",
)
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Line:
    """A row of a table to be filled in: what is asked, what stands below it and is not read back,
    and what is there already.
    """

    left: str
    note: str = ""
    right: str = ""


def write_docx(exchange: Exchange, tag: str, name: str, title: str, written: datetime) -> bytes:
    """The table. `name` is the language's name, `written` the time the file carries."""
    lines = [Line(row.source, row.note, row.target) for row in exchange.rows]
    heads = ("Tiếng Việt", name)
    return write_table(
        f"{title}: {name}",
        _ADVICE,
        label=exchange.label,
        heads=heads,
        lines=lines,
        written=written,
        tag=tag,
    )


def write_table(
    title: str,
    advice: Iterable[str],
    label: str,
    heads: tuple[str, str],
    lines: Sequence[Line],
    written: datetime,
    tag: str = "vi-VN",
) -> bytes:
    """A Word file with a table of two columns; people write into the right one, whose language is
    `tag`. `label` is a line in small print by which the file is known again.
    """
    document = Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(page, side, Mm(15))
    document.styles["Normal"].font.size = Pt(12)
    _speak(document.styles["Normal"].element.get_or_add_rPr(), "vi-VN")
    document.add_heading(title, 1)
    for sentence in advice:
        document.add_paragraph(sentence, style="List Bullet")
    small = document.add_paragraph().add_run(label)
    small.font.size, small.font.color.rgb = Pt(7), RGBColor(0x76, 0x76, 0x76)
    table = document.add_table(rows=len(lines) + 1, cols=2, style="Table Grid")
    rows = list(table.rows)
    _write_head(rows[0], heads)
    for row, line in zip(rows[1:], lines, strict=True):
        left, right = row.cells
        left.text = line.left
        _write_note(left, line.note)
        run = right.paragraphs[0].add_run(line.right)
        _speak(run._r.get_or_add_rPr(), tag)
    properties = document.core_properties
    properties.title, properties.author = title, ""
    properties.created = properties.modified = written.replace(tzinfo=None)
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_times(buffer.getvalue())


def _write_head(row: Any, names: tuple[str, str]) -> None:
    for cell, name in zip(row.cells, names, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    repeat = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(repeat)


def _write_note(cell: Any, note: str) -> None:
    """What helps to answer, in a paragraph of its own that is not read back."""
    if note:
        run = cell.add_paragraph().add_run(note)
        run.italic, run.font.size = True, Pt(9)


def _speak(properties: Any, tag: str) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), tag)
    properties.append(language)


def _without_times(data: bytes) -> bytes:
    """The same archive without the clock: what is written twice is the same twice."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
