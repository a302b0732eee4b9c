"""No text is cut: what is taller than its place is refused with the place and the lines."""

from dataclasses import replace
from pathlib import Path

import pytest

from loa.handouts.documents import Document, Layout
from loa.handouts.formats import FormatResult, make

SHORT = "<h2>Một</h2><p>Ngắn.</p>"
SENTENCE = "Một câu dài mười một tiếng để cho đầy chỗ trống này. "


def set_as(layout: Layout, body: str, fonts: Path, **more: str) -> FormatResult:
    document = Document(
        "sample",
        "thu",
        "Thử",
        "Thử",
        "vi",
        body,
        ("pdf",),
        ("Tổng đài 111", "Công an 113"),
        heading="Tên trang",
    )
    return make(replace(document, layout=layout, **more), "pdf", fonts.parent.parent)


CASES: dict[str, tuple[Layout, str, dict[str, str]]] = {
    "slide-text": ("slides", f"{SHORT}<h2>Hai “ba”</h2><p>{SENTENCE * 12}</p>", {}),
    "slide-title": ("slides", f"<h2>Một {SENTENCE * 3}</h2><p>Ngắn.</p>", {}),
    "poster-headline": ("poster", f"<p>Lo {SENTENCE * 40}</p>", {}),
    "poster-text": ("poster", f"<p>Lo thì kể</p><p>{SENTENCE * 50}</p>", {}),
    "poster-a3": ("poster", f"<p>Lo thì kể</p><p>{SENTENCE * 50}</p>", {"paper": "a3"}),
    "card": ("cards", f"<p>{SENTENCE * 12}</p>", {}),
    "leaflet-flap": ("leaflet", f"<h2>Một</h2><p>{SENTENCE * 60}</p><h2>Hai</h2><p>Ngắn.</p>", {}),
    "leaflet-inside": ("leaflet", f"{SHORT}<h2>Hai</h2><p>{SENTENCE * 200}</p>", {}),
    "leaflet-front": ("leaflet", SHORT, {"subtitle": SENTENCE * 20}),
}
SAID = {
    "slide-text": "“Hai “ba”” dài quá 3 dòng.",
    "slide-title": "“Một Một câu dài mười một tiếng để cho đầy chỗ trống này.…” dài quá 2 dòng.",
    "poster-headline": (
        "“Lo Một câu dài mười một tiếng để cho đầy chỗ trống này. Một…” dài quá 19 dòng."
    ),
    "poster-text": "“Lo thì kể” dài quá 4 dòng.",
    "poster-a3": "“Lo thì kể” dài quá 4 dòng.",
    "card": "“Tên trang” dài quá 5 dòng.",
    "leaflet-flap": "“Một” dài quá 32 dòng.",
    "leaflet-inside": "“Tên trang” dài quá 74 dòng.",
    "leaflet-front": "“Tên trang” dài quá 13 dòng.",
}


@pytest.mark.parametrize("case", CASES)
def test_too_long_is_told_with_the_place_and_the_lines(case: str, cut_fonts: Path) -> None:
    layout, body, more = CASES[case]
    made = set_as(layout, body, cut_fonts, **more)
    assert made.refusal == f"{SAID[case]} Rút gọn, hoặc chia làm hai."


@pytest.mark.parametrize("case", CASES)
def test_what_fits_is_made(case: str, cut_fonts: Path) -> None:
    layout, body, _ = CASES[case]
    made = set_as(layout, "".join(dict.fromkeys(body.split(SENTENCE))), cut_fonts)
    assert made.refusal == ""
