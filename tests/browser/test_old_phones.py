"""One journey through the portal on the engines of old phones, and on today's.

Chromium 64 is what Android 8 was sold with; the README promises that the portal looks right and
works there.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools import Tab, running
from machine import find_browser
from old_chromium import program

pytestmark = [pytest.mark.browser, pytest.mark.needs("chromium", "vietnamese-font")]

TODAY = 0
ENGINES = [
    pytest.param(64, marks=pytest.mark.needs("chromium-64")),
    pytest.param(88, marks=pytest.mark.needs("chromium-88")),
    pytest.param(TODAY, id="today"),
]
TYPE = """(function (words) {
    var field = document.querySelector("#loa-q");
    field.focus();
    field.value = words;
    field.dispatchEvent(new Event("input", {bubbles: true}));
})("%s")"""
SHOWN = """(function () {
    var hint = document.querySelector(".loa-search__hint");
    var link = document.querySelector(".loa-search__link");
    return hint && link && link.querySelector(".loa-search__title").textContent;
})()"""


@pytest.fixture(params=ENGINES)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tab]:
    """A fresh one for each test: as one process they keep what each page took, and end at it."""
    profile = tmp_path_factory.mktemp("engine")
    today = Path(find_browser() or "")
    path = program(request.param) if request.param else today
    with running(path, profile) as tab:
        yield tab
        assert tab.errors == []


def style(element: str, name: str) -> str:
    return f"getComputedStyle(document.querySelector('{element}')).{name}"


def of_each(elements: str, name: str) -> str:
    return (
        f'[].map.call(document.querySelectorAll("{elements}"), '
        f"function (one) {{ return one.{name}; }})"
    )


def number(tab: Tab, expression: str) -> float:
    return float(tab.ask(f"parseFloat({expression})"))


def test_the_layout_has_not_collapsed(engine: Tab, address: str) -> None:
    engine.open(f"{address}cong-dong/cha-me/")
    assert number(engine, style("main", "paddingLeft")) >= 12
    assert number(engine, style("h1", "fontSize")) > 1.4 * number(engine, style("body", "fontSize"))
    assert number(engine, style(".loa-prose > ul:not([class])", "paddingLeft")) >= 16
    assert engine.ask("document.documentElement.scrollWidth") <= 360
    engine.open(address)
    first, second, *_ = engine.ask(of_each(".loa-tile", "offsetTop"))
    assert first == second
    link = "document.querySelector('.loa-tile__link').getBoundingClientRect()"
    assert engine.ask(f"{link}.height") >= 44


@pytest.mark.parametrize(
    "uri",
    ["", "tro-giup/", "tai-lieu/", "phap-luat/luat-de-hieu/", "truong-hoc/", "lich/"],
)
def test_letters_twice_as_large_fit_and_leave_room_for_the_page(
    engine: Tab, address: str, uri: str
) -> None:
    engine.open(address + uri)
    engine.ask("document.documentElement.style.fontSize = '200%'")
    assert engine.ask("document.documentElement.scrollWidth") <= 360
    assert engine.ask("document.querySelector('main').getBoundingClientRect().top") <= 0.6 * 740
    calls = "document.querySelectorAll('.loa-bar__call')"
    assert engine.ask(f"{calls}.length") == 3
    assert engine.ask(f"{calls}[2].getBoundingClientRect().bottom") < 370


def test_help_stands_in_the_first_screen_and_the_way_out_covers_no_number(
    engine: Tab, address: str
) -> None:
    engine.open(f"{address}tro-giup/")
    last = "[].slice.call(document.querySelectorAll('.loa-tile')).pop().getBoundingClientRect()"
    assert engine.ask(f"{last}.bottom") <= 740
    bar = "document.querySelector('.loa-exit').getBoundingClientRect()"
    assert engine.ask(f"Math.round({bar}.bottom)") == 740
    assert engine.ask(f"{bar}.width") == 360
    room = number(engine, style("body", "paddingBottom"))
    assert room >= engine.ask(f"{bar}.height")


@pytest.mark.parametrize("words", ["lễ tân", "le tan", "leex taan"])
def test_search_answers_with_and_without_accents_and_does_not_cover_its_box(
    engine: Tab, address: str, words: str
) -> None:
    engine.open(address)
    engine.ask(TYPE % words)
    assert engine.wait(SHOWN).startswith("Lễ tân và buồng phòng")
    panel = "document.querySelector('.loa-search__panel').getBoundingClientRect().top"
    box = "document.querySelector('#loa-q').getBoundingClientRect().bottom"
    assert engine.ask(f"{panel} >= {box} - 2")


def test_an_urgent_word_shows_the_numbers(engine: Tab, address: str) -> None:
    engine.open(address)
    engine.ask(TYPE % "con mất tích")
    assert engine.wait(SHOWN).startswith("Con tôi bỏ đi, mất liên lạc")
    calls = engine.ask(of_each(".loa-search__calls a", "getAttribute('href')"))
    assert {"tel:111", "tel:113"} <= set(calls)


def test_a_quiz_says_what_was_right(engine: Tab, address: str) -> None:
    engine.open(f"{address}truong-hoc/thcs/lop-8-viec-nhe-luong-cao/")
    engine.ask("document.querySelector('.loa-quiz input').click()")
    engine.ask("document.querySelector('.loa-quiz button').click()")
    said = engine.ask("document.querySelector('.loa-quiz__said').textContent.trim()")
    assert said.startswith(("Đúng.", "Chưa đúng."))
    assert number(engine, style(".loa-quiz__said", "borderLeftWidth")) >= 4


def test_a_filter_leaves_fewer_cards(engine: Tab, address: str) -> None:
    engine.open(f"{address}truong-hoc/")
    count = f"{of_each('.loa-card', 'offsetHeight')}.filter(Boolean).length"
    before = engine.ask(count)
    engine.ask("document.querySelector('.loa-filter[href*=lop-8]').click()")
    after = engine.wait(f"{count} < {before} && {count}")
    assert 0 < after < before


def test_ticked_papers_are_put_together_for_the_printer(engine: Tab, address: str) -> None:
    engine.open(f"{address}tai-lieu/cho-co-quan/")
    engine.ask(
        "[].slice.call(document.querySelectorAll('.loa-files a[href$=\".pdf\"]'), 0, 3)"
        ".forEach(function (link) { link.previousSibling.click(); })"
    )
    engine.ask("document.querySelectorAll('.loa-basket button')[1].click()")
    said = "document.querySelector('.loa-basket__said').textContent"
    engine.wait(f"{said}.indexOf('Đã ghép 3 tệp') === 0")


def test_the_way_out_leads_to_the_page_about_rice(engine: Tab, address: str) -> None:
    engine.open(f"{address}tro-giup/viec-lam-ngay/")
    engine.ask(
        "(function (link) { link.href = link.getAttribute('data-local'); link.click(); })"
        "(document.querySelector('[data-loa-leave]'))"
    )
    engine.wait("location.pathname === '/trang-trong.html' && document.title")
    assert engine.ask("document.title") == "Cách nấu nồi cơm dẻo"


def test_a_film_has_a_name_and_can_be_seen(engine: Tab, address: str) -> None:
    engine.open(f"{address}video/goi-111/")
    assert engine.ask("document.querySelector('video').getAttribute('aria-label')")
    engine.ask("document.querySelector('video').load()")
    engine.wait("document.querySelector('video').readyState >= 1")
    assert engine.ask("document.querySelector('video').videoWidth") >= 640
