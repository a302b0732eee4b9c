"""Somebody's own Word file as a draft: what it says is there, and what is not is told."""

import io
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from hypothesis import example, given, settings
from hypothesis import strategies as st

from loa.content.library import Library
from loa.content.page import parse_page
from loa.content.registries import load_registries
from loa.inbox.document import read_document
from loa.inbox.writing import line, plain
from loa.scaffold.pages import NewPageError
from loa.translation.exchange import RefusedError
from portals import ROOT, page_text
from word_files import guide, picture, written

from .conftest import body, draft

HERE = Path(__file__).resolve().parent
TODAY = date(2026, 11, 29)
Write = Callable[[Any], None]


def rows(write: Write) -> str:
    return "\n".join(read_document(written(write)).rows)


@pytest.mark.parametrize("flavour", ["word", "libreoffice"])
def test_word_and_libreoffice_give_the_same_page(library: Library, flavour: str) -> None:
    found = draft(library, (HERE / f"{flavour}.docx").read_bytes(), "guide", "")
    assert found.page.text == (HERE / "golden" / "guide.md").read_text("utf-8")
    assert list(found.pictures) == ["cong-dong/thu-hinh-1.jpg"]
    assert found.notes == (
        "hình 1 (thu-hinh-1.jpg): ghi ở consent trong hình có người hay không",
        "chưa có mục “Bạn sẽ gặp chuyện này ở đâu”: máy để sẵn chỗ",
        "chưa có mục “Đừng làm”: máy để sẵn chỗ",
        "chưa có mục “Một việc làm ngay”: máy để sẵn chỗ",
    )


def test_the_file_that_a_word_writes_is_the_one_that_is_kept() -> None:
    before = Document(str(HERE / "word.docx")).element.body.xml
    assert Document(io.BytesIO(guide())).element.body.xml == before


SIGNS = st.text(alphabet="ab 1.)-+*_#>`~|[]{}<&\\!=:/\"'^$%«»", min_size=1, max_size=24)


@settings(max_examples=150, deadline=None)
@given(SIGNS)
@example("1. a")
@example("--- a")
@example("/// a")
@example("!!! a")
@example("[a](b)")
@example("{: #a }")
@example("a {#b}")
@example("<b>a</b>")
@example("&lt; a")
def test_words_stay_words(text: str) -> None:
    """Whatever signs are typed in Word, readers read the same."""
    said = " ".join(text.split())
    if not said or "[[" in said or "«" in said:
        return
    page, _ = parse_page("a.md", page_text("A", f"{line(plain(said))}\n"), "", registries())
    assert page is not None
    assert " ".join("".join(one.text for one in page.reading.passages).split()) == said


@cache
def registries() -> Any:
    return load_registries(ROOT / "docs")[0]


def bold_heads(document: Any) -> None:
    document.add_paragraph().add_run("Nên làm").bold = True
    document.add_paragraph("Chữ.")
    document.add_paragraph().add_run("Câu này đậm cả dòng nhưng là một câu.").bold = True


def typed_lists(document: Any) -> None:
    for text in (
        "- một",
        "- hai",
        "Chữ.",
        "1. ba",
        "2) bốn",
        "Chữ nữa.",
        "3. sáu",
        "4. bảy",
        "• năm",
        "999. Số",
        "Chữ cuối.",
        "2026. Năm",
    ):
        document.add_paragraph(text)


def broken_line(document: Any) -> None:
    run = document.add_paragraph().add_run("Một")
    run.add_break()
    run.add_text("hai")


def weights(document: Any) -> None:
    paragraph = document.add_paragraph("a ")
    for text in ("đậm ", "nữa"):
        paragraph.add_run(text).bold = True
    paragraph.add_run(" và ")
    paragraph.add_run("nghiêng").italic = True
    both = paragraph.add_run(" cả hai")
    both.bold = both.italic = True


def frame(document: Any) -> None:
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "Trong khung"


def indented(document: Any) -> None:
    document.add_paragraph("Thụt vào").paragraph_format.left_indent = Mm(30)


def levels(document: Any) -> None:
    for level, text in ((1, "A"), (2, "B"), (1, "A"), (4, "C")):
        document.add_heading(text, level)


def cells(document: Any) -> None:
    table = document.add_table(rows=2, cols=2)
    table.rows[0].cells[0].text = "a|b"
    cell = table.rows[1].cells[0]
    cell.text = "Câu."
    cell.add_paragraph("ý")
    cell.add_paragraph("mục", style="List Bullet")


def linked(target: str) -> Write:
    def write(document: Any) -> None:
        paragraph = document.add_paragraph("Xem ")
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        identity = document.part.relate_to(target, kind, is_external=True)
        link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{identity}"><w:r><w:t>đây</w:t></w:r>'
        paragraph._p.append(parse_xml(f"{link}</w:hyperlink>"))

    return write


