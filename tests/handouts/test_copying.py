"""A text to send on is copied by one press, as it stands in its file, and that is said."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from loa.integrations.site import build_site
from portals import page_text, write_portal

pytestmark = pytest.mark.browser

BODY = """
## Tin nhắn {#tin-nhan}

- Thấy lo cho ai, gọi [[helpline:h111]], miễn phí.
- Nguy hiem goi 113

Hai tin.

## Zalo {#bai-zalo}

### Một {#mot}

Nhà mình có ai sắp đi làm xa không?

- Xe nào đón?
- Mấy giờ đi?

## Sau {#sau}

- Không phải tin.
"""
MORE = "handouts: [sms, zalo-post]\n"
CATCH = """() => {
  window.copied = [];
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: {
    writeText: text => { window.copied.push(text); return Promise.resolve(); }
  }});
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("copying")
    pages = {"co-quan/loi.md": page_text("Lời ngắn", BODY, "guide", MORE)}
    root = write_portal(folder / "portal", pages)
    build_site(root, folder / "site")
    place: Path = folder / "site" / "co-quan" / "loi" / "index.html"
    return place.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Page:
    opened = browser.new_page(viewport={"width": 360, "height": 700})
    opened.add_init_script(f"({CATCH})()")
    opened.goto(address)
    return opened


def test_each_text_has_a_button_that_copies_it(page: Page) -> None:
    buttons = page.locator(".loa-copy__button")
    assert buttons.count() == 3
    for index in range(3):
        buttons.nth(index).click()
    assert page.evaluate("window.copied") == [
        "Thấy lo cho ai, gọi 111, miễn phí.",
        "Nguy hiem goi 113",
        "Nhà mình có ai sắp đi làm xa không?\n\n- Xe nào đón?\n- Mấy giờ đi?",
    ]
    said = page.locator("[data-loa-copy] [role=status]")
    assert said.inner_text() == "Đã chép. Dán vào tin nhắn hoặc bài đăng."


def test_buttons_are_large_and_say_what_they_copy(page: Page) -> None:
    button = page.locator(".loa-copy__button").first
    box = button.bounding_box()
    assert box is not None and box["height"] >= 44
    assert button.get_attribute("aria-label") == "Chép: Thấy lo cho ai, gọi 111,"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_a_clipboard_the_words_are_said_to_be_marked(
    browser: Browser, address: str
) -> None:
    opened = browser.new_page()
    opened.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
        "document.execCommand = () => false;"
    )
    opened.goto(address)
    opened.locator(".loa-copy__button").first.click()
    said = opened.locator("[data-loa-copy] [role=status]")
    assert said.inner_text() == "Không chép được. Hãy bôi đen chữ rồi chép."


def test_without_scripts_the_texts_stand_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(address)
    assert opened.locator("#tin-nhan").is_visible()
    assert opened.locator(".loa-copy__button").count() == 0
    assert not opened.locator("[data-loa-copy]").is_visible()
