"""How pages look: what no rule of accessibility asks for and what a reader sees at once."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from page_types import PAGES

pytestmark = pytest.mark.browser

TYPES = ("lesson", "guide", "law", "event")
HEAD = """() => {
    const head = getComputedStyle(document.querySelector(".loa-head"));
    const kind = getComputedStyle(document.querySelector(".loa-head__kind"));
    return [head.backgroundColor, head.borderTopWidth, head.borderLeftWidth, kind.display,
        kind.position, kind.color].join(" ");
}"""
# A drawing that is loaded late has no sides before it is there.
SIDES = """async () => {
    const scene = document.querySelector(".loa-head__scene");
    scene.loading = "eager";
    await scene.decode();
    const box = scene.getBoundingClientRect();
    return [box.width / box.height, scene.naturalWidth / scene.naturalHeight];
}"""


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    yield context.new_page()
    context.close()


def test_help_is_red_with_white_letters_in_the_dark_too(desk: Page, address: str) -> None:
    seen = {}
    for scheme in ("light", "dark"):
        desk.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        desk.goto(f"{address}tro-giup/")
        seen[scheme] = desk.locator(".loa-calls__link, .loa-exit a[href^='tel:']").evaluate_all(
            "all => all.map((one) => { const style = getComputedStyle(one);"
            " return [style.backgroundColor, style.color]; })"
        )
    desk.emulate_media(color_scheme="light")
    reds = {scheme: {tuple(one) for one in found} for scheme, found in seen.items()}
    white = "rgb(255, 255, 255)"
    assert reds == {"light": {("rgb(179, 32, 28)", white)}, "dark": {("rgb(198, 40, 40)", white)}}


def test_lesson_guide_law_and_event_look_different_from_the_first_line_on(
    desk: Page, address: str
) -> None:
    heads = {}
    for kind in TYPES:
        desk.goto(address + PAGES[kind])
        heads[kind] = desk.evaluate(HEAD)
    assert len(set(heads.values())) == len(TYPES), heads


@pytest.mark.parametrize("uri", [PAGES["lesson"], "doc-de/nguy-hiem/index.html"])
@pytest.mark.parametrize("width", [360, 768])
def test_nobody_in_a_scene_loses_the_head(desk: Page, address: str, uri: str, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 740})
    desk.goto(address + uri, wait_until="load")
    shown, drawn = desk.evaluate(SIDES)
    desk.set_viewport_size({"width": 360, "height": 740})
    assert shown == pytest.approx(drawn, rel=0.03)


def sheets(page: Page, path: Path) -> list[str]:
    """What stands on each sheet of A4."""
    page.pdf(path=path, format="A4")
    made = pypdfium2.PdfDocument(path)
    texts = [sheet.get_textpage().get_text_range() for sheet in made]
    made.close()
    return texts


@pytest.mark.parametrize("uri", PAGES.values(), ids=PAGES)
def test_no_sheet_holds_the_footer_alone(
    desk: Page, address: str, uri: str, tmp_path: Path
) -> None:
    desk.goto(address + uri, wait_until="load")
    footer = "".join(desk.locator(".loa-footer__facts").inner_text().split())
    *_, last = sheets(desk, tmp_path / "page.pdf")
    assert len("".join(last.split())) > len(footer) + 20


def test_the_calendar_on_paper_is_the_year_on_two_sheets(
    desk: Page, address: str, tmp_path: Path
) -> None:
    desk.goto(f"{address}lich/", wait_until="load")
    months = desk.locator(".loa-month__name").all_inner_texts()
    texts = sheets(desk, tmp_path / "calendar.pdf")
    assert len(months) == 12
    assert len(texts) <= 3
    assert [name for name in months if name not in " ".join(texts[:2])] == []
