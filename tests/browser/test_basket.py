"""The teacher's basket: files ticked in the library become one ZIP, made in the browser."""

import zipfile
from pathlib import Path

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
