"""A pack opened from its folder in Firefox, and in both engines with scripts off."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from firefox import Firefox, running
from loa.packs.root_files import CHECK
from loa.packs.start_page import OPEN

pytestmark = [pytest.mark.site, pytest.mark.browser]

LINKS = "JSON.stringify([...document.links].map(link => link.href))"
TITLE = "JSON.stringify(document.title)"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with running(tmp_path_factory.mktemp("firefox") / "profile") as started:
        yield started


@pytest.fixture
def data(usb: Path) -> Path:
    return next(usb.glob("cong-*/data"))


def when(condition: str, answer: str) -> str:
    """An expression that gives `answer` as soon as the page has come to `condition`."""
    return f"""new Promise((done, fail) => {{
        const end = Date.now() + 20000;
        const look = () => {{
            if ({condition}) return done(JSON.stringify({answer}));
            if (Date.now() > end) return fail(new Error("too late: " + document.body.innerText));
            setTimeout(look, 20);
        }};
        look();
    }})"""


@pytest.mark.needs("firefox")
def test_firefox_finds_without_accents_and_asks_nobody(firefox: Firefox, usb: Path) -> None:
    firefox.open(usb / OPEN)
    firefox.open(next(usb.glob("cong-*/data/index.html")))
    found = firefox.ask(
        "document.querySelector('#loa-q').value = 'viec nhe luong cao';"
        "document.querySelector('#loa-q').dispatchEvent(new Event('input', {bubbles: true}));"
        + when(
            "document.querySelector('.loa-search__link')",
            "document.querySelector('.loa-search__link').href",
        )
    )
    assert found.endswith("/data/cong-dong/viec-nhe.html")
    assert firefox.trouble == []


@pytest.mark.needs("firefox")
def test_firefox_opens_every_page_without_a_complaint(firefox: Firefox, data: Path) -> None:
    pages = sorted(data.rglob("*.html"))
    for page in pages:
        firefox.open(page)
        assert firefox.ask("JSON.stringify(document.querySelectorAll('h1').length)") == 1, page
    assert len(pages) > 5
    assert firefox.trouble == []


@pytest.mark.needs("firefox")
def test_firefox_shows_the_date_of_the_copy(firefox: Firefox, data: Path) -> None:
    firefox.open(data / "index.html")
    shown = firefox.ask("JSON.stringify(document.querySelector('.loa-copy').innerText)")
    assert "Bản sao ngày" in shown


def checked(firefox: Firefox, stick: Path, files: list[Path]) -> list[str]:
    """What the check page says of files picked one by one: a folder only a person can pick."""
    firefox.open(stick / CHECK)
    firefox.pick("#vai-tep", files)
    return firefox.ask(
        when(
            "/ok|bad/.test(document.querySelector('#ket-qua').className)",
            "[document.querySelector('#ket-qua').innerText,"
            " ...[...document.querySelectorAll('#tep-hong li')].map(item => item.innerText)]",
        )
    )


@pytest.mark.needs("firefox")
def test_the_check_page_finds_whole_files_whole_in_firefox(
    firefox: Firefox, usb: Path, data: Path
) -> None:
    files = [path for path in data.rglob("*") if path.is_file()]
    said = f"{len(files)} tệp đã xem đều nguyên vẹn, đúng như ngày làm."
    assert checked(firefox, usb, files) == [said]


@pytest.mark.needs("firefox")
def test_the_check_page_names_a_damaged_file_in_firefox(
    firefox: Firefox, usb: Path, tmp_path: Path
) -> None:
    stick = Path(shutil.copytree(usb, tmp_path / "usb"))
    home = next(stick.glob("cong-*/data/index.html"))
    css = home.with_name("assets") / "loa.css"
    home.write_bytes(home.read_bytes()[:-1])
    assert checked(firefox, stick, [home, css]) == [
        "1 tệp bị hỏng hoặc thiếu. Đừng dùng các tệp này; hãy xin chép lại USB.",
        # Many pages are called so: which of them this one was, only its folder would tell.
        "index.html: bị hỏng, nội dung đã khác bản gốc.",
    ]
    assert firefox.trouble == []


def content_pages(data: Path) -> set[str]:
    """What the list from A to Z must hold."""
    return {(data / "cong-dong/viec-nhe.html").as_uri(), (data / "tro-giup/index.html").as_uri()}


@pytest.mark.needs("firefox")
def test_firefox_without_scripts_lists_every_page(usb: Path, data: Path, tmp_path: Path) -> None:
    with running(tmp_path / "profile", **{"javascript.enabled": False}) as firefox:
        firefox.open(data / "a-z/index.html")
        assert content_pages(data) <= set(firefox.ask(LINKS))
        firefox.open(data / "index.html")
        assert (data / "a-z/index.html").as_uri() in firefox.ask(LINKS)
        assert firefox.ask(TITLE) == "Trang chủ – Loa phòng, chống mua bán người"
        assert firefox.trouble == []


def test_chromium_without_scripts_goes_from_the_stick_to_a_page(
    usb: Path, browser: Browser
) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((usb / OPEN).as_uri())
    page.get_by_role("link", name="Mở cổng thông tin").click()
    page.wait_for_url("**/data/index.html")
    page.get_by_role("link", name="Tất cả các trang").first.click()
    page.get_by_role("link", name="Việc nhẹ, lương cao").click()
    expect(page.locator("h1")).to_have_text("Việc nhẹ, lương cao")
    expect(page.locator(".loa-copy")).to_contain_text("Bản sao ngày")
    assert [url for url in asked if not re.match("file:|data:", url)] == []
    context.close()
