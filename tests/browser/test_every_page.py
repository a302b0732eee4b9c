"""On every single page axe-core finds nothing, letters twice as large fit a phone, nothing lies on
the focus, a thumb is through in eight screens, nothing fails and nobody else is asked, and the
helplines stand where they stand everywhere.
"""

import json
import os
from collections.abc import Collection
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page

from loa.content.registries import load_registries
from once import made_once
from page_screens import is_too_tall
from page_types import PAGES, seen_pages
from portals import ROOT
from watching import watched

pytestmark = pytest.mark.browser
WIDTH, HEIGHT = 360, 740
NARROW = 320
# What stands above a page may take so much of the first screen with letters of twice the size.
HEAD = 0.6
# The empty page that the way out leads to has no helplines on purpose.
WAY_OUT = "trang-trong.html"
LANGUAGES = frozenset(load_registries(ROOT / "docs")[0].languages)
Scheme = Literal["light", "dark"]

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


# Every page belongs to one part, so that a run on several cores looks at several parts at once.
PARTS = 24
# The rule on the size of targets is new in WCAG 2.2 and off unless asked for. A link in a sentence
# is to look different by more than its colour, so no colours are compared: a quarter of the cost.
# Style sheets are not fetched again for the one rule that reads them, which is off.
EVERYWHERE = {
    "resultTypes": ["violations"],
    "preload": False,
    "rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": False}},
    "checks": {"link-in-text-block": {"enabled": False}},
}
# Letters and grounds get their colours from classes, so contrast is looked at where every class
# is seen, in light and in dark: it costs more than all other rules.
WITH_CONTRAST = {**EVERYWHERE, "rules": {"target-size": {"enabled": True}}}
# What depends on the words and the order of a page, asked of each. Whatever else the rules look at
# is an element with its attributes in another one: all are asked where each such pair is seen.
OF_WORDS = {
    "resultTypes": ["violations"],
    "preload": False,
    "runOnly": [
        "document-title", "duplicate-id-aria", "empty-heading", "heading-order", "html-has-lang",
        "image-alt", "link-name", "page-has-heading-one", "valid-lang",
    ],
}  # fmt: skip
CONTRAST = {"resultTypes": ["violations"], "preload": False, "runOnly": ["color-contrast"]}
# Letters of one colour, size and weight on the same grounds have one contrast: it is looked at in
# the first, the last and the middle one, since something may lie on one of them.
ONE_OF_EACH = """() => {
  const grounds = new Map([[document, ""]]);
  const ground = one => {
    if (!grounds.has(one)) {
      const style = getComputedStyle(one);
      grounds.set(one, [ground(one.parentNode), style.backgroundColor, style.backgroundImage,
        style.opacity, style.filter, style.position.replace("relative", "static")].join());
    }
    return grounds.get(one);
  };
  const alike = {};
  for (const one of document.querySelectorAll("body, body *")) {
    one.removeAttribute("data-looked-at");
    const holds = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    const shown = holds || one.matches("input, select, textarea");
    if (!shown || !one.checkVisibility()) continue;
    const style = getComputedStyle(one);
    const letters = [style.color, style.fontSize, style.fontWeight, style.textShadow].join();
    (alike[letters + ground(one)] ??= []).push(one);
  }
  for (const ones of Object.values(alike))
    for (const at of [0, ones.length >> 1, ones.length - 1])
      ones[at].setAttribute("data-looked-at", "");
}"""
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
ON_THESE = 'axe.configure({rules: [{id: "color-contrast", selector: "[data-looked-at]"}]});'
RUN_AXE = """async rules => (await axe.run(document, rules)).violations.flatMap(violation =>
  violation.nodes.map(node => violation.id + ": " + node.html.slice(0, 120)))"""
SIZES = {"phone": (WIDTH, HEIGHT), "desktop": (1280, 800)}


# What a part's pages showed, one row a fault, by what was asked: what axe-core finds, what scrolls
# sideways with large letters (wide) or begins low with them (low), what does so on a narrow phone
# (narrow), what lies on the focus (covered), what has too many screens (tall), where the helplines
# stand otherwise than at home (bars), what failed (errors) and whom else they asked (foreign).
Seen = dict[str, list[str]]


def covering(used: dict[str, set[str]]) -> set[str]:
    """Few of the keys, whose values together hold every value that there is."""
    left = set().union(*used.values())
    chosen: set[str] = set()
    while left:
        best = max(sorted(used), key=lambda key: len(used[key] & left))
        chosen.add(best)
        left -= used[best]
    return chosen


def classes_in(path: Path) -> set[str]:
    """The elements of a page by class, each also with the class around it: what gets colours."""
    found = set()
    for element in html.parse(str(path)).iter(etree.Element):
        outer = next((one.get("class") for one in element.iterancestors() if one.get("class")), "")
        for name in element.get("class", "").split():
            found |= {f"{element.tag} {name}", *(f"{one} {name}" for one in outer.split())}
    return found


