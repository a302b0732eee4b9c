"""What the post does to files: each is refused whole, with its reasons, and no byte of a page
changes (`Desk.refusal` compares).
"""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement

from loa.translation.desk import FORMATS, import_file
from loa.translation.exchange import Exchange, RefusedError
from loa.translation.po import read_po, write_po
from portals import page_text
from translating import Desk

DAMAGED = "Tệp Word bị hỏng hoặc bị cắt cụt, không mở được."
NOT_ACCEPTED = (
    "Hàng 9 của bảng Word còn chỗ sửa chưa chấp nhận (Theo dõi thay đổi). "
    "Trong Word: Xem lại, Chấp nhận tất cả; trong LibreOffice: Sửa, Track Changes, "
    "Chấp nhận tất cả. Lưu rồi gửi lại."
)
MERGED = "Hàng 9 của bảng Word có ô bị gộp. Tách ô ra như lúc xuất."
FOREIGN = "Tệp này không phải do “loa translate export” xuất ra."
OLDER = "Trang tiếng Việt đã đổi sau khi xuất tệp này. Xuất lại, chép lời dịch sang."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.take(found.translate(found.send("po")))
    return found


def wrap(tag: str) -> Callable[[Any], None]:
    """Put the translation of the ninth row into an element, as Word does."""

    def edit(table: Any) -> None:
        run = table.rows[8].cells[1].paragraphs[0].runs[0]._r
        around = OxmlElement(tag)
        run.addprevious(around)
        around.append(run)

    return edit


def in_deleted_row(table: Any) -> None:
    table.rows[8]._tr.get_or_add_trPr().append(OxmlElement("w:del"))


def in_deleted_cell(table: Any) -> None:
    table.rows[8].cells[1]._tc.get_or_add_tcPr().append(OxmlElement("w:cellDel"))


def looked_otherwise(now: str) -> Callable[[Any], None]:
    """Have the ninth row's translation look as it did not before."""

    def edit(table: Any) -> None:
        look = table.rows[8].cells[1].paragraphs[0].runs[0]._r.get_or_add_rPr()
        earlier = OxmlElement("w:rPrChange")
        earlier.append(OxmlElement("w:rPr"))
        look.extend([OxmlElement(now), earlier])

    return edit


def swap(table: Any) -> None:
    table.rows[3]._tr.addnext(table.rows[2]._tr)


def remove_last(table: Any) -> None:
    table._tbl.remove(table.rows[-1]._tr)


def add_row(table: Any) -> None:
    for cell in table.add_row().cells:
        cell.text = "Thêm"


def nest(table: Any) -> None:
    table.rows[8].cells[1].add_table(1, 2)


def write(row: int, column: int, text: str) -> Callable[[Any], None]:
    return lambda table: setattr(table.rows[row].cells[column], "text", text)


