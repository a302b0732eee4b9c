"""A part of the portal handed on: by the phone's sheet, else by a copied address."""

import pytest
from playwright.sync_api import Page, expect

from watching import Log

pytestmark = pytest.mark.browser
Phone = tuple[Page, Log]
SHARE = "navigator.share = (what) => { window.sent = what; return Promise.resolve(); };"
CLOSED = """navigator.share = () => Promise.reject(new DOMException("no", "AbortError"));"""
COPY = """delete Navigator.prototype.share;
Object.defineProperty(navigator, "clipboard",
    {value: {writeText: (text) => { window.sent = text; return Promise.resolve(); }}});"""
NO_CLIPBOARD = """delete Navigator.prototype.share;
Object.defineProperty(navigator, "clipboard", {value: undefined});
document.execCommand = (name) => { window.sent = document.activeElement.value; return true; };"""


def pressed(phone: Phone, address: str, engine: str) -> tuple[Page, object]:
    """The page after the button was pressed, and what was handed on."""
    page, _ = phone
    page.add_init_script(engine)
    page.goto(f"{address}truong-hoc/#bat-dau")
    page.get_by_role("button", name="Gửi phần này").click()
    return page, page.evaluate("window.sent || null")


def test_the_sheet_gets_the_name_and_the_address(phone: Phone, address: str) -> None:
    page, sent = pressed(phone, address, SHARE)
    assert sent == {
        "title": "Trường học – Loa phòng, chống mua bán người",
        "url": f"{address}truong-hoc/",
    }
    expect(page.locator(".loa-send__said")).to_have_text("")


def test_who_closes_the_sheet_gets_nothing_copied(phone: Phone, address: str) -> None:
    page, sent = pressed(phone, address, CLOSED)
    assert sent is None
    expect(page.locator(".loa-send__said")).to_have_text("")


@pytest.mark.parametrize("engine", [COPY, NO_CLIPBOARD])
def test_without_a_sheet_the_address_is_copied(phone: Phone, address: str, engine: str) -> None:
    page, sent = pressed(phone, address, engine)
    assert sent == f"{address}truong-hoc/"
    expect(page.locator(".loa-send__said")).to_have_text(
        "Đã chép địa chỉ. Dán vào tin nhắn để gửi."
    )


@pytest.mark.parametrize("place", ["tro-giup/", "truong-hoc/thcs/lop-8-viec-nhe-luong-cao/"])
def test_help_and_single_pages_offer_nothing_to_send(
    phone: Phone, address: str, place: str
) -> None:
    page, _ = phone
    page.goto(address + place)
    expect(page.locator("[data-loa-send]")).to_have_count(0)