def pairs_in(path: Path) -> set[str]:
    """The elements of a page by what rules look at, each with the element that it stands in."""

    def seen(element: etree._Element | None) -> str:
        if element is None:
            return ""
        # Addresses and what scripts keep at an element differ everywhere.
        names = [name for name in element.attrib if not name.startswith("data-")]
        known = sorted(name for name in names if name not in {"href", "id", "src", "style"})
        empty = [name for name in known if not element.get(name, "").strip()]
        words = "words" if (element.text or "").strip() else ""
        return f"{element.tag} {element.get('class', '')} {known} {empty} {words}"

    elements = html.parse(str(path)).iter(etree.Element)
    return {f"{seen(one.getparent())} > {seen(one)}" for one in elements}


def test_few_pages_cover_what_all_have() -> None:
    used = {"a": {"1", "2", "3"}, "b": {"2", "3"}, "c": {"4"}, "d": {"1", "4"}}
    assert covering(used) == {"a", "c"}


def test_a_pair_is_told_by_attributes_and_whether_there_are_words(tmp_path: Path) -> None:
    def told(body: str) -> set[str]:
        path = tmp_path / "a.html"
        path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
        return pairs_in(path)

    plain = told('<p class="a"><a href="b" title="c">d</a></p>')
    assert told('<p class="a"><a href="x" title="y">z</a></p>') == plain
    for other in (
        '<p class="a"><a href="b">d</a></p>',
        '<p class="a"><a href="b" title="">d</a></p>',
        '<p class="a"><a href="b" title="c"></a></p>',
        '<p><a href="b" title="c">d</a></p>',
    ):
        assert told(other) - plain


@pytest.fixture(scope="module")
def every_uri(portal_site: Path) -> list[str]:
    uris = [path.relative_to(portal_site).as_posix() for path in seen_pages(portal_site)]
    assert len(uris) > 200
    return uris


@pytest.fixture(scope="module")
def coloured(portal_site: Path, every_uri: list[str]) -> set[str]:
    """One page of each type, and others until every class is on one of them."""
    used = {uri: classes_in(portal_site / uri) for uri in every_uri}
    return covering(used) | set(PAGES.values())


@pytest.fixture(scope="module")
def built_anew(portal_site: Path, every_uri: list[str]) -> set[str]:
    """Pages on which every pair of elements stands somewhere, as few as there may be; all with
    LOA_AXE=all.
    """
    if os.environ.get("LOA_AXE") == "all":
        return set(every_uri)
    return covering({uri: pairs_in(portal_site / uri) for uri in every_uri})


def axe_findings(
    page: Page, uri: str, coloured: Collection[str], built_anew: Collection[str]
) -> list[str]:
    """What axe-core finds on a page that is open on a phone, with how it was looked at.

    One page of each type is seen as on a desktop too. Its context has loaded axe-core.
    """
    found = []
    looks: dict[Scheme, dict[str, Any]] = {"light": EVERYWHERE if uri in built_anew else OF_WORDS}
    if uri in coloured:
        looks = {"light": WITH_CONTRAST, "dark": CONTRAST}
    for size in SIZES if uri in PAGES.values() else ["phone"]:
        width, height = SIZES[size]
        page.set_viewport_size({"width": width, "height": height})
        for scheme, rules in looks.items():
            page.emulate_media(color_scheme=scheme)
            if uri in coloured:
                page.evaluate(ONE_OF_EACH)
            found += [f"{uri} {size} {scheme} {row}" for row in page.evaluate(RUN_AXE, rules)]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    return found


# Where the bar with the helplines stands, and what it dials.
BAR = """() => {
  const bar = document.querySelector(".loa-bar");
  const links = [...bar.querySelectorAll("a")].map(link => link.getAttribute("href"));
  return JSON.stringify([bar.getBoundingClientRect().y, links]);
}"""


def look_at(page: Page, uri: str, coloured: set[str], built_anew: set[str], bar: str) -> Seen:
    """Everything that is asked of a page; opening it is a third of the cost."""
    page.set_viewport_size({"width": NARROW, "height": 640})
    narrow = page.evaluate("document.documentElement.scrollWidth")
    stands = bar if uri == WAY_OUT else page.evaluate(BAR)
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    height = page.evaluate("document.documentElement.scrollHeight")
    is_lesson = page.locator("body.loa-body--lesson").count() == 1
    is_tall = is_too_tall(uri, height, is_lesson, LANGUAGES)
    axe = axe_findings(page, uri, coloured, built_anew)
    covered = [f"{uri}: {one}" for one in page.evaluate(COVERED)]
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    width = page.evaluate("document.documentElement.scrollWidth")
    top = page.evaluate("document.querySelector('main').getBoundingClientRect().top + scrollY")
    return {
        "axe": axe,
        "covered": covered,
        "wide": [f"{uri}: {width}"] if width > WIDTH else [],
        "low": [f"{uri}: {top}"] if top > HEAD * HEIGHT else [],
        "narrow": [f"{uri}: {narrow}"] if narrow > NARROW else [],
        "bars": [] if stands == bar else [f"{uri}: {stands}"],
        "tall": [f"{uri}: {height / HEIGHT:.2f}"] if is_tall else [],
    }


