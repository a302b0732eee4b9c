"""Slides: a scene on the cover, somebody beside the lines, lights that are lights, the colour."""

from dataclasses import replace
from pathlib import Path

import pytest

from handout_samples import LoadPortal, lesson
from loa.handouts.documents import Document
from loa.handouts.formats import make
from loa.handouts.layouts import typst_of
from loa.handouts.maker import documents_of
from loa.illustrations.composer import person_svg, scene_svg
from loa.illustrations.scenes import Scenes
from loa.integrations.portal import Portal

PERSON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def deck(body: str, **more: str) -> Document:
    document = Document(
        "slides",
        "thu",
        "Trình chiếu",
        "Thử",
        "vi",
        body,
        ("pdf",),
        ("Tổng đài 111",),
        layout="slides",
        heading="Bài thử",
        subtitle="Lớp 2",
        figures=(PERSON,),
        hue="#2f5aa8",
    )
    return replace(document, **more)


def test_lights_are_lights() -> None:
    markup = typst_of(deck("<h2>Đèn</h2><ul><li>Xanh: vui</li><li>Đèn đỏ: sợ</li></ul>"))
    assert '#loa-light("green", [' in markup
    assert '#loa-light("red", [' in markup
    assert "#list(" not in markup


def test_a_list_in_which_one_line_is_no_light_stays_a_list() -> None:
    markup = typst_of(deck("<h2>Đèn</h2><ul><li>Xanh: vui</li><li>Tím: buồn</li></ul>"))
    assert "#loa-light" not in markup


@pytest.mark.parametrize(("title", "asks"), [("Kể với ai?", True), ("Kể với ai", False)])
def test_a_title_that_asks_stands_on_the_colour(title: str, asks: bool) -> None:
    markup = typst_of(deck(f"<h2>{title}</h2><ul><li>Mẹ</li></ul>"))
    assert ("#loa-question(" in markup) is asks


def test_every_kind_of_slide_is_made(cut_fonts: Path) -> None:
    body = (
        "<h2>Một</h2><ul><li>Ngắn</li></ul><h2>Hai?</h2><ul><li>Ngắn</li></ul>"
        "<h2>Đèn</h2><ul><li>Xanh: vui</li></ul>"
    )
    made = make(deck(body), "pdf", cut_fonts.parent.parent)
    assert (made.refusal, made.note) == ("", "4 slide")


def test_a_lesson_has_its_scene_on_the_cover_and_its_colour(load_portal: LoadPortal) -> None:
    portal = load_portal({"truong-hoc/lop-2-an-toan.md": lesson()})
    page = portal.library.get("truong-hoc/lop-2-an-toan.md")
    assert page is not None
    slides = next(
        one for one in documents_of(portal.workshop().source_of(page)) if one.kind == "slides"
    )
    audience = portal.library.registries.audiences[page.meta.audience[0]]
    assert slides.hue == portal.library.registries.grades["lop-2"].colour
    assert len(slides.panels) == 1
    assert slides.alt == portal.scenes.scenes[audience.id].alt
    assert len(slides.figures) == 2


def slides_with(load_portal: LoadPortal, old: str, new: str) -> tuple[Document, Scenes]:
    text = lesson()
    assert old in text
    portal = load_portal({"truong-hoc/lop-2-an-toan.md": text.replace(old, new, 1)})
    page = portal.library.get("truong-hoc/lop-2-an-toan.md")
    assert page is not None
    found = documents_of(portal.workshop().source_of(page))
    return next(one for one in found if one.kind == "slides"), portal.scenes


def test_whoever_stands_beside_a_slide_thinks_of_what_it_says(load_portal: LoadPortal) -> None:
    made, scenes = slides_with(load_portal, "### Ai là người lớn an toàn?", "### Giấy tờ ở đâu?")
    expected = person_svg("child", scenes, face="relieved", pose="point", about="id-card")
    assert made.figures[0] == expected
    assert expected != person_svg("child", scenes, face="relieved", pose="point")


def test_a_slide_shows_the_scene_that_it_names_and_not_among_its_lines(
    load_portal: LoadPortal,
) -> None:
    block = "/// drawn-scene | goi-111-tung-buoc\n///\n\n- Người nghe em"
    made, scenes = slides_with(load_portal, "- Người nghe em", block)
    scene = scenes.scenes["goi-111-tung-buoc"]
    assert made.figures[0] == scene_svg(scene, scenes, panel=len(scene.panels) - 1)
    assert "svg" not in made.body
    assert made.body.count("<h2") == len(made.figures) == 2


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Giữ giấy tờ",), "id-card"),
        (("GIẤY TỜ của mình",), "id-card"),
        (("Cần gì thì gọi 111",), "phone-111"),
        (("Số 1110",), ""),
        (("Nợ", "giấy tờ"), "banknotes"),
        (("Chơi", "giấy tờ"), "id-card"),
        (("Giấy tờ, tiền công",), "id-card"),
        (("Chơi vui",), ""),
    ],
)
def test_a_text_means_the_object_of_its_longest_word(
    load_portal: LoadPortal, texts: tuple[str, ...], found: str
) -> None:
    assert load_portal({}).scenes.meant_by(*texts) == found


def test_a_word_that_two_objects_claim_is_told(load_portal: LoadPortal) -> None:
    root = load_portal({}).root
    registry = root / "docs" / "_data" / "objects.yml"
    text = registry.read_text("utf-8")
    registry.write_text(text.replace('name: "Con trâu"', 'name: "Con trâu", words: ["Hộ chiếu"]'))
    found = [one.message for one in Portal.load(root).problems() if one.code == "duplicate-id"]
    assert found == ["Từ “hộ chiếu” đã chỉ đồ vật “passport”."]
