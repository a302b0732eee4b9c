"""Banners, boards, standees and flipcharts: exact sizes, drawn in lines, readable from afar."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from handout_samples import LoadPortal, guide
from loa.handouts.documents import Document
from loa.handouts.formats import make
from loa.handouts.large import LARGE_FORMATS, LargeFormat
from loa.handouts.maker import documents_of
from loa.integrations.portal import Portal
from loa.problems import as_text

PAGE = "co-quan/bang-ron.md"
MM = 72 / 25.4
SLOGANS = """
## Khẩu hiệu {#khau-hieu}

### Hỏi trước khi đi: ai thuê, ở đâu {#a}

/// drawn-scene | thong-diep-hoi-truoc
///

Kèm số [[helpline:h111]].

### Đang nguy hiểm, gọi công an {#b}

/// drawn-scene | goi-113
///

Kèm số [[helpline:h113]].

### Hết {#c}
"""
CHART = """
## Tranh {#tranh-lat}

### Hỏi trước khi đi {#a}

/// drawn-scene | thong-diep-hoi-truoc
///

Cháu chưa nhận lời ngay.

- Hình nào khó làm nhất?

### Giấy tờ mình giữ {#b}

/// drawn-scene | thong-diep-giay-to
///

Cho xem thì được.

### Đón người trở về {#c}

/// drawn-scene | tro-ve-bua-com
///

Một bữa cơm.
"""


@pytest.fixture
def portal(load_portal: LoadPortal) -> Portal:
    more = "handouts: [banner, billboard, standee, flipchart]\nscene: hop-thon\n"
    return load_portal({PAGE: guide(SLOGANS + CHART, more)})


def document_of(portal: Portal, kind: str) -> Document:
    page = portal.library.get(PAGE)
    assert page is not None
    found = documents_of(portal.workshop().source_of(page))
    return next(one for one in found if one.kind == kind)


def pdf_of(portal: Portal, kind: str, folder: Path) -> Path:
    made = make(document_of(portal, kind), "pdf", portal.store.root)
    assert made.refusal == ""
    place = folder / f"{kind}.pdf"
    place.write_bytes(made.data)
    return place


def letters(place: Path, page: int, wanted: str) -> list[float]:
    """Heights of the ink of a letter on a page, in millimetres."""
    pdf = pypdfium2.PdfDocument(place)
    text = pdf[page].get_textpage()
    found = []
    for index in range(text.count_chars()):
        if text.get_text_range(index, 1) == wanted:
            _, bottom, _, top = text.get_charbox(index)
            found.append((top - bottom) / MM)
    pdf.close()
    return found


def text_on(place: Path, page: int) -> str:
    pdf = pypdfium2.PdfDocument(place)
    text = pdf[page].get_textpage().get_text_bounded()
    pdf.close()
    return " ".join(text.split())


@pytest.mark.parametrize("shape", LARGE_FORMATS, ids=lambda shape: shape.kind)
def test_a_page_is_as_large_as_what_is_printed(
    portal: Portal, tmp_path: Path, shape: LargeFormat
) -> None:
    with pikepdf.open(pdf_of(portal, shape.kind, tmp_path)) as pdf:
        assert len(pdf.pages) == 3
        for page in pdf.pages:
            sides = [float(side) / MM for side in page.MediaBox]
            assert sides == pytest.approx([0, 0, shape.width, shape.height], abs=0.1)
            assert max(map(float, page.MediaBox)) <= 14_400


@pytest.mark.parametrize("kind", ["banner", "billboard", "standee", "flipchart"])
def test_everything_is_drawn_in_lines(portal: Portal, tmp_path: Path, kind: str) -> None:
    with pikepdf.open(pdf_of(portal, kind, tmp_path)) as pdf:
        subtypes = {
            str(one.get("/Subtype")) for one in pdf.objects if isinstance(one, pikepdf.Stream)
        }
        assert "/Image" not in subtypes
        assert pdf.Root.MarkInfo.Marked


@pytest.mark.parametrize(
    ("kind", "slogan", "number"),
    # Shares of a banner's height, of a board's and a standee's height.
    [("banner", 0.125, 0.43), ("billboard", 0.05, 0.15), ("standee", 0.035, 0.08)],
)
def test_letters_and_digits_are_read_from_afar(
    portal: Portal, tmp_path: Path, kind: str, slogan: float, number: float
) -> None:
    place = pdf_of(portal, kind, tmp_path)
    height = next(shape.height for shape in LARGE_FORMATS if shape.kind == kind)
    # The H of the slogan, and the digits of the number.
    assert max(letters(place, 0, "H")) / height >= slogan
    assert max(letters(place, 0, "1")) / height >= number


def test_a_slogan_stands_beside_its_number(portal: Portal, tmp_path: Path) -> None:
    place = pdf_of(portal, "banner", tmp_path)
    assert "113" in text_on(place, 1) and "111" not in text_on(place, 1)
    # Without a word of its own it has the first one.
    assert "111" in text_on(place, 2)


def test_a_slogan_that_cannot_be_large_is_refused(load_portal: LoadPortal) -> None:
    body = SLOGANS.replace("Hết", "Câu này dài lắm " * 30)
    portal = load_portal({PAGE: guide(body, "handouts: [banner]\n")})
    made = make(document_of(portal, "banner"), "pdf", portal.store.root)
    assert made.refusal.startswith("“Câu này dài lắm Câu này dài lắm")
    assert made.refusal.endswith("Rút gọn, hoặc chia làm hai.")


TORN_BEFORE = """
## Khẩu hiệu {#khau-hieu}

