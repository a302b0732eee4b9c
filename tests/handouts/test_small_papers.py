"""Small papers: a calendar that gives nobody away, stickers, a certificate that claims nothing."""

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from handout_samples import LoadPortal, guide
from loa.handouts.documents import Document
from loa.handouts.formats import make
from loa.handouts.maker import documents_of
from loa.handouts.small_papers import moons
from loa.integrations.portal import Portal

PAGE = "co-quan/do-nho.md"
BODY = "\nPhát tận tay.\n\n## Nhãn dán {#nhan-dan}\n\nThấy lo, gọi được ngay\n"
MORE = "handouts: [discreet-card, sticker, certificate]\nscene: hop-thon\n"


@pytest.fixture
def portal(load_portal: LoadPortal) -> Portal:
    return load_portal({PAGE: guide(BODY, MORE, "Phòng chống mua bán người")})


def document_of(portal: Portal, kind: str) -> Document:
    page = portal.library.get(PAGE)
    assert page is not None
    return next(one for one in documents_of(portal.workshop().source_of(page)) if one.kind == kind)


def pdf_of(portal: Portal, kind: str, folder: Path) -> Path:
    made = make(document_of(portal, kind), "pdf", portal.store.root)
    assert (made.refusal, made.note) == ("", "1 trang")
    place = folder / f"{kind}.pdf"
    place.write_bytes(made.data)
    return place


def text_on(place: Path) -> str:
    pdf = pypdfium2.PdfDocument(place)
    text = pdf[0].get_textpage().get_text_bounded()
    pdf.close()
    return " ".join(text.split())


def test_new_and_full_moons_are_those_of_a_wall_calendar() -> None:
    # Tết 2027 is 6 February; the leap month of 2025 is the sixth.
    found = moons(2027)
    assert found[0] == ("12", "8/1", "22/1")
    assert found[1] == ("1", "6/2", "20/2")
    assert len(found) == 12
    assert [name for name, _, _ in moons(2025)].count("6n") == 1
    assert all(first for _, first, _ in moons(2026))


def test_the_calendar_names_nobody_and_nothing(portal: Portal, tmp_path: Path) -> None:
    place = pdf_of(portal, "discreet-card", tmp_path)
    with pikepdf.open(place) as pdf:
        facts = f"{pdf.docinfo} {pdf.open_metadata()}"
    said = f"{text_on(place)} {facts}"
    for word in ("Công an", "Tổng đài", "mua bán", "113", "Cần hỏi", "miễn phí", "OpenMoji", "gọi"):
        assert word.lower() not in said.lower(), word
    # Ten cards, each with the digits, its name and twelve full moons.
    assert len(re.findall(r"\b111\b", text_on(place))) == 10
    assert text_on(place).count("Lịch âm 2027") == 10
    assert text_on(place).count("20/2") == 10


def test_a_sheet_of_stickers_has_both_numbers_on_each(portal: Portal, tmp_path: Path) -> None:
    text = text_on(pdf_of(portal, "sticker", tmp_path))
    assert text.count("111") == text.count("113") == 8
    assert text.count("Cần hỏi") == 8


def test_a_sticker_that_is_too_long_is_refused(load_portal: LoadPortal) -> None:
    body = BODY.replace("Thấy lo, gọi được ngay", "Câu này dài lắm " * 20)
    portal = load_portal({PAGE: guide(body, MORE)})
    made = make(document_of(portal, "sticker"), "pdf", portal.store.root)
    assert made.refusal.endswith("Rút gọn, hoặc chia làm hai.")


def test_a_certificate_leaves_open_who_stands_behind_it(portal: Portal, tmp_path: Path) -> None:
    place = pdf_of(portal, "certificate", tmp_path)
    text = text_on(place)
    assert text.startswith("Đơn vị tổ chức: Giấy chứng nhận Anh, chị, em:")
    assert "(ký, ghi rõ họ tên)" in text
    with pikepdf.open(place) as pdf:
        box = [round(float(side)) for side in pdf.pages[0].MediaBox]
    assert box == [0, 0, 842, 595]
