"""A real pack of a small portal, opened from a folder in a real browser with the network cut."""

import hashlib
import random
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from loa.cli import main
from loa.packs.contents import Label
from loa.packs.root_files import check_page
from packing import PAGES, run
from portals import write_portal

pytestmark = [pytest.mark.site, pytest.mark.browser]

LABEL = Label("gon", "Bản gọn", "Loa", date(2026, 11, 23), date(2027, 11, 23), 7, "abc")


def signed_in(folder: Path) -> list[str]:
    return ["--key", str(folder / "loa.key")]


@pytest.fixture(scope="module")
def offline(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(offline=True, locale="vi-VN")
    yield context
    context.close()


class Watch:
    """A page that remembers errors, and requests that leave the folder."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.trouble: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        # What a page asked for and did not wait for is aborted when it is left; that is no trouble.
        self.page.on(
            "requestfailed",
            lambda r: None if r.failure == "net::ERR_ABORTED" else self.trouble.append(r.url),
        )
        self.page.on("request", lambda r: self._note(r.url))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.trouble.append(message.text)

    def _note(self, url: str) -> None:
        if urlsplit(url).scheme not in ("file", "data"):
            self.trouble.append(url)


def test_one_tap_opens_the_portal_and_search_finds_without_accents(
    usb: Path, offline: BrowserContext
) -> None:
    watch = Watch(offline)
    watch.page.goto((usb / "MO-TRANG-NAY.html").as_uri())
    watch.page.get_by_role("link", name="Mở cổng thông tin").click()
    watch.page.wait_for_url("**/data/index.html")
    watch.page.get_by_role("searchbox").fill("viec nhe luong cao")
    watch.page.locator(".loa-search__link").first.click()
    expect(watch.page).to_have_title("Việc nhẹ, lương cao – Loa phòng, chống mua bán người")
    expect(watch.page.locator(".loa-copy")).to_contain_text("Bản sao ngày")
    expect(watch.page.locator(".loa-copy__warning")).to_be_hidden()
    assert watch.trouble == []


def test_a_villager_is_two_taps_from_the_number_and_one_from_the_way_out(
    usb: Path, offline: BrowserContext
) -> None:
    watch = Watch(offline)
    page = watch.page
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto((usb / "MO-TRANG-NAY.html").as_uri())
    page.get_by_role("link", name="Mở cổng thông tin").click()
    page.get_by_role("searchbox").fill("goi 111")
    page.locator(".loa-search__link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cần giúp ngay")
    expect(page.locator(".loa-exit a[href='tel:111']")).to_be_in_viewport()
    page.locator("[data-loa-leave]").click()
    page.wait_for_url("**/data/trang-trong.html")
    assert watch.trouble == []


def test_after_its_date_a_copy_warns(usb: Path, offline: BrowserContext) -> None:
    watch = Watch(offline)
    watch.page.clock.set_fixed_time("2040-01-01")
    watch.page.goto(next(usb.glob("cong-*/data/index.html")).as_uri())
    expect(watch.page.locator(".loa-copy__warning")).to_contain_text("Bản này đã quá hạn")
    watch.page.close()


def test_every_link_leads_to_a_file_of_the_pack(usb: Path, offline: BrowserContext) -> None:
    watch = Watch(offline)
    [home] = usb.glob("cong-*/data/index.html")
    waiting = [home.as_uri(), (usb / "KIEM-TRA.html").as_uri()]
    seen = set(waiting)
    while waiting:
        watch.page.goto(waiting.pop())
        links = watch.page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        for link in links:
            parts = urlsplit(link)
            if parts.scheme in ("tel", "mailto"):
                continue
            assert parts.scheme == "file", link
            path = Path(unquote(parts.path))
            assert path.is_file(), link
            assert usb in path.parents, link
            url = path.as_uri()
            if path.suffix == ".html" and path.name != "MO-TRANG-NAY.html" and url not in seen:
                seen.add(url)
                waiting.append(url)
    assert watch.trouble == []
    pages = {path.as_uri() for path in usb.glob("cong-*/data/**/*.html")}
    assert pages - seen == set()


def test_leaving_stays_in_the_pack_and_says_nothing(usb: Path, offline: BrowserContext) -> None:
    watch = Watch(offline)
    watch.page.goto(next(usb.glob("cong-*/data/tro-giup/index.html")).as_uri())
    watch.page.locator("[data-loa-leave]").click()
    watch.page.wait_for_url("**/data/trang-trong.html")
    assert "Bản sao" not in watch.page.content()
    assert watch.trouble == []


def test_two_packs_of_one_commit_are_the_same_bytes(usb: Path, tmp_path: Path) -> None:
    root, again = write_portal(tmp_path / "portal", PAGES), tmp_path / "again"
    key = signed_in(usb.parent)
    run(root, "usb", "--out", str(again), "--profile", "vua", *key)

    def content(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    assert content(again) == content(usb)


def test_a_stick_is_signed_as_it_is_written(usb: Path) -> None:
    said = run(usb.parent, "verify", str(usb), "--key", str(usb.with_name("loa.pub")))
    assert "Chữ ký đúng. Loại bản vua, số thứ tự " in said


def test_a_profile_that_does_not_exist(usb: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(usb.with_name("portal"))
        result = CliRunner().invoke(main, ["pack", "usb", "--out", "x", "--profile", "vuaa"])
    assert result.exit_code == 1
    assert result.output == "Không có loại bản “vuaa”. Có phải ý bạn là “vua”?\n"


def copy_of(usb: Path, target: Path) -> Path:
    shutil.copytree(usb, target)
    return target


def checked(stick: Path, offline: BrowserContext) -> tuple[str, list[str]]:
    """What KIEM-TRA.html says of a stick: its sentence, and the files it names."""
    watch = Watch(offline)
    watch.page.goto((stick / "KIEM-TRA.html").as_uri())
    watch.page.set_input_files("#ca-usb", stick)
    expect(watch.page.locator("#ket-qua")).to_have_class(re.compile("ok|bad"), timeout=20_000)
    said = watch.page.locator("#ket-qua").inner_text()
    named = watch.page.locator("#tep-hong li").all_inner_texts()
    assert watch.trouble == []
    watch.page.close()
    return said, named


def test_the_check_page_finds_a_whole_stick_whole(usb: Path, offline: BrowserContext) -> None:
    said, named = checked(usb, offline)
    count = len([path for path in usb.glob("cong-*/data/**/*") if path.is_file()]) + 3
    assert said == f"{count} tệp đã xem đều nguyên vẹn, đúng như ngày làm."
    assert named == []


def test_the_check_page_names_what_is_damaged_missing_and_strange(
    usb: Path, offline: BrowserContext, tmp_path: Path
) -> None:
    stick = copy_of(usb, tmp_path / "usb")
    [data] = stick.glob("cong-*/data")
    inside = f"{data.parent.name}/data"
    css = data / "assets/loa.css"
    flipped = bytearray(css.read_bytes())
    flipped[100] ^= 1
    css.write_bytes(flipped)
    (data / "assets/search/vi.js").unlink()
    (data / "la.html").write_text("x")
    home = data / "index.html"
    home.write_bytes(home.read_bytes()[:-1])
    said, named = checked(stick, offline)
    assert said == "3 tệp bị hỏng hoặc thiếu. Đừng dùng các tệp này; hãy xin chép lại USB."
    assert sorted(named) == sorted(
        [
            f"{inside}/assets/loa.css: bị hỏng, nội dung đã khác bản gốc.",
            f"{inside}/index.html: bị hỏng, nội dung đã khác bản gốc.",
            f"{inside}/assets/search/vi.js: bị thiếu.",
            f"{inside}/la.html: tệp lạ, không có trong bản gốc.",
        ]
    )


def test_a_file_picked_by_itself_on_a_phone(
    usb: Path, offline: BrowserContext, tmp_path: Path
) -> None:
    watch = Watch(offline)
    watch.page.goto((usb / "KIEM-TRA.html").as_uri())
    [home] = usb.glob("cong-*/data/tro-giup/index.html")
    watch.page.set_input_files("#vai-tep", home)
    expect(watch.page.locator("#ket-qua")).to_have_text(
        "1 tệp đã xem đều nguyên vẹn, đúng như ngày làm."
    )
    other = tmp_path / "khac.html"
    other.write_text("x")
    watch.page.set_input_files("#vai-tep", other)
    expect(watch.page.locator("#ket-qua")).to_have_text(
        "Không thấy tệp nào của bản này. Hãy chọn đúng USB hoặc thư mục chứa trang này."
    )


@pytest.mark.parametrize("size", [0, 1, 55, 56, 63, 64, 65, 119, 120, (4 << 20) + 3])
def test_the_pages_own_sha256_agrees_with_hashlib(
    size: int, offline: BrowserContext, tmp_path: Path
) -> None:
    data = random.Random(size).randbytes(size)
    listed = check_page(LABEL, "cong-1", {"a.bin": hashlib.sha256(data).hexdigest()})
    (tmp_path / "KIEM-TRA.html").write_bytes(listed)
    (tmp_path / "a.bin").write_bytes(data)
    page = offline.new_page()
    page.goto((tmp_path / "KIEM-TRA.html").as_uri())
    page.set_input_files("#vai-tep", tmp_path / "a.bin")
    expect(page.locator("#ket-qua")).to_have_class("ok")
    page.close()
