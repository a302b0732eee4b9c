"""What stands at the door of the form: a way in that leads somewhere, and why one does not."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from loa.content.library import Library
from loa.editor.folder import form_files
from loa.editor.hosts import Host
from loa.ground.files import write_files
from portals import page_text, write_portal

pytestmark = [pytest.mark.needs("editor"), pytest.mark.browser]
SITE = "https://cong.example.vn/"
NEAR = "http://localhost/"
FOLDER = "Sửa trong thư mục trên máy này"
TOKEN = "Đăng nhập bằng mã truy cập"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    pages = {"cong-dong/mot.md": page_text("Một")}
    return Library.load(write_portal(tmp_path_factory.mktemp("cua") / "portal", pages) / "docs")


@contextmanager
def at_the_door(
    browser: Browser,
    library: Library,
    folder: Path,
    host: Host,
    address: str,
    without: str = "none",
) -> Iterator[Page]:
    """A page of the form at an address that only this browser knows, which lacks something."""
    write_files(folder / "sua", form_files(library, frozenset(), frozenset(), host))

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(f"{address}sua/").partition("?")[0] or "index.html"
        kind = mimetypes.guess_type(name)[0] or "text/plain"
        route.fulfill(body=(folder / "sua" / name).read_bytes(), content_type=kind)

    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    context.set_default_timeout(120_000)
    expect.set_options(timeout=120_000)
    context.route(f"{address}sua/**", answer)
    context.add_init_script(f"delete window.{without}")
    page = context.new_page()
    page.goto(f"{address}sua/")
    yield page
    context.close()


@pytest.mark.parametrize("address", [NEAR, SITE])
def test_without_a_forge_the_folder_is_the_only_way_in(
    browser: Browser, library: Library, tmp_path: Path, address: str
) -> None:
    with at_the_door(browser, library, tmp_path, Host(), address) as page:
        expect(page.get_by_role("button")).to_have_text([FOLDER])
        expect(page.get_by_role("button")).to_be_enabled()
        said = "Khi trình duyệt hỏi, chọn thư mục của cổng: nơi có tệp mkdocs.yml."
        expect(page.get_by_text(said)).to_be_visible()


def test_a_browser_that_opens_no_folder_says_which_one_does(
    browser: Browser, library: Library, tmp_path: Path
) -> None:
    with at_the_door(
        browser, library, tmp_path, Host(), SITE, without="showDirectoryPicker"
    ) as page:
        expect(page.get_by_role("button", name=FOLDER)).to_be_disabled()
        expect(page.get_by_role("alert").filter(visible=True)).to_have_text(
            "Trình duyệt này không sửa được thư mục trên máy. Dùng Chrome hay Edge trên máy tính."
        )


def test_a_forge_that_is_not_reached_is_told_in_vietnamese(
    browser: Browser, library: Library, tmp_path: Path
) -> None:
    # Nobody listens there.
    host = Host("gitea", "tinh/loa", "https://127.0.0.1:1")
    with at_the_door(browser, library, tmp_path, host, SITE) as page:
        expect(page.get_by_role("button", name=FOLDER)).to_have_count(0)
        page.get_by_role("button", name=TOKEN).click()
        page.get_by_label("Mã truy cập cá nhân").fill("abc")
        page.get_by_role("button", name="Đăng nhập", exact=True).click()
        expect(page.get_by_role("alert").filter(visible=True)).to_contain_text(
            "Không nối được với nơi giữ kho. Có mạng lại thì đăng nhập lần nữa."
        )
