"""The preview of somebody who writes: it reloads, says what is wrong, and is not taken away."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from loa.integrations.preview import Preview
from loa.integrations.preview_server import PreviewServer
from portals import MakePortal, page_text

pytestmark = pytest.mark.site

URI = "cong-dong/mot.md"
GOOD = page_text("Một", "Chữ đầu.\n", "guide")
BROKEN = GOOD.replace("type: guide", "type: gude")
BAR = "#loa-xem-thu"
MANY_SECONDS = 60_000


class Desk:
    """A portal, its preview and a browser's page that shows it."""

    def __init__(self, root: Path, server: PreviewServer, page: Page) -> None:
        self.root, self.page = root, page
        self.url = f"http://127.0.0.1:{server.server_port}/"

    def write(self, text: str) -> None:
        (self.root / "docs" / URI).write_text(text, encoding="utf-8")


@pytest.fixture
def desk(make_portal: MakePortal, browser: Browser, tmp_path: Path) -> Iterator[Desk]:
    root = make_portal({URI: GOOD, "cong-dong/index.md": page_text("Cộng đồng", type="landing")})
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  - loa\n", "  - loa: {artifacts: false}\n"), "utf-8")
    preview, over, built = Preview(root, tmp_path / "xem"), Event(), Event()
    with PreviewServer(preview, 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        told = lambda shown: built.set()  # noqa: E731
        watching = Thread(target=preview.watch, args=(told, over.is_set, 0.05), daemon=True)
        watching.start()
        assert built.wait(MANY_SECONDS / 1000)
        page = browser.new_page(viewport={"width": 360, "height": 640})
        yield Desk(root, server, page)
        page.close()
        over.set()
        watching.join()
        server.shutdown()


def test_a_saved_page_is_seen_and_what_is_wrong_is_said(desk: Desk) -> None:
    page = desk.page
    page.goto(f"{desk.url}cong-dong/mot/")
    expect(page.locator("main")).to_contain_text("Chữ đầu.")

    # A fault of the page: the page is still shown, with file, line, message and hint.
    desk.write(GOOD + "\nGọi [[helpline:h1111]]. Chữ sau.\n")
    expect(page.locator("main")).to_contain_text("Chữ sau.", timeout=MANY_SECONDS)
    bar = page.locator(BAR)
    expect(bar).to_contain_text(f"docs/{URI}:16")
    expect(bar).to_contain_text("Có phải ý bạn là “h111”?")
    box = bar.bounding_box()
    assert box is not None and box["width"] == 360 and box["y"] + box["height"] == 640

    # A page that cannot be read: the others are there, and say which it is.
    desk.write(BROKEN)
    expect(bar).to_contain_text("Không có loại trang “gude”.", timeout=MANY_SECONDS)
    page.goto(desk.url)
    expect(page.locator("h1")).to_have_text("Trang chủ")
    expect(bar).to_contain_text(f"docs/{URI}:4")

    # Mended: the bar is silent about it, the page is back.
    desk.write(GOOD)
    expect(page.get_by_text("gude")).to_have_count(0, timeout=MANY_SECONDS)
    page.goto(f"{desk.url}cong-dong/mot/")
    expect(page.locator("main")).to_contain_text("Chữ đầu.")


def test_a_template_that_fails_leaves_the_last_pages(desk: Desk) -> None:
    page = desk.page
    page.goto(desk.url)
    template = desk.root / "overrides" / "main.html"
    whole = template.read_text(encoding="utf-8")
    template.write_text(whole + "{% if %}", encoding="utf-8")
    bar = page.locator(BAR)
    expect(bar).to_contain_text("Đang xem bản trước", timeout=MANY_SECONDS)
    expect(bar).to_contain_text("Mẫu trang")
    expect(page.locator("h1")).to_have_text("Trang chủ")
    template.write_text(whole, encoding="utf-8")
    expect(page.get_by_text("Đang xem bản trước")).to_have_count(0, timeout=MANY_SECONDS)


def test_only_this_machine_by_its_own_name_gets_a_page(desk: Desk) -> None:
    stranger = urllib.request.Request(desk.url, headers={"Host": "example.com"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(stranger)
    assert refused.value.code == 421
    with pytest.raises(urllib.error.HTTPError) as outside:
        urllib.request.urlopen(f"{desk.url}%2e%2e/%2e%2e/mkdocs.yml/")
    assert outside.value.code == 404
