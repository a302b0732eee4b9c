"""One page of each type: the keyboard, large text, paper, forced colours, no motion.

What every page is asked is in test_every_page.py.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from page_types import PAGES

pytestmark = pytest.mark.browser


DESK = {"width": 1280, "height": 800}


@pytest.fixture(scope="module", params=PAGES.values(), ids=PAGES)
def opened(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A page of each type, opened once for all that is asked of it."""
    page = browser.new_page(viewport=DESK, locale="vi-VN")
    page.goto(address + request.param)
    yield page
    page.close()


@pytest.fixture
def desk(opened: Page) -> Iterator[Page]:
    """The page on a desktop; what a test changes of screen, paper and letters goes back."""
    yield opened
    opened.set_viewport_size(DESK)
    opened.emulate_media(media="null", reduced_motion="null", forced_colors="null")
    opened.evaluate("document.documentElement.style.fontSize = ''")


def test_a_page_has_one_title_and_the_landmarks_in_order(desk: Page) -> None:
    rows = desk.locator("body").aria_snapshot().splitlines()
    roles = [row.strip().removeprefix("- ").split(" ")[0].rstrip(":") for row in rows]
    landmarks = [role for role in roles if role in ("banner", "main", "contentinfo")]
    assert landmarks == ["banner", "main", "contentinfo"]
    assert desk.get_by_role("heading", level=1).count() == 1


# What has the focus, whether its ring is drawn and whether it stands on the screen.
FOCUS = """() => {
  const now = document.activeElement;
  if (now === document.body) return null;
  const box = now.getBoundingClientRect(), style = getComputedStyle(now);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const shown = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  now.dataset.seen = (now.dataset.seen || 0) * 1 + 1;
  // The buttons of a player are inside it: it keeps the focus for several steps.
  const player = now.tagName === "VIDEO", again = now.dataset.seen > 1 && !player;
  return {name: now.outerHTML.slice(0, 100), ring: ring || player, shown: shown || player, again};
}"""


def test_the_keyboard_reaches_everything_and_shows_where_it_is(desk: Page) -> None:
    wanted = desk.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
        .filter(one => one.checkVisibility() && !one.disabled && one.tabIndex >= 0
          && one.type !== "radio").length"""
    )
    reached, hidden = 0, []
    for _ in range(wanted + 20):
        desk.keyboard.press("Tab")
        focus = desk.evaluate(FOCUS)
        if focus is None or focus["again"]:
            break
        reached += 1
        if not (focus["ring"] and focus["shown"]):
            hidden.append(focus["name"])
    assert hidden == []
    assert reached >= wanted


def test_text_at_twice_its_size_needs_no_sideways_scrolling(desk: Page) -> None:
    desk.set_viewport_size({"width": 640, "height": 740})
    desk.evaluate("document.documentElement.style.fontSize = '200%'")
    assert desk.evaluate("document.documentElement.scrollWidth") <= 640


def test_a_tablet_needs_no_sideways_scrolling(desk: Page) -> None:
    desk.set_viewport_size({"width": 768, "height": 1024})
    assert desk.evaluate("document.documentElement.scrollWidth") <= 768


# Printers leave backgrounds out, so pale letters are lost on the paper.
PALE = """() => [...document.body.querySelectorAll("*")].filter(element =>
  element.checkVisibility() &&
  [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) &&
  getComputedStyle(element).color.match(/[0-9.]+/g).slice(0, 3)
    .reduce((sum, part) => sum + Number(part), 0) > 3 * 120
).map(element => element.outerHTML.slice(0, 120))"""


def test_every_word_is_dark_on_paper(desk: Page) -> None:
    desk.emulate_media(media="print")
    assert desk.evaluate(PALE) == []


def test_nothing_moves_for_readers_who_ask_for_stillness(desk: Page) -> None:
    desk.emulate_media(reduced_motion="reduce")
    moving = desk.evaluate(
        """() => [...document.querySelectorAll("*")].filter(one => {
          const style = getComputedStyle(one);
          return parseFloat(style.transitionDuration) > 0.01
            || parseFloat(style.animationDuration) > 0.01
            || style.scrollBehavior === "smooth";
        }).map(one => one.outerHTML.slice(0, 80))"""
    )
    assert moving == []


def test_buttons_keep_their_edges_in_forced_colours(desk: Page) -> None:
    desk.emulate_media(forced_colors="active")
    bare = desk.evaluate(
        """() => [...document.querySelectorAll("button, .loa-bar a, .loa-leave")]
        .filter(one => one.checkVisibility())
        // The loupe stands in the edge of its field.
        .map(one => one.matches(".loa-search__button") ? one.form : one)
        .filter(one => getComputedStyle(one).borderTopStyle === "none"
          && getComputedStyle(one).textDecorationLine === "none")
        .map(one => one.outerHTML.slice(0, 100))"""
    )
    assert bare == []
