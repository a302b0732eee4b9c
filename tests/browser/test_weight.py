"""No page is too heavy for an old phone on a thin network, whoever wrote it.

Every page is weighed by what it names; a real browser shows that it asks for just that.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from loa.last_look.weights import SCENE, TEXT
from page_types import PAGES
from page_weight import Weight, heavy_html, weigh
from serving import compressed_site

pytestmark = pytest.mark.browser

REQUESTS = 8
# The most panels that a scene at a page's head is told in; they are loaded lazily.
PANELS = 4
# Browsers ask for these by themselves, out of sight of what drives them in tests.
UNSEEN = ("/mark.svg", ".webmanifest", ".json")


@pytest.fixture(scope="module")
def weights(portal_site: Path) -> list[Weight]:
    pages = sorted(p.relative_to(portal_site).as_posix() for p in portal_site.rglob("*.html"))
    assert len(pages) > 100
    return [weigh(portal_site, page) for page in pages]


def test_the_html_of_every_page_fits(weights: list[Weight]) -> None:
    assert heavy_html(weights) == []


def test_lists_beside_each_other_have_no_filters(portal_site: Path) -> None:
    page = (portal_site / "zh-Hant/truong-hoc/song-ngu.html").read_text(encoding="utf-8")
    assert page.count('<li class="loa-card">') > 20
    assert "loa-filter" not in page.partition("<body")[2]
    assert "loa-target" not in page


def test_every_page_fits_with_all_that_it_loads(weights: list[Weight]) -> None:
    heavy = [f"{w.page}: {w.total} bytes, limit {TEXT}" for w in weights if w.total > TEXT]
    assert heavy == []


def test_every_page_needs_few_requests(weights: list[Weight]) -> None:
    many = [f"{w.page}: {w.files}" for w in weights if w.needed > REQUESTS]
    assert many == []


def test_no_scene_asks_for_more_than_its_panels(weights: list[Weight]) -> None:
    assert any(w.scene for w in weights)
    assert [f"{w.page}: {w.files[-w.scene :]}" for w in weights if w.scene > PANELS] == []


@pytest.fixture(scope="module")
def light_address(portal_site: Path) -> Iterator[str]:
    with compressed_site(portal_site) as address:
        yield address


@pytest.mark.parametrize("uri", PAGES.values(), ids=PAGES)
def test_a_browser_loads_what_was_weighed(
    browser: Browser, light_address: str, portal_site: Path, uri: str
) -> None:
    context = browser.new_context(locale="vi-VN", service_workers="block")
    page, answers = context.new_page(), list[Response]()
    page.on("response", lambda answer: answers.append(answer))
    page.goto(light_address + uri, wait_until="networkidle")
    expected = weigh(portal_site, uri)
    asked = {answer.url.removeprefix(light_address).split("?")[0] for answer in answers}
    sizes = {answer.url: answer.request.sizes()["responseBodySize"] for answer in answers}
    at_once = {url for url in sizes if url.removeprefix(light_address) not in expected.later}
    context.close()
    unseen = {name for name in expected.files if name.endswith(UNSEEN)}
    assert (asked | unseen) - expected.later == set(expected.files)
    assert 0 < sum(sizes[url] for url in at_once) <= expected.total
    assert sum(sizes.values()) <= SCENE
