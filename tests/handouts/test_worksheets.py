"""Worksheets used with a pencil, large letters for the smallest, the board of a game."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest

from handout_samples import PRIMARY, LoadPortal, lesson
from loa.handouts.documents import Document
from loa.handouts.formats import make
from loa.handouts.maker import documents_of
from loa.handouts.paper import text_of, tree_of
from loa.handouts.typst_markup import flow

SHEET = """## Phiếu học tập {#phieu-hoc-tap}

**Bài 1. Tô.** Tô màu tranh.

/// colour-in | lop-1-ba-den
///

**Bài 2. Nối.** Nối hai cột.

/// match

| Lời | Việc |
|---|---|
| Đừng kể ai | Em kể ngay |
| Mẹ đón ở cổng | Em chờ mẹ |

///

**Bài 3. Xếp.** Viết số vào ô.

/// put-in-order

1. Bước thứ nhất
2. Bước thứ hai

///

/// cut-out

- Thẻ **một**
- Thẻ hai
- Thẻ ba

///

**Bài 4. Điền.** Viết vào bóng nói.

/// empty-bubbles | lop-8-viec-nhe-luong-cao
///
"""
BOARD = """## Bàn cờ {#ban-co}

1. TRƯỜNG
2. ★ Bốc thẻ
3. ✓ Nghỉ
4. NHÀ

Đổ xúc xắc rồi đi.

"""
BODY = PRIMARY.replace(
    PRIMARY[PRIMARY.index("## Phiếu học tập {#phieu-hoc-tap}") : PRIMARY.index("## Câu hỏi nhanh")],
    SHEET + "\n",
    1,
).replace("## Áp phích", BOARD + "## Áp phích")
Documents = Callable[[str], Document]


@pytest.fixture
def document(load_portal: LoadPortal) -> Documents:
    portal = load_portal({"truong-hoc/lop-2-an-toan.md": lesson(body=BODY)})
    assert [one for one in portal.problems() if one.code != "reworded-page"] == []
    page = portal.library.get("truong-hoc/lop-2-an-toan.md")
    assert page is not None
    made = {one.kind: one for one in documents_of(portal.workshop().source_of(page))}
    return made.__getitem__


def pdf_of(document: Document, cut_fonts: Path) -> bytes:
    made = make(document, "pdf", cut_fonts.parent.parent)
    assert made.refusal == ""
    return made.data


def words_of(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pages)


def alts_of(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        return sorted(str(one.Alt) for one in found if one.get("/S") == "/Figure")


def test_nothing_of_an_exercise_is_lost_on_paper(document: Documents, cut_fonts: Path) -> None:
    told = words_of(pdf_of(document("worksheet"), cut_fonts))
    for words in (
        "Đừng kể ai",
        "Em kể ngay",
        "Mẹ đón ở cổng",
        "Em chờ mẹ",
        "Bước thứ nhất",
        "Bước thứ hai",
        "Thẻ một",
        "Thẻ hai",
        "Thẻ ba",
    ):
        assert told.count(words) == 1, words


def test_drawings_are_told_and_what_belongs_in_a_bubble_is_not(
    document: Documents, cut_fonts: Path
) -> None:
    alts = alts_of(pdf_of(document("worksheet"), cut_fonts))
    assert len(alts) == 2
    assert any("cột đèn ba màu" in alt for alt in alts)
    asking = next(alt for alt in alts if "Bóng nói để trống" in alt)
    assert "Ai trả lương" not in asking


def test_the_teacher_gets_what_the_sheet_mixes(document: Documents) -> None:
    rows = [text_of(item) for item in tree_of(document("answer-key").body).iter("li")]
    assert "Bài 2: 1 – b, 2 – a" in rows
    assert "Bài 3: 2, 1" in rows


def test_a_docx_holds_its_drawings_with_their_words(document: Documents, cut_fonts: Path) -> None:
    made = make(document("worksheet"), "docx", cut_fonts.parent.parent)
    file = docx.Document(io.BytesIO(made.data))
    alts = [shape._inline.docPr.get("descr") for shape in file.inline_shapes]
    assert [("cột đèn" in alt, "để trống" in alt) for alt in alts] == [(True, False), (False, True)]
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    assert {"Thẻ một", "Thẻ hai", "Thẻ ba"} <= set(cells)
    assert file.styles.element.xpath(".//w:docDefaults//w:sz/@w:val") == ["32"]


@pytest.mark.parametrize(("grade", "points"), [("lop-3", 16), ("lop-4", 11)])
def test_the_smallest_read_large_letters(load_portal: LoadPortal, grade: str, points: int) -> None:
    portal = load_portal({f"truong-hoc/{grade}-an-toan.md": lesson(grade)})
    page = portal.library.get(f"truong-hoc/{grade}-an-toan.md")
    assert page is not None
    made = {one.kind: one for one in documents_of(portal.workshop().source_of(page))}
    assert (made["worksheet"].points, made["quiz"].points) == (points, 11)


def test_a_board_is_one_page_of_a3_with_every_square(document: Documents, cut_fonts: Path) -> None:
    board = document("board")
    data = pdf_of(board, cut_fonts)
    told = words_of(data)
    for words in ("TRƯỜNG", "Bốc thẻ", "Nghỉ", "NHÀ", "Đổ xúc xắc rồi đi."):
        assert told.count(words) == 1, words
    assert "★" not in told
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [round(float(side)) for side in pdf.pages[0].MediaBox] == [0, 0, 1191, 842]


def test_what_a_square_of_the_board_says_ends_its_lines_after_a_stop(
    document: Documents, cut_fonts: Path
) -> None:
    board = document("board")
    longer = replace(board, body=board.body.replace("Nghỉ", "Nhà văn hóa: tiến một ô"))
    lines = pypdfium2.PdfDocument(pdf_of(longer, cut_fonts))[0].get_textpage().get_text_bounded()
    assert [line for line in lines.splitlines() if "tiến" in line] == ["tiến một ô"]


def test_empty_brackets_are_a_circle_to_colour() -> None:
    told = flow(tree_of("( ) Mẹ ôm em. Hỏi (nếu muốn)."))
    assert told == '#loa-circle()#" Mẹ ôm em. Hỏi (nếu muốn)."'


def test_without_a_board_there_is_none(load_portal: LoadPortal) -> None:
    portal = load_portal({"truong-hoc/lop-2-an-toan.md": lesson()})
    page = portal.library.get("truong-hoc/lop-2-an-toan.md")
    assert page is not None
    kinds = [one.kind for one in documents_of(portal.workshop().source_of(page))]
    assert "board" not in kinds
