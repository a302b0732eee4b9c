"""A leaflet's letters: what stands on the flap, what stays out where they would be small."""

import io
from pathlib import Path

import pypdfium2
import pytest

from handout_samples import LoadPortal, guide
from loa.handouts.documents import Document
from loa.handouts.formats import make
from loa.handouts.layouts import LEAFLET_SHARES, SECOND
from loa.handouts.maker import documents_of
from loa.handouts.paper import tree_of
from loa.handouts.pptx_deck import _runs
from loa.handouts.typst_markup import blocks

SENTENCE = "Một câu dài mười một tiếng để cho đầy chỗ trống này. "


def pages_of(body: str, fonts: Path) -> list[str]:
    """What stands on each side."""
    document = Document(
        "leaflet",
        "thu",
        "Thử",
        "Thử",
        "vi",
        body,
        ("pdf",),
        ("Tổng đài 111",),
        layout="leaflet",
        heading="Tên trang",
        address="loa.example.vn/a",
        qr='<svg xmlns="http://www.w3.org/2000/svg"/>',
    )
    made = make(document, "pdf", fonts.parent.parent)
    assert made.refusal == ""
    pdf = pypdfium2.PdfDocument(io.BytesIO(made.data))
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


def part(name: str, sentences: int, more: str = "") -> str:
    return f"<h2{more}>{name}</h2><p>{SENTENCE * sentences}</p>"


@pytest.mark.parametrize(
    ("sentences", "stays_out"), [(20, False), (105, True)], ids=["room", "none"]
)
def test_what_the_page_folds_away_stays_out_where_letters_would_be_small(
    cut_fonts: Path, sentences: int, stays_out: bool
) -> None:
    folded = part("Ba", 10, f' {SECOND}=""')
    outside, inside = pages_of(
        part("Một", 2) + part("Hai", sentences) + folded + part("Bốn", 1), cut_fonts
    )
    assert ("Ở đó còn: Ba." in outside, "Ba" in inside) == (stays_out, not stays_out)
    assert "Bốn" in inside


def test_what_is_not_folded_never_stays_out(cut_fonts: Path) -> None:
    body = part("Một", 2) + part("Hai", 105) + part("Ba", 10)
    outside, inside = pages_of(body, cut_fonts)
    assert ("Ở đó còn" in outside, "Ba" in inside) == (False, True)


def test_short_parts_share_the_flap_and_the_inside_keeps_large_letters(cut_fonts: Path) -> None:
    outside, inside = pages_of("".join(part(name, 24) for name in ("Một", "Hai", "Ba")), cut_fonts)
    assert (outside.count("Một câu"), inside.count("Một câu")) == (24, 48)
    outside, inside = pages_of(
        part("Một", 2) + part("Hai", 8) + "".join(part(f"Mục {n}", 24) for n in "345"), cut_fonts
    )
    assert (outside.count("Một câu"), inside.count("Một câu")) == (10, 72)


def test_what_columns_lose_at_their_ends_makes_letters_smaller_and_no_third_side(
    cut_fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = (
        f'<div class="admonition note"><p class="admonition-title">A</p><p>{SENTENCE * 7}</p></div>'
    )
    body = part("Một", 2) + "<h2>Hai</h2>" + box * 10
    assert len(pages_of(body, cut_fonts)) == 2
    monkeypatch.setattr("loa.handouts.formats.LEAFLET_SHARES", LEAFLET_SHARES[:1])
    with pytest.raises(AssertionError, match="dài 3 trang, chỉ có chỗ cho 2"):
        pages_of(body, cut_fonts)


def test_the_page_says_which_parts_come_second(load_portal: LoadPortal) -> None:
    body = "Mở.\n\n## Một {#mot}\n\nChữ.\n\n## Hai {#hai}\n\nChữ.\n"
    portal = load_portal(
        {"du-lich/a.md": guide(body, "handouts: [leaflet, checklist]\nfolded: [hai]\n")}
    )
    page = portal.library.get("du-lich/a.md")
    assert page is not None
    made = {one.kind: one.body for one in documents_of(portal.workshop().source_of(page))}
    assert f'<h2 id="hai" {SECOND}="">Hai</h2>' in made["leaflet"]
    assert made["leaflet"].count(SECOND) == 1
    assert SECOND not in made["checklist"]


def test_a_number_is_not_broken_at_the_end_of_a_line() -> None:
    [line] = tree_of("<p>Gọi  số\n<a>+84\u00a0981\u00a084</a></p>")
    assert blocks([line]) == '#par[#"Gọi số "#"+84\u00a0981\u00a084"]'
    assert "".join(text for text, _, _ in _runs(line)) == "Gọi số +84\u00a0981\u00a084"
