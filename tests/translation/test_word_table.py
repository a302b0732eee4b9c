"""A Word table as it looks to whoever fills it in."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from loa.translation.word import Line, write_table

WRITTEN = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


@pytest.fixture(scope="module")
def data() -> bytes:
    lines = [Line("hỏi", "ghi chú", "đáp"), Line("hỏi nữa")]
    return write_table("Tên", ["Một.", "Hai."], "dòng nhỏ", ("Trái", "Phải"), lines, WRITTEN)


@pytest.fixture(scope="module")
def document(data: bytes) -> Document:
    return Document(io.BytesIO(data))


def test_the_page_lies_on_its_side(document: Document) -> None:
    page = document.sections[0]
    margins = [page.left_margin, page.right_margin, page.top_margin, page.bottom_margin]
    assert page.orientation == WD_ORIENT.LANDSCAPE
    # Word counts in twentieths of a point.
    sizes = [page.page_width, page.page_height, *margins]
    assert [round(size.mm, 1) for size in sizes] == [297, 210, 15, 15, 15, 15]
    assert Mm(15).mm == 15


def test_what_stands_above_the_table(document: Document) -> None:
    assert [(one.text, one.style.name) for one in document.paragraphs] == [
        ("Tên", "Heading 1"), ("Một.", "List Bullet"), ("Hai.", "List Bullet"),
        ("dòng nhỏ", "Normal"),
    ]  # fmt: skip
    (small,) = document.paragraphs[3].runs
    assert (small.font.size, small.font.color.rgb) == (Pt(7), RGBColor(0x76, 0x76, 0x76))
    assert document.styles["Normal"].font.size == Pt(12)


def test_the_head_of_the_table_is_bold_and_repeated_on_each_sheet(document: Document) -> None:
    first, second, _ = document.tables[0].rows
    assert [cell.paragraphs[0].runs[0].bold for cell in first.cells] == [True, True]
    assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in (first, second)] == [
        True, False,
    ]  # fmt: skip


def test_a_note_stands_small_below_what_is_asked(document: Document) -> None:
    asked, note = document.tables[0].rows[1].cells[0].paragraphs
    assert (asked.text, note.text) == ("hỏi", "ghi chú")
    assert (note.runs[0].italic, note.runs[0].font.size) == (True, Pt(9))
    assert [one.text for one in document.tables[0].rows[2].cells[0].paragraphs] == ["hỏi nữa"]


@pytest.mark.parametrize("tag", [None, "zh-Hant"])
def test_a_spelling_checker_is_told_the_language(tag: str | None) -> None:
    told = {} if tag is None else {"tag": tag}
    data = write_table("Tên", [], "nhỏ", ("Trái", "Phải"), [Line("a", "", "b")], WRITTEN, **told)
    document = Document(io.BytesIO(data))
    normal = document.styles["Normal"].element.rPr
    answer = document.tables[0].rows[1].cells[1].paragraphs[0].runs[0]._r.rPr
    assert [one.find(qn("w:lang")).get(qn("w:val")) for one in (normal, answer)] == [
        "vi-VN", tag or "vi-VN",
    ]  # fmt: skip


def test_the_file_tells_its_time_and_no_author(document: Document, data: bytes) -> None:
    kept = document.core_properties
    made = WRITTEN.replace(tzinfo=None)
    told = [one.replace(tzinfo=None) for one in (kept.created, kept.modified)]
    assert (kept.title, kept.author, told) == ("Tên", "", [made, made])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {(one.date_time, one.compress_type) for one in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_DEFLATED)
        }
