"""A long guide folds its second things: by a tap, open without scripts, on paper and on a stick."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portals import ROOT
from watching import Log

pytestmark = pytest.mark.browser
Phone = tuple[Page, Log]
GUIDE = "doanh-nghiep/nha-may-khu-cong-nghiep/"
NAMED = ["luat", "ten-nha-may", "danh-muc", "ap-phich", "the-bo-tui", "hai-muoi-phut"]


def test_a_guide_folds_what_it_names_and_nothing_else(phone: Phone, address: str) -> None:
    page, log = phone
    page.goto(address + GUIDE)
    headings = page.locator("details.loa-fold > summary h2")
    expect(headings).to_have_count(len(NAMED))
    assert headings.evaluate_all("all => all.map(one => one.id)") == NAMED
    for name in ("dau-hieu", "lam-gi", "goi-ai", "lam-ngay"):
        expect(page.locator(f".loa-prose > #{name}")).to_be_visible()
    assert (log.errors, log.foreign) == ([], [])


def test_a_link_of_the_contents_opens_its_section(phone: Phone, address: str) -> None:
    page, _ = phone
    page.goto(address + GUIDE)
    rows = page.locator("#vt-nhan-su ~ ul li").first
    expect(rows).to_be_hidden()
    page.locator("details.loa-toc--folded summary").click()
    page.locator("details.loa-toc--folded a[href$='#danh-muc']").click()
    expect(rows).to_be_visible()


def test_on_paper_every_section_is_open(phone: Phone, address: str) -> None:
    page, _ = phone
    page.goto(address + GUIDE)
    folded = page.locator("details.loa-fold:not([open])")
    expect(folded).to_have_count(len(NAMED))
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)


def test_with_scripts_off_every_section_stands_open(
    phone_without_scripts: Phone, address: str
) -> None:
    page, _ = phone_without_scripts
    page.goto(address + GUIDE)
    for name in NAMED:
        expect(page.locator(f"#{name}")).to_be_visible()
    expect(page.locator("details.loa-fold")).to_have_count(0)


def test_on_a_stick_every_section_stands_open(browser: Browser, tmp_path: Path) -> None:
    script = (ROOT / "overrides/assets/javascripts/loa/folds.js").read_text("utf-8")
    (tmp_path / "folds.js").write_text(script, "utf-8")
    text = (
        '<!doctype html><div class="loa-prose" data-loa-folded="b"><h2 id="a">A</h2><p>a</p>'
        '<h2 id="b">B</h2><p>b</p></div><script src="folds.js"></script>'
    )
    (tmp_path / "a.html").write_text(text, "utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "a.html").as_uri())
    expect(page.locator("#b + p")).to_be_visible()
    assert page.locator("details").count() == 0
    page.close()
