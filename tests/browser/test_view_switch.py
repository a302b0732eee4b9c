"""Large letters and strong colours: chosen by a tap, kept in the address, nowhere else."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from watching import Log

pytestmark = pytest.mark.browser
Phone = tuple[Page, Log]
SIZE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"


def choose(page: Page, name: str) -> None:
    page.locator(".loa-view__open").click()
    page.get_by_role("button", name=name).click()


def test_what_was_chosen_goes_from_page_to_page_and_can_be_undone(
    phone: Phone, address: str
) -> None:
    page, log = phone
    page.goto(address)
    assert page.evaluate(SIZE) == 16
    choose(page, "Chữ to")
    expect(page).to_have_url(f"{address}?xem=to")
    assert page.evaluate(SIZE) == 22
    choose(page, "Màu rõ")
    expect(page).to_have_url(f"{address}?xem=to-ro")
    page.locator(".loa-tile__link").first.click()
    expect(page).to_have_url(f"{address}truong-hoc/?xem=to-ro")
    page.get_by_role("searchbox").fill("lớp 8")
    page.locator(".loa-search__link").first.click()
    lesson = f"{address}truong-hoc/thcs/lop-8-"
    expect(page).to_have_url(re.compile(re.escape(lesson) + r"[a-z-]+/\?xem=to-ro$"))
    choose(page, "Chữ to")
    choose(page, "Màu rõ")
    expect(page).to_have_url(re.compile(re.escape(lesson) + r"[a-z-]+/$"))
    assert page.evaluate(SIZE) == 16
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0, 0, "",
    ]  # fmt: skip
    assert (log.errors, log.foreign) == ([], [])


def test_files_and_other_places_get_no_such_address(phone: Phone, address: str) -> None:
    page, _ = phone
    page.goto(f"{address}truong-hoc/thcs/lop-8-viec-nhe-luong-cao/?xem=to")
    link = page.locator(".loa-button--whole")
    link.dispatch_event("contextmenu")
    assert "xem=" not in str(link.get_attribute("href"))
    licence = page.locator("a[rel~=license]")
    licence.dispatch_event("contextmenu")
    assert "xem=" not in str(licence.get_attribute("href"))


@pytest.mark.parametrize("asked", ["xem=", "xem=to%00", "xem=../to", "xem=toto", "xemm=to"])
def test_what_is_no_choice_changes_nothing(phone: Phone, address: str, asked: str) -> None:
    page, log = phone
    page.goto(f"{address}?{asked}")
    expect(page.locator(".loa-view")).to_be_visible()
    assert page.evaluate(SIZE) == 16
    assert log.errors == []


def test_the_switch_is_closed_by_escape(phone: Phone, address: str) -> None:
    page, _ = phone
    page.goto(address)
    page.locator(".loa-view__open").click()
    expect(page.get_by_role("button", name="Chữ to")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Chữ to")).to_be_hidden()
    expect(page.locator(".loa-view__open")).to_be_focused()


def test_without_scripts_there_is_no_switch_that_does_nothing(
    phone_without_scripts: Phone, address: str
) -> None:
    page, _ = phone_without_scripts
    page.goto(address)
    expect(page.locator(".loa-view")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_strong_colours_are_black_and_white(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(f"{address}cong-dong/cha-me/?xem=ro")
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    context.close()
    black_on_white = ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert colours == (black_on_white if scheme == "light" else black_on_white[::-1])
