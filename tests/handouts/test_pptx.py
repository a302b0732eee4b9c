"""PPTX: every word in a placeholder of a layout, pictures described, notes for the teacher."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.oxml.ns import qn

from loa.handouts.archives import entries_of
from loa.handouts.documents import Document
from loa.handouts.formats import make
from loa.handouts.paper import tree_of
from loa.handouts.pptx_deck import Line, lines
from loa.handouts.pptx_template import BODY as WORDS
from loa.handouts.pptx_template import FIRST_LIGHT, LAYOUTS

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}">'
    '<path d="M0 0h{w}v{h}h-{w}z" fill="#a84a16"/></svg>'
)
PERSON = SQUARE.format(w=64, h=80)
SCENE = SQUARE.format(w=320, h=240)
BODY = (
    "<h2>Một ý</h2><ul><li>Ngắn <strong>đậm</strong></li></ul>"
    "<h2>Kể với ai?</h2><p>Với mẹ.</p>"
    "<h2>Đèn</h2><ul><li>Xanh: vui</li><li>Đỏ: sợ</li></ul>"
    "<h2>Bảng</h2><table><tr><th>Việc</th><th>Ai</th></tr><tr><td>Kể</td><td>Mẹ</td></tr></table>"
    "<p>Dưới bảng.</p>"
)
DECK = Document(
    "slides",
    "thu",
    "Trình chiếu",
    "Trình chiếu: Thử",
    "vi",
    BODY,
    ("pptx",),
    ("Tổng đài 111",),
    layout="slides",
    heading="Bài thử",
    subtitle="Lớp 2",
    hue="#a84a16",
    panels=(SCENE,),
    figures=(PERSON,),
    alt="Em nhỏ và mẹ.",
    credit="Hình đồ vật: OpenMoji",
    notes=("Mục tiêu", "Bước 1\nBước 2"),
    keywords=("kể",),
)


@pytest.fixture(scope="module")
def data(cut_fonts: Path) -> bytes:
    made = make(DECK, "pptx", cut_fonts.parent.parent)
    assert made.refusal == ""
    return made.data


@pytest.fixture(scope="module")
def deck(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def test_each_kind_has_its_layout_and_no_layout_is_of_another(deck: Any) -> None:
    assert [layout.name for layout in deck.slide_layouts] == list(LAYOUTS)
    assert [slide.slide_layout.name for slide in deck.slides] == [
        "Trang đầu",
        "Ý và hình",
        "Câu hỏi",
        "Ba đèn",
        "Bảng",
    ]


def test_every_word_stands_in_a_placeholder(deck: Any) -> None:
    told = [
        [(one.name, one.text_frame.text) for one in slide.placeholders if one.has_text_frame]
        for slide in deck.slides
    ]
    assert told == [
        [("Title 1", "Bài thử"), ("Subtitle 2", "Lớp 2"), ("Text Placeholder 4", DECK.credit)],
        [("Title 1", "Một ý"), ("Text Placeholder 2", "Ngắn đậm")],
        [("Title 1", "Kể với ai?"), ("Text Placeholder 2", "Với mẹ.")],
        [("Title 1", "Đèn"), ("Text Placeholder 2", "Xanh: vui"), ("Text Placeholder 3", "Đỏ: sợ")],
        [("Title 1", "Bảng"), ("Text Placeholder 3", "Dưới bảng.")],
    ]
    loose = [
        shape.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if not shape.is_placeholder and shape.has_text_frame and shape.text_frame.text
    ]
    assert loose == []


def test_a_slide_that_says_little_has_larger_letters_also_for_lines_that_are_added(
    cut_fonts: Path,
) -> None:
    full = "<h2>Đủ</h2><ul>" + "<li>Ngắn</li>" * 6 + "</ul>"
    body = "<h2>Ít</h2><ul><li>Ngắn</li></ul><h2>Đèn</h2><ul><li>Xanh: vui</li></ul>" + full
    made = make(replace(DECK, body=body), "pptx", cut_fonts.parent.parent)
    sizes = [
        [settings.get("sz") for settings in place.element.iter(qn("a:defRPr"))]
        for slide in Presentation(io.BytesIO(made.data)).slides
        for place in slide.placeholders
        if place.has_text_frame and place.placeholder_format.idx in {WORDS, FIRST_LIGHT}
    ]
    # The cover's, which its layout says; then the two that say little, and the full one.
    assert sizes == [[], ["3000", "2800", "2600"], ["3000", "2800", "2600"], []]


def test_a_word_of_a_slide_stays_on_one_line(cut_fonts: Path) -> None:
    body = "<h2>Giấy tờ</h2><ul><li>Hợp đồng gốc, cất ở nhà</li></ul>"
    made = make(replace(DECK, body=body, heading="Lời mời"), "pptx", cut_fonts.parent.parent)
    told = [
        place.text_frame.text
        for slide in Presentation(io.BytesIO(made.data)).slides
        for place in slide.placeholders
        if place.placeholder_format.idx in {0, WORDS}
    ]
    assert told == [
        "Lời\u00a0mời", "Lớp 2", "Giấy\u00a0tờ", "Hợp\u00a0đồng gốc, cất ở\u00a0nhà",
    ]  # fmt: skip


def test_no_placeholder_is_left_empty(deck: Any) -> None:
    left = [
        place.name
        for slide in deck.slides
        for place in slide.placeholders
        if place.has_text_frame and not place.text_frame.text
    ]
    assert left == []


def test_a_table_is_a_table(deck: Any) -> None:
    table = next(shape.table for shape in deck.slides[4].shapes if shape.has_table)
    assert [[cell.text_frame.text for cell in row.cells] for row in table.rows] == [
        ["Việc", "Ai"],
        ["Kể", "Mẹ"],
    ]


def test_lights_are_discs_of_their_colour(deck: Any) -> None:
    discs = [shape for shape in deck.slides[3].shapes if shape.name.startswith("Đèn ")]
    theme = next(
        part.blob.decode()
        for part in deck.part.package.iter_parts()
        if "theme1" in str(part.partname)
    )
    assert [(disc.name, str(disc.fill.fore_color.theme_color)) for disc in discs] == [
        ("Đèn xanh", "ACCENT_4 (8)"),
        ("Đèn đỏ", "ACCENT_2 (6)"),
    ]
    assert '<a:accent4><a:srgbClr val="2F7D4F"/></a:accent4>' in theme
    assert '<a:accent2><a:srgbClr val="C9302C"/></a:accent2>' in theme
    assert '<a:dk2><a:srgbClr val="A84A16"/></a:dk2>' in theme


def pictures(deck: Any) -> list[tuple[Any, str, bool]]:
    """Each picture with its description and whether it is decoration."""
    return [
        (
            shape,
            shape.element.xpath(".//p:cNvPr")[0].get("descr"),
            "decorative" in str(shape.element.xml),
        )
        for slide in deck.slides
        for shape in slide.shapes
        if hasattr(shape, "image")
    ]


def test_the_scene_is_described_and_people_are_decoration(deck: Any) -> None:
    told = [(alt, decorative) for _, alt, decorative in pictures(deck)]
    assert told == [("Em nhỏ và mẹ.", False), ("", True), ("", True), ("", True)]


def test_pictures_keep_their_shape_and_stay_on_the_slide(deck: Any) -> None:
    for shape, _, _ in pictures(deck):
        with Image.open(io.BytesIO(shape.image.blob)) as picture:
            across, down = picture.size
        assert shape.width / shape.height == pytest.approx(across / down, rel=0.02)
        assert shape.left + shape.width <= deck.slide_width
        assert shape.top + shape.height <= deck.slide_height + 36000


def test_the_teacher_reads_notes(deck: Any) -> None:
    told = [
        slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        for slide in deck.slides
    ]
    assert told == ["Mục tiêu", "Bước 1\nBước 2", "", "", ""]


def test_words_are_vietnamese_and_nobody_else_signs(deck: Any, data: bytes) -> None:
    core = deck.core_properties
    assert (core.title, core.author, core.last_modified_by, core.comments) == (
        "Trình chiếu: Thử",
        "",
        "",
        "",
    )
    parts = entries_of(data)
    assert [name for name in parts if "thumbnail" in name or "printer" in name] == []
    slides = b"".join(parts[name] for name in parts if name.startswith("ppt/slides/slide"))
    assert slides.count(b"<a:r>") == slides.count(b'lang="vi"') > 0


def test_the_numbers_stand_at_the_foot_of_the_master(deck: Any) -> None:
    told = [shape.text_frame.text for shape in deck.slide_master.shapes if shape.has_text_frame]
    assert "Tổng đài 111" in told


@pytest.mark.parametrize(
    "heading", ["Ngắn", "Một tên bài dài, rất dài, dài đến mức phải nhỏ lại " * 3]
)
def test_a_long_name_is_set_smaller(cut_fonts: Path, heading: str) -> None:
    made = make(replace(DECK, heading=heading), "pptx", cut_fonts.parent.parent)
    title = Presentation(io.BytesIO(made.data)).slides[0].shapes.title
    assert title.text_frame.paragraphs[0].runs[0].font.size.pt == (36 if heading == "Ngắn" else 24)


def test_a_question_without_a_picture_takes_the_whole_width(cut_fonts: Path) -> None:
    made = make(
        replace(DECK, body="<h2>Ai?</h2><p>Mẹ.</p>", figures=()), "pptx", cut_fonts.parent.parent
    )
    slide = Presentation(io.BytesIO(made.data)).slides[1]
    assert {round(place.width.mm) for place in slide.placeholders} == {224}


def test_without_scene_and_credit_their_places_go(cut_fonts: Path) -> None:
    made = make(replace(DECK, panels=(), credit=""), "pptx", cut_fonts.parent.parent)
    names = [one.name for one in Presentation(io.BytesIO(made.data)).slides[0].placeholders]
    assert names == ["Title 1", "Subtitle 2"]


def test_blocks_become_paragraphs() -> None:
    body = tree_of(
        "<p>Nói <em>nhỏ</em></p><ol><li>Một<ul><li>Trong</li></ul></li></ol>"
        '<ul><li><input type="checkbox"/> Xem</li></ul><h3>Nhỏ</h3>'
    )
    assert [line for element in body for line in lines(element)] == [
        Line((("Nói ", False, False), ("nhỏ", False, True))),
        Line((("Một", False, False),), 0, "1."),
        Line((("Trong", False, False),), 1, "•"),
        Line((("☐ ", False, False), ("Xem", False, False)), 0, "•"),
        Line((("Nhỏ", True, False),)),
    ]
