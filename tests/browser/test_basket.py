"""The teacher's basket: files ticked in the library become one ZIP or one PDF to print, and their
pages one book, made in the browser.
"""

import zipfile
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from watching import Log

pytestmark = pytest.mark.browser
Phone = tuple[Page, Log]
PLACE = "tai-lieu/cho-giao-vien/"


def ticked(page: Page, count: int) -> list[str]:
    """Tick the first files; give their names."""
    ticks = page.locator(".loa-basket__tick")
    for place in range(count):
        ticks.nth(place).check()
    links = page.locator(".loa-files a[download]")
    addresses = [links.nth(place).get_attribute("href") or "" for place in range(count)]
    return [address.rpartition("/")[2] for address in addresses]


def test_ticked_files_become_one_zip(phone: Phone, address: str, tmp_path: Path) -> None:
    page, log = phone
    page.goto(address + PLACE)
    basket = page.get_by_role("region", name="Giỏ tài liệu")
    expect(basket).to_be_hidden()
    names = ticked(page, 3)
    expect(basket.get_by_role("status")).to_have_text("3 tệp trong giỏ")
    with page.expect_download() as download:
        basket.get_by_role("button", name="Tải giỏ thành một tệp ZIP").click()
    assert download.value.suggested_filename == "gio-tai-lieu.zip"
    path = tmp_path / "gio.zip"
    download.value.save_as(path)
    with zipfile.ZipFile(path) as made:
        assert made.testzip() is None
        assert made.namelist() == names
    expect(basket.get_by_role("status")).to_have_text("Đã gom 3 tệp vào gio-tai-lieu.zip.")
    assert (log.errors, log.foreign) == ([], [])


def test_ticked_papers_become_one_pdf_and_others_are_counted(
    phone: Phone, address: str, portal_site: Path, tmp_path: Path
) -> None:
    page, log = phone
    page.goto(address + PLACE)
    ticks, links = page.locator(".loa-basket__tick"), page.locator(".loa-files a[download]")
    names = [str(uri) for uri in links.evaluate_all("all => all.map((one) => one.pathname)")]
    papers = [place for place, name in enumerate(names) if name.endswith(".pdf")][:2]
    other = next(place for place, name in enumerate(names) if name.endswith(".docx"))
    basket = page.get_by_role("region", name="Giỏ tài liệu")
    join = basket.get_by_role("button", name="Ghép các tệp PDF thành một tệp để in")
    ticks.nth(other).check()
    expect(basket).to_be_visible()
    expect(join).to_be_hidden()
    for place in papers:
        ticks.nth(place).check()
    with page.expect_download() as download:
        join.click()
    assert download.value.suggested_filename == "gio-tai-lieu.pdf"
    download.value.save_as(tmp_path / "gio.pdf")
    counts = []
    for place in papers:
        with pikepdf.open(portal_site / names[place].lstrip("/")) as one:
            counts.append(len(one.pages))
    with pikepdf.open(tmp_path / "gio.pdf") as made:
        assert len(made.pages) == sum(counts) + (counts[0] % 2 if max(counts) > 1 else 0)
    expect(basket.get_by_role("status")).to_have_text(
        f"Đã ghép 2 tệp, {sum(counts)} trang, vào gio-tai-lieu.pdf. "
        "1 tệp khác không phải PDF: mở riêng để in."
    )
    assert (log.errors, log.foreign) == ([], [])


def test_the_pages_of_ticked_files_become_one_book(
    phone: Phone, address: str, tmp_path: Path
) -> None:
    page, log = phone
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(address + PLACE)
    links = page.locator(".loa-files a[download]")
    folders = links.evaluate_all("all => all.map((one) => one.pathname.split('/').slice(-2)[0])")
    second = folders.index(next(one for one in folders if one != folders[0]))
    for place in (0, 1, second):
        page.locator(".loa-basket__tick").nth(place).check()
    assert not {"book.js", "chuong.js"} & set(asked)
    with page.expect_download() as download:
        page.get_by_role("button", name="Đóng các trang của giỏ thành sách EPUB").click()
    download.value.save_as(tmp_path / "gio.epub")
    with zipfile.ZipFile(tmp_path / "gio.epub") as book:
        assert book.read("mimetype") == b"application/epub+zip"
        assert [name for name in book.namelist() if name[5:6].isdigit()] == [
            "EPUB/1.xhtml",
            "EPUB/2.xhtml",
        ]
    expect(page.locator(".loa-basket__said")).to_have_text(
        "Đã đóng 2 trang thành gio-tai-lieu.epub. Mở bằng ứng dụng đọc sách."
    )
    assert (log.errors, log.foreign) == ([], [])


def test_a_paper_that_cannot_be_joined_is_named(phone: Phone, address: str) -> None:
    page, _ = phone
    page.route("**/*.pdf", lambda route: route.fulfill(body=b"%PDF-1.7 damaged"))
    page.goto(address + PLACE)
    link = page.locator(".loa-files a[download][href$='.pdf']").first
    name = (link.get_attribute("href") or "").rpartition("/")[2]
    link.locator("xpath=preceding-sibling::input").check()
    page.get_by_role("button", name="Ghép các tệp PDF").click()
    expect(page.locator(".loa-basket__said")).to_have_text(
        f"Chưa ghép được {name}: hãy bỏ tệp đó khỏi giỏ và mở riêng để in."
    )


def test_no_two_links_or_ticks_of_the_library_say_the_same(phone: Phone, address: str) -> None:
    page, _ = phone
    page.goto(address + PLACE)
    links = page.locator(".loa-files a[download]").all_text_contents()
    ticks = page.locator(".loa-basket__tick").evaluate_all(
        "all => all.map((one) => one.getAttribute('aria-label'))"
    )
    assert len(set(links)) == len(links) > 100
    assert ticks == [f"Cho vào giỏ: {link}" for link in links]


def test_a_basket_can_be_emptied(phone: Phone, address: str) -> None:
    page, _ = phone
    page.goto(address + PLACE)
    ticked(page, 2)
    page.get_by_role("button", name="Bỏ hết").click()
    expect(page.locator("[data-loa-basket]")).to_be_hidden()
    expect(page.locator(".loa-basket__tick:checked")).to_have_count(0)


def test_without_a_network_the_basket_stays_and_says_so(phone: Phone, address: str) -> None:
    page, _ = phone
    page.goto(address + PLACE)
    ticked(page, 1)
    page.context.set_offline(True)
    page.get_by_role("button", name="Tải giỏ thành một tệp ZIP").click()
    expect(page.locator(".loa-basket__said")).to_have_text(
        "Chưa lấy được đủ tệp, có thể do mất mạng. Giỏ còn nguyên, thử lại sau."
    )
    expect(page.locator(".loa-basket__tick:checked")).to_have_count(1)


def test_from_a_folder_nothing_is_offered_that_could_not_be_kept(
    phone: Phone, portal_site: Path
) -> None:
    page, _ = phone
    page.goto((portal_site / PLACE / "index.html").as_uri())
    expect(page.locator(".loa-basket__tick")).to_have_count(0)
