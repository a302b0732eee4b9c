"""Slides: a scene on the cover, somebody beside the lines, lights that are lights, the colour."""

from dataclasses import replace
from pathlib import Path

import pytest

from handout_samples import LoadPortal, lesson
from loa.handouts.documents import Document
from loa.handouts.formats import make
from loa.handouts.layouts import typst_of
from loa.handouts.maker import documents_of

PERSON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def deck(body: str, **more: str) -> Document:
    document = Document(
        "slides", "thu", "Trình chiếu", "Thử", "vi", body, ("pdf",), ("Tổng đài 111",),
        layout="slides", heading="Bài thử", subtitle="Lớp 2", figures=(PERSON,), hue="#2f5aa8",
    )  # fmt: skip
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
    assert len(slides.figures) == 6