SHOWN: dict[str, tuple[Write, str]] = {
    "bold heads": (bold_heads, "## Nên làm\n\nChữ.\n\n**Câu này đậm cả dòng nhưng là một câu.**"),
    "typed lists": (
        typed_lists,
        "- một\n- hai\n\nChữ.\n\n1. ba\n2. bốn\n\nChữ nữa.\n\n3. sáu\n4. bảy\n\n- năm\n\n"
        "999. Số\n\nChữ cuối.\n\n2026\\. Năm",
    ),
    "broken line": (broken_line, "Một\n\nhai"),
    "weights": (weights, "a **đậm nữa** và *nghiêng cả hai*"),
    "frame": (frame, "Trong khung"),
    "indented": (indented, "Thụt vào"),
    "levels": (levels, "## A\n\n### B\n\n## A\n\n##### C"),
    "cells": (cells, "| a\\|b |  |\n|---|---|\n| Câu. ý; mục |  |"),
    "link": (linked("https://vi.du/a?b=1"), "Xem [đây](https://vi.du/a?b=1)"),
    "script": (linked("javascript:alert(1)"), "Xem đây"),
    "odd link": (linked("https://vi.du/a b)<c"), "Xem đây"),
}  # fmt: skip


@pytest.mark.parametrize("name", SHOWN)
def test_what_word_files_hold_is_written_as_the_portal_reads_it(name: str) -> None:
    write, expected = SHOWN[name]
    assert rows(write) == expected


def commented(document: Any) -> None:
    document.add_paragraph("Chữ.")
    document.add_comment(document.paragraphs[0].runs, text="Sai rồi", author="A", initials="A")


def struck(document: Any) -> None:
    document.add_paragraph().add_run("bỏ đi").font.strike = True


def merged(document: Any) -> None:
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Gộp"
    table.cell(1, 0).text = "a"


def gif(document: Any) -> None:
    document.add_picture(picture("GIF"))


def boxed(document: Any) -> None:
    """A text box of an old Word (VML), which pandoc may not read."""
    run = document.add_paragraph("Chữ.").add_run()
    run._r.append(
        parse_xml(
            f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
            "<w:txbxContent><w:p><w:r><w:t>Trong hộp</w:t></w:r></w:p></w:txbxContent></v:textbox>"
            "</v:shape></w:pict>"
        )
    )


TOLD: dict[str, tuple[Write, str]] = {
    "comment": (commented, "lời bàn bên lề không vào trang"),
    "struck": (struck, "chữ gạch ngang “bỏ đi” nay không gạch: giữ hay xóa"),
    "merged": (merged, "một bảng có ô gộp: xem lại từng hàng"),
    "gif": (gif, "hình 1 bỏ ra ngoài: cổng không nhận ảnh kiểu GIF, chỉ JPEG, PNG, WebP, HEIC"),
    "bold": (bold_heads, "“Nên làm” in đậm cả dòng, máy coi là tên mục"),
    "box": (boxed, "không thấy trên trang: “Trong hộp”"),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_cannot_be_shown_is_told(library: Library, name: str) -> None:
    write, expected = TOLD[name]
    assert expected in draft(library, written(write)).notes


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04", b"{\\rtf1 Ch\xe1\xbb\xaf}"])
def test_what_is_no_word_file_is_refused(library: Library, damage: bytes) -> None:
    with pytest.raises(RefusedError) as refused:
        draft(library, damage)
    assert refused.value.reasons == ("Tệp Word bị hỏng hoặc bị cắt cụt, không mở được.",)


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("", "Tệp Word không có tên trang (kiểu Title, Heading 1). Thêm --title."),
        ("x" * 71, f"Tên trang dài quá 70 ký tự: “{'x' * 71}”. Thêm --title ngắn hơn."),
    ],
)
def test_a_title_is_asked_for(library: Library, heading: str, said: str) -> None:
    def write(document: Any) -> None:
        if heading:
            document.add_heading(heading, 1)
        document.add_paragraph("Chữ.")

    with pytest.raises(NewPageError) as refused:
        draft(library, written(write), title="")
    assert str(refused.value) == said


def test_headings_alike_have_ids_of_their_own(library: Library) -> None:
    found = re.findall(r"\{#(.*)\}", body(draft(library, written(levels))))
    assert found == ["a", "a-2"]


def test_fixtures_are_of_two_programs() -> None:
    def marks(name: str) -> tuple[bool, bool]:
        document = Document(str(HERE / f"{name}.docx"))
        first = next(document.element.body.iter(qn("w:p")))
        return first.get(qn("w:rsidR")) is not None, "docDefaults" in document.styles.element.xml

    assert marks("word")[0] and not marks("libreoffice")[0]
