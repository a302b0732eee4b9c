"""Reading without a network: nothing is kept unasked, and a part is kept whole or not at all."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from loa.integrations.offline import write_list
from loa.integrations.site import build_site
from portals import page_text, write_portal
from served import served

pytestmark = pytest.mark.browser

PAGES = {
    "du-lich/index.md": page_text("Du lịch", type="landing"),
    "du-lich/le-tan.md": page_text("Lễ tân", "Bản một.\n"),
    "cong-dong/index.md": page_text("Xóm làng", type="landing"),
    "tro-giup/index.md": page_text("Cần giúp", type="landing", more="sensitive: true\n"),
}
SAVED = "Phần này đã lưu trong máy."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_portal(tmp_path_factory.mktemp("offline"), PAGES)
    build_site(root, root / "site")
    return root / "site"


@pytest.fixture(scope="module")
def local(built: Path) -> Iterator[str]:
    with served(built) as found:
        yield found


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.set_default_timeout(10_000)
    yield context
    context.close()


def stored(page: Page) -> list[str]:
    names: list[str] = page.evaluate("caches.keys()")
    return names


def save(page: Page) -> None:
    page.get_by_role("button", name="Lưu phần này để xem khi mất mạng").click()
    expect(page.locator(".loa-offline__status")).to_contain_text("2 trang, 0,")
    page.get_by_role("button", name="Lưu vào máy").click()
    expect(page.locator(".loa-offline__status")).to_have_text(SAVED)
    page.evaluate(
        """() => navigator.serviceWorker.controller ? null : new Promise(taken => {
            navigator.serviceWorker.oncontrollerchange = () => taken();
        })"""
    )


def test_nothing_is_kept_before_the_size_was_said_and_agreed_to(
    reader: BrowserContext, local: str
) -> None:
    page = reader.new_page()
    page.goto(f"{local}du-lich/")
    page.get_by_role("button", name="Lưu phần này để xem khi mất mạng").click()
    expect(page.locator(".loa-offline__status")).to_contain_text("Lưu vào máy này?")
    expect(page.get_by_role("button", name="Lưu vào máy")).to_be_focused()
    assert stored(page) == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_a_saved_part_opens_without_a_network_and_the_rest_says_so(
    reader: BrowserContext, local: str
) -> None:
    page = reader.new_page()
    page.goto(f"{local}du-lich/")
    save(page)
    reader.set_offline(True)
    page.goto(f"{local}du-lich/le-tan/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lễ tân")
    assert page.evaluate("getComputedStyle(document.querySelector('.loa-header')).display") != ""
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 50
    page.goto(f"{local}cong-dong/")
    expect(page).to_have_title("Đang mất mạng")
    expect(page.locator(".loa-bar")).to_contain_text("111")


def test_a_new_version_replaces_the_old_one_whole(
    reader: BrowserContext, local: str, built: Path
) -> None:
    page = reader.new_page()
    page.goto(f"{local}du-lich/")
    save(page)
    before = stored(page)
    changed = built / "du-lich" / "le-tan" / "index.html"
    old = changed.read_text(encoding="utf-8")
    try:
        changed.write_text(old.replace("Bản một.", "Bản hai."), encoding="utf-8")
        write_list(built, "du-lich")
        page.reload()
        expect(page.locator(".loa-offline__status")).to_contain_text("Có bản mới hơn: 2 trang")

        aside = changed.parent.rename(built / "aside")
        page.get_by_role("button", name="Lưu vào máy").click()
        expect(page.locator(".loa-offline__status")).to_contain_text("Chưa lưu được")
        assert stored(page) == before

        aside.rename(changed.parent)
        page.get_by_role("button", name="Lưu vào máy").click()
        expect(page.locator(".loa-offline__status")).to_have_text(SAVED)
        assert len(stored(page)) == 1
        assert stored(page) != before
        reader.set_offline(True)
        page.goto(f"{local}du-lich/le-tan/")
        expect(page.locator(".loa-prose")).to_contain_text("Bản hai.")
    finally:
        changed.write_text(old, encoding="utf-8")
        write_list(built, "du-lich")


def test_deleting_leaves_nothing_behind(reader: BrowserContext, local: str) -> None:
    page = reader.new_page()
    page.goto(f"{local}du-lich/")
    save(page)
    page.get_by_role("button", name="Xóa khỏi máy này").click()
    expect(page.locator(".loa-offline__status")).to_have_text("Đã xóa khỏi máy này.")
    assert stored(page) == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_help_pages_offer_nothing_to_keep(built: Path) -> None:
    page = (built / "tro-giup" / "index.html").read_text(encoding="utf-8")
    assert "data-loa-offline" not in page
    assert 'rel="manifest"' not in page
    assert not (built / "assets/offline/tro-giup.json").exists()


def test_the_name_on_the_home_screen_says_nothing_of_the_subject(built: Path) -> None:
    manifest = json.loads((built / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["short_name"]) == ("Loa", "Loa")
    for icon in manifest["icons"]:
        image = Image.open(BytesIO((built / icon["src"]).read_bytes()))
        assert f"{image.width}x{image.height}" == icon["sizes"]


def test_a_copy_for_folders_has_nothing_to_install(tmp_path: Path) -> None:
    root = write_portal(tmp_path / "portal", PAGES)
    build_site(root, root / "site", use_directory_urls=False)
    names = {path.name for path in (root / "site").rglob("*")}
    assert not names & {"sw.js", "manifest.webmanifest", "khong-mang.html", "offline-worker.js"}
    assert "data-loa-offline" not in (root / "site/du-lich/index.html").read_text(encoding="utf-8")