@pytest.fixture(scope="module")
def bar(browser: Browser, address: str) -> str:
    """Where the helplines stand on a narrow phone at home, and what they dial."""
    page = browser.new_page(viewport={"width": NARROW, "height": 640})
    page.goto(address)
    found: str = page.evaluate(BAR)
    page.close()
    return found


@pytest.fixture(scope="module", params=range(PARTS))
def seen(
    request: pytest.FixtureRequest,
    browser: Browser,
    address: str,
    every_uri: list[str],
    coloured: set[str],
    built_anew: set[str],
    bar: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Seen:
    """What the pages of a part showed, looked at once whichever workers ask."""
    part: int = request.param

    def look(folder: Path) -> None:
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale="vi-VN")
        context.add_init_script(AXE + ON_THESE)
        page, log = watched(context)
        total: Seen = {"errors": log.errors, "foreign": log.foreign}
        for uri in every_uri[part::PARTS]:
            page.goto(address + uri)
            for asked, rows in look_at(page, uri, coloured, built_anew, bar).items():
                total.setdefault(asked, []).extend(rows)
        context.close()
        (folder / "seen.json").write_text(json.dumps(total), encoding="utf-8")

    folder = made_once(tmp_path_factory, f"every-page-{part}", look)
    found: Seen = json.loads((folder / "seen.json").read_text(encoding="utf-8"))
    return found


def test_axe_finds_nothing(seen: Seen) -> None:
    assert seen["axe"] == []


def test_letters_twice_as_large_fit_a_phone_on_every_page(seen: Seen) -> None:
    assert seen["wide"] == []


def test_letters_twice_as_large_leave_room_for_the_page_in_the_first_screen(seen: Seen) -> None:
    assert seen["low"] == []


def test_no_page_has_more_screens_than_its_readers_have_patience(seen: Seen) -> None:
    assert seen["tall"] == []


def test_nothing_lies_on_what_has_the_focus_on_any_page(seen: Seen) -> None:
    assert seen["covered"] == []


def test_no_page_scrolls_sideways_on_a_narrow_phone(seen: Seen) -> None:
    assert seen["narrow"] == []


def test_the_helplines_stand_in_the_same_place_on_every_page(seen: Seen) -> None:
    assert seen["bars"] == []


def test_no_page_has_an_error(seen: Seen) -> None:
    assert seen["errors"] == []


def test_no_page_asks_a_foreign_host(seen: Seen) -> None:
    assert seen["foreign"] == []


# A picture without words for it, a link that only its colour tells from its sentence, one of five
# grey paragraphs on another ground, and pale letters.
PUT_FAULTS = """() => {
  const main = document.querySelector("main");
  const link = '<a href="x/">nơi khác</a>', grey = '<div class="x"><p>Xám</p></div>';
  main.innerHTML += `<img src="x.png"><p>Một câu dài dẫn sang ${link} ở giữa.</p>
    ${grey.repeat(5)}<p>Nhạt</p>`;
  const bare = {textDecoration: "none", color: "inherit"};
  Object.assign(main.querySelector('[href="x/"]').style, bare);
  main.querySelectorAll(".x").forEach((one, at) =>
    Object.assign(one.style, {color: "#666", background: at === 1 ? "#777" : "#fff"}));
  Object.assign(main.lastChild.style, {color: "#bbb", background: "#fff"});
}"""


def test_what_axe_should_find_is_found(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
    context.add_init_script(AXE + ON_THESE)
    page = context.new_page()
    page.goto(f"{address}404.html")
    page.evaluate(PUT_FAULTS)
    in_colours = [row.split(":")[0] for row in axe_findings(page, "a", {"a"}, {"a"})]
    without = [row.split(":")[0] for row in axe_findings(page, "a", set(), {"a"})]
    of_words = [row.split(":")[0] for row in axe_findings(page, "a", set(), set())]
    context.close()
    assert in_colours == [
        *["a phone light color-contrast"] * 2, "a phone light image-alt",
        "a phone light link-in-text-block", *["a phone dark color-contrast"] * 2,
    ]  # fmt: skip
    assert without == ["a phone light image-alt", "a phone light link-in-text-block"]
    assert of_words == ["a phone light image-alt"]


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
