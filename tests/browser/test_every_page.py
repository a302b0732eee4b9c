"""On every single page letters twice as large fit a phone, and nothing lies on the focus.

Target sizes are looked at by axe-core on every page (test_accessibility.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from page_types import seen_pages

pytestmark = pytest.mark.browser
WIDTH, HEIGHT = 360, 740

# Everything that can have the focus gets it in turn; what then lies wholly below something that
# stays in its place on the screen is named (WCAG 2.4.11).
COVERED = """() => {
  const stays = [...document.querySelectorAll("body *")].filter(one =>
    ["fixed", "sticky"].includes(getComputedStyle(one).position) && one.checkVisibility());
  if (!stays.length) return [];
  const all = document.querySelectorAll("a[href], button, input, select, summary");
  const can = [...all].filter(one =>
    one.checkVisibility() && !one.disabled && one.tabIndex >= 0);
  return can.filter(one => {
    one.focus();
    const box = one.getBoundingClientRect();
    return stays.some(other => {
      const over = other.getBoundingClientRect();
      return !other.contains(one) && box.width && box.top >= over.top && box.bottom <= over.bottom
        && box.left >= over.left && box.right <= over.right;
    });
  }).map(one => one.outerHTML.slice(0, 100));
}"""


@dataclass(frozen=True)
class Seen:
    """Pages that scroll sideways, links under something else, and how many pages were seen."""

    wide: list[str]
    covered: list[str]
    count: int


@pytest.fixture(scope="module")
def seen(browser: Browser, address: str, portal_site: Path) -> Iterator[Seen]:
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale="vi-VN")
    page = context.new_page()
    wide, covered, count = [], [], 0
    for path in seen_pages(portal_site):
        uri = path.relative_to(portal_site).as_posix()
        page.goto(address + uri)
        count += 1
        covered += [f"{uri}: {one}" for one in page.evaluate(COVERED)]
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > WIDTH:
            wide.append(f"{uri}: {width}")
    yield Seen(wide, covered, count)
    context.close()


def test_letters_twice_as_large_fit_a_phone_on_every_page(seen: Seen) -> None:
    assert seen.count > 200
    assert seen.wide == []


def test_nothing_lies_on_what_has_the_focus_on_any_page(seen: Seen) -> None:
    assert seen.covered == []


def test_what_would_be_covered_is_found(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}).new_page()
    page.goto(f"{address}tro-giup/viec-lam-ngay/")
    style = (
        "document.documentElement.style.scrollPaddingBottom = '0';"
        "document.body.style.paddingBottom = '0';"
        "document.querySelector('.loa-exit').style.height = '60vh'"
    )
    page.evaluate(style)
    assert page.evaluate(COVERED) != []
    page.context.close()


def test_a_filled_basket_lies_on_nothing_either(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}).new_page()
    page.goto(f"{address}tai-lieu/viec-dan-ap-phich/")
    page.locator(".loa-basket__tick").first.check()
    page.locator(".loa-basket").wait_for()
    assert page.evaluate(COVERED) == []
    page.context.close()