### Hỏi trước khi đi: ai mời, giấy tờ ai giữ, về bằng cách nào {#a}

### Thấy lo cho ai, cứ gọi, không mất tiền {#b}

### Việc tốt thì mai vẫn còn {#c}

### Người trở về cần bữa cơm, không cần lời bàn {#d}
"""


def set_lines(pdf: Path, page: int) -> list[str]:
    """The large lines of a page as they stand below each other."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        told = opened[page].get_textpage().get_text_range().replace("\r", "")
    finally:
        opened.close()
    return told.split("Cần hỏi")[0].split("111")[0].strip().split("\n")


@pytest.mark.parametrize("kind", ["banner", "billboard", "standee"])
def test_no_slogan_tears_a_word_in_any_size(
    kind: str, load_portal: LoadPortal, tmp_path: Path
) -> None:
    portal = load_portal({PAGE: guide(TORN_BEFORE, f"handouts: [{kind}]\n")})
    place = pdf_of(portal, kind, tmp_path)
    for page, whole in enumerate(
        [("trước khi", "giấy tờ", "bằng cách"), ("mất tiền",), ("Việc tốt",), ("trở về", "bữa cơm")]
    ):
        lines = set_lines(place, page)
        assert all(any(word in line for line in lines) for word in whole), lines


def test_a_slogan_is_cut_where_a_reader_breathes(load_portal: LoadPortal, tmp_path: Path) -> None:
    portal = load_portal({PAGE: guide(TORN_BEFORE, "handouts: [banner]\n")})
    place = pdf_of(portal, "banner", tmp_path)
    assert [set_lines(place, page) for page in range(4)] == [
        ["Hỏi trước khi đi: ai mời,", "giấy tờ ai giữ, về bằng cách nào"],
        ["Thấy lo cho ai, cứ gọi,", "không mất tiền"],
        ["Việc tốt thì", "mai vẫn còn"],
        ["Người trở về cần bữa cơm,", "không cần lời bàn"],
    ]


def test_the_words_for_a_picture_stand_on_the_back_of_the_sheet_before_it(
    portal: Portal, tmp_path: Path
) -> None:
    place = pdf_of(portal, "flipchart", tmp_path)
    with pikepdf.open(place) as pdf:
        assert len(pdf.pages) == 8
        box = [round(float(side) / MM) for side in pdf.pages[0].MediaBox]
        assert box == [0, 0, 420, 297]
    texts = [text_on(place, page) for page in range(8)]
    assert texts[1].startswith("1 Hỏi trước khi đi NÓI Cháu chưa nhận lời ngay. HỎI, RỒI NGHE ?")
    assert "Mặt nói 1/3" in texts[1]
    assert texts[2] == "Hỏi trước khi đi 1/3"
    assert texts[3].startswith("2 Giấy tờ mình giữ NÓI Cho xem thì được.")
    assert texts[6] == "Đón người trở về 3/3"
    assert "lật cạnh ngắn" in texts[7]


def test_what_is_said_is_read_standing(portal: Portal, tmp_path: Path) -> None:
    # A capital of 17 points is 4.3 mm tall; at arm's length 3 mm are enough.
    assert max(letters(pdf_of(portal, "flipchart", tmp_path), 1, "C")) >= 4.3


def test_the_pictures_of_a_scene_all_stand_on_its_sheet(portal: Portal) -> None:
    document = document_of(portal, "flipchart")
    # One on the cover, then four, three and one.
    assert len(document.panels) == 1 + 4 + 3 + 1


def test_a_page_without_sheets_is_told(load_portal: LoadPortal) -> None:
    body = "\n## Khẩu hiệu {#khau-hieu}\n\nChỉ có chữ.\n\n## Sau {#sau}\n\n### Nhỏ {#nho}\n\nChữ.\n"
    portal = load_portal({PAGE: guide(body, "handouts: [banner, flipchart]\n")})
    hint = "Mỗi đề mục nhỏ (###) trong mục ấy là một tờ. (handout-section-missing)"
    assert as_text(portal.problems()) == (
        f"docs/{PAGE}:13: lỗi: Trang có tài liệu “banner” nhưng thiếu mục #khau-hieu có các đề "
        f"mục nhỏ. {hint}\n"
        f"docs/{PAGE}:13: lỗi: Trang có tài liệu “flipchart” nhưng thiếu mục #tranh-lat có các đề "
        f"mục nhỏ. {hint}"
    )