TABLES: dict[str, tuple[Callable[[Any], None], str]] = {
    "an insertion not accepted": (wrap("w:ins"), NOT_ACCEPTED),
    "a deletion not accepted": (wrap("w:del"), NOT_ACCEPTED),
    "a text moved away": (wrap("w:moveFrom"), NOT_ACCEPTED),
    "a row deleted, not accepted": (in_deleted_row, NOT_ACCEPTED),
    "a cell deleted, not accepted": (in_deleted_cell, NOT_ACCEPTED),
    "a text hidden, not accepted": (looked_otherwise("w:vanish"), NOT_ACCEPTED),
    "cells merged across": (lambda table: table.cell(8, 0).merge(table.cell(8, 1)), MERGED),
    "cells merged downwards": (lambda table: table.cell(8, 1).merge(table.cell(9, 1)), MERGED),
    "rows swapped": (swap, "Đoạn @.description: phần tiếng Việt đã bị sửa thành “Gọi"),
    "a row lost": (remove_last, "Thiếu đoạn goi.8."),
    "a row too many": (add_row, "Thừa đoạn hàng 13."),
    "a table in a cell": (nest, "Tệp Word phải có đúng một bảng hai cột, như lúc xuất ra."),
    "the left column edited": (
        write(8, 0, "Khác"),
        "Đoạn goi.5: phần tiếng Việt đã bị sửa thành “Khác”.",
    ),
    "the right column empty": (
        write(8, 1, ""),
        "Đoạn goi.5 chưa dịch: “**Một việc:** nói với mẹ.”.",
    ),
    "two lines in a cell": (
        write(8, 1, "一件事\n二件事"),
        "Đoạn goi.5: lời dịch có xuống dòng hoặc ký tự lạ.",
    ),
    "a placeholder lost": (
        write(3, 1, "請看[此頁]，或在 7月30日 前打 {1}。"),
        "Đoạn .0: chỗ giữ nguyên trong ngoặc nhọn thiếu {2}.",
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_word_table_that_is_not_what_was_sent_is_refused(desk: Desk, name: str) -> None:
    edit, reason = TABLES[name]
    path = desk.send("docx")
    document = Document(str(path))
    edit(document.tables[0])
    document.save(str(path))
    assert desk.refusal(path)[0].startswith(reason)


@pytest.mark.parametrize("tag", ["w:smartTag", "w:hyperlink", "w:sdtContent"])
def test_a_text_that_an_office_program_wraps_is_read_whole(desk: Desk, tag: str) -> None:
    path = desk.send("docx")
    document = Document(str(path))
    wrap(tag)(document.tables[0])
    document.save(str(path))
    assert import_file(desk.library, path) is None


def test_a_changed_look_is_no_change_of_a_translation(desk: Desk) -> None:
    path = desk.send("docx")
    document = Document(str(path))
    looked_otherwise("w:b")(document.tables[0])
    document.save(str(path))
    assert import_file(desk.library, path) is None


def rezipped(path: Path, edit: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    edit(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    path.write_bytes(buffer.getvalue())


def test_a_word_file_that_unpacks_to_too_much_is_refused_before_it_does(desk: Desk) -> None:
    path = desk.send("docx")
    rezipped(path, lambda parts: parts.update({"word/media/a.png": bytes(20_000_001)}))
    assert path.stat().st_size < 100_000
    assert desk.refusal(path) == ("Tệp Word mở ra lớn quá 20 MB.",)


def test_an_entity_in_a_word_file_is_not_opened(desk: Desk) -> None:
    (desk.root / "secret.txt").write_text("bí mật", "utf-8")
    path = desk.send("docx")
    declared = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{(desk.root / "secret.txt").as_uri()}">]>'

    def edit(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode()
        head, rest = text.split("?>", 1)
        rest = rest.replace("國內", "國內&x;")
        parts["word/document.xml"] = f"{head}?>{declared}{rest}".encode()

    rezipped(path, edit)
    assert import_file(desk.library, path) is None


def test_what_is_longer_than_any_page_is_not_even_read(desk: Desk) -> None:
    path = desk.root / "a.po"
    path.write_bytes(bytes(5_000_001))
    assert desk.refusal(path) == ("Tệp lớn quá 5 MB, không phải tệp đã xuất.",)


ENCODED = [("po", "utf-16"), ("po", "big5"), ("xliff", "utf-16"), ("xliff", "big5")]


@pytest.mark.parametrize(("form", "encoding"), ENCODED)
def test_another_encoding_is_refused(desk: Desk, form: str, encoding: str) -> None:
    path = desk.send(form)
    text = path.read_text("utf-8").replace("UTF-8", encoding)
    path.write_bytes(text.encode(encoding, "replace"))
    assert desk.refusal(path) == (f"Tệp {form.upper()} không viết bằng bảng mã UTF-8.",)


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_cut_off_anywhere_is_refused_or_says_all_it_said(desk: Desk, form: str) -> None:
    path = desk.send(form)
    whole, library = path.read_bytes(), desk.library
    before = desk.variant.read_bytes()
    for end in {*range(0, len(whole), len(whole) // 60), len(whole) - 1}:
        path.write_bytes(whole[:end])
        try:
            assert import_file(library, path) is None, end
        except RefusedError as refusal:
            assert refusal.reasons
    assert desk.variant.read_bytes() == before


@pytest.mark.parametrize("form", FORMATS)
def test_a_flipped_byte_is_refused_or_changes_one_text(desk: Desk, form: str) -> None:
    path = desk.send(form)
    whole, library = path.read_bytes(), desk.library
    before = desk.variant.read_text("utf-8").split("\n")
    for place in range(7, len(whole), len(whole) // 60):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x15]) + whole[place + 1 :])
        try:
            change = import_file(library, path)
        except RefusedError:
            continue
        after = change.text.split("\n") if change else before
        assert len(after) == len(before), place
        assert sum(new != old for new, old in zip(after, before, strict=True)) <= 1, place


FOREIGN_FILES = {
    "po": b'msgid ""\nmsgstr "Project-Id-Version: other\\n"\n\nmsgid "A"\nmsgstr "B"\n',
    "xliff": b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="b"/></xliff>',
    "xlf": b'<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>',
}


@pytest.mark.parametrize("form", FOREIGN_FILES)
def test_a_file_of_somebody_else_is_refused(desk: Desk, form: str) -> None:
    path = desk.root / f"other.{form}"
    path.write_bytes(FOREIGN_FILES[form])
    assert desk.refusal(path) == (FOREIGN,)


def test_a_letter_in_word_is_refused(desk: Desk) -> None:
    path = desk.root / "letter.docx"
    document = Document()
    document.add_paragraph("Kính gửi")
    document.save(str(path))
    assert desk.refusal(path) == (FOREIGN,)


def test_another_kind_of_file_with_the_ending_of_word_is_refused(desk: Desk) -> None:
    path = desk.root / "old.docx"
    for data in (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), b"%PDF-1.7\n", b""):
        path.write_bytes(data)
        assert desk.refusal(path) == (DAMAGED,)


def relabelled(path: Path, old: str, new: str) -> None:
    """Change what a file says of itself, in any format."""
    if path.suffix != ".docx":
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        return
    rezipped(
        path,
        lambda parts: parts.update(
            {"word/document.xml": parts["word/document.xml"].replace(old.encode(), new.encode())}
        ),
    )


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_for_another_page_is_refused(desk: Desk, form: str) -> None:
    (desk.docs / "b.md").write_text(page_text("Khác", "\nChữ khác.\n"), "utf-8")
    path = desk.send(form)
    relabelled(path, " a.md ", " b.md ")
    assert desk.refusal(path) == (OLDER,)
    assert not (desk.docs / "b.zh-Hant.md").exists()


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_for_a_language_that_nobody_registered_is_refused(desk: Desk, form: str) -> None:
    path = desk.send(form)
    relabelled(path, "loa zh-Hant", "loa fr")
    assert desk.refusal(path) == ("Sổ ngôn ngữ không có “fr”.",)


def test_an_xliff_file_with_lost_or_swapped_units_is_refused(desk: Desk) -> None:
    path = desk.send("xliff")
    text = path.read_text("utf-8")
    head, *units = text.split("      <trans-unit ")
    join = "      <trans-unit ".join
    path.write_text(join([head, *units[:3], *units[4:]]), "utf-8")
    assert desk.refusal(path) == ("Thiếu đoạn goi.0.",)
    path.write_text(join([head, units[1], units[0], *units[2:]]), "utf-8")
    assert desk.refusal(path) == ("Các đoạn đã bị xếp lại thứ tự.",)
    path.write_text(join([head, units[0], *units]), "utf-8")
    assert desk.refusal(path) == ("Có đoạn bị lặp lại.",)


def test_no_language_is_taken_over_into_the_vietnamese_page(desk: Desk) -> None:
    path = desk.send("po")
    before = (desk.docs / "a.md").read_bytes()
    relabelled(path, "loa zh-Hant", "loa vi")
    assert desk.refusal(path) == ("Tệp này ghi là bản dịch sang tiếng Việt, ngôn ngữ gốc.",)
    assert (desk.docs / "a.md").read_bytes() == before


def test_a_text_of_very_many_lines_is_joined_once() -> None:
    head = write_po(Exchange("a.md", "tyz", "0" * 64, ()), "tyz", datetime(2026, 1, 1, tzinfo=UTC))
    lines = '"một "\n' * 100_000
    text = f'\nmsgctxt "a"\nmsgid "b"\nmsgstr ""\n{lines}'
    (row,) = read_po(head + text.encode()).rows
    assert row.target == ("một " * 100_000).strip()
