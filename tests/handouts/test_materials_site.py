"""The library of materials as a reader without scripts uses it, from a folder on disk."""

import pytest
from playwright.sync_api import Browser, expect

from handout_samples import SECONDARY, LoadPortal, guide, lesson
from loa.integrations.site import build_site
from portals import page_text

pytestmark = [pytest.mark.site, pytest.mark.browser]


def test_two_taps_lead_to_the_files_of_one_grade(load_portal: LoadPortal, browser: Browser) -> None:
    block = "/// materials\n    audience: giao-vien\n///\n"
    pages = {
        "tai-lieu/index.md": page_text("Kho", "/// materials\n///\n", type="landing"),
        "tai-lieu/cho-giao-vien.md": page_text("Cho thầy cô", block, type="landing"),
        "truong-hoc/lop-2-an-toan.md": lesson(),
    }
    pages["truong-hoc/lop-8-an-toan.md"] = lesson("lop-8", SECONDARY)
    pages["du-lich/nha-nghi.md"] = guide(more="handouts: [checklist]\n")
    portal = load_portal(
        {
            uri: text.replace("audience: [moi-nguoi]", "audience: [giao-vien]")
            for uri, text in pages.items()
        }
    )
    build_site(portal.root, portal.root / "site", use_directory_urls=False)
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto((portal.root / "site" / "tai-lieu" / "index.html").as_uri())
    page.get_by_role("link", name="Thầy cô giáo, Lớp 8", exact=True).click()
    expect(page.locator("h1")).to_have_text("Cho thầy cô")
    cards = page.locator(".loa-card:visible")
    expect(cards).to_have_count(1)
    expect(cards.get_by_role("link").first).to_have_attribute(
        "href", "../truong-hoc/lop-8-an-toan.html"
    )
    plan = cards.get_by_role("link", name="Tải kế hoạch bài dạy", exact=False).first
    stored = portal.root / "site" / "tai-lieu" / (plan.get_attribute("href") or "")
    assert stored.read_bytes().startswith(b"%PDF")
    page.get_by_role("link", name="Tất cả", exact=True).click()
    expect(cards).to_have_count(3)
    page.get_by_role("link", name="DOCX", exact=True).click()
    expect(cards).to_have_count(3)
    page.get_by_role("link", name="PPTX", exact=True).click()
    expect(cards).to_have_count(2)
    context.close()
