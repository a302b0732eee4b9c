"""The search box: how a question gets in, and how its answers can be narrowed."""

import re

import pytest
from playwright.sync_api import CDPSession, Page, expect

from watching import Log

pytestmark = pytest.mark.browser
Phone = tuple[Page, Log]
FIRST = ".loa-search__link >> nth=0"


@pytest.fixture
def box(phone: Phone, address: str) -> Page:
    page, _ = phone
    page.goto(address)
    page.get_by_role("searchbox").focus()
    return page


def keyboard_of(page: Page) -> CDPSession:
    return page.context.new_cdp_session(page)


def test_pasted_words_are_searched(box: Page) -> None:
    keyboard_of(box).send("Input.insertText", {"text": "karaoke"})
    expect(box.locator(FIRST)).to_contain_text("Karaoke và quán bar")


def test_spoken_words_are_searched_though_no_key_was_pressed(box: Page) -> None:
    box.get_by_role("searchbox").evaluate(
        """input => {
            input.value = "lễ tân";
            input.dispatchEvent(new InputEvent("input", {bubbles: true, inputType: "insertText"}));
        }"""
    )
    expect(box.locator(FIRST)).to_contain_text("Lễ tân và buồng phòng")


def test_words_are_searched_while_an_input_method_composes_them(box: Page) -> None:
    keyboard = keyboard_of(box)
    text = "nhà trọ"
    keyboard.send(
        "Input.imeSetComposition",
        {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
    )
    expect(box.locator(FIRST)).to_contain_text("nhà nghỉ")
    keyboard.send("Input.insertText", {"text": "karaoke"})
    expect(box.locator(FIRST)).to_contain_text("Karaoke và quán bar")


def test_enter_that_ends_a_composition_moves_nothing(box: Page) -> None:
    field = box.get_by_role("searchbox")
    field.fill("karaoke")
    expect(box.locator(FIRST)).to_be_visible()
    field.evaluate(
        """input => input.dispatchEvent(new KeyboardEvent("keydown",
            {key: "ArrowDown", bubbles: true, cancelable: true, isComposing: true}))"""
    )
    expect(field).to_be_focused()


def test_a_word_in_two_spellings_of_its_accent_finds_the_same(box: Page) -> None:
    field = box.get_by_role("searchbox")
    field.fill("xoá lịch sử")
    expect(box.locator(FIRST)).to_contain_text("Xóa dấu vết truy cập")


def test_a_page_is_found_by_words_that_mean_the_same(box: Page) -> None:
    box.get_by_role("searchbox").fill("trông cháu")
    expect(box.locator(FIRST)).to_contain_text("Ông bà nuôi cháu")


def test_results_stand_under_the_audiences_they_are_for(box: Page) -> None:
    box.get_by_role("searchbox").fill("việc nhẹ lương cao")
    groups = box.locator(".loa-search__group")
    expect(groups.nth(0)).to_have_text("Học sinh")
    expect(groups.nth(1)).to_have_text("Thầy cô giáo")


def test_results_are_narrowed_to_a_format_and_widened_again(box: Page) -> None:
    box.get_by_role("searchbox").fill("việc nhẹ lương cao")
    films = box.get_by_role("button", name=re.compile(r"^Phim ngắn"))
    films.click()
    expect(films).to_have_attribute("aria-pressed", "true")
    expect(films).to_be_focused()
    expect(box.locator(".loa-search__title")).to_have_text(["Phim ngắn: việc nhẹ, lương cao"])
    films.click()
    expect(films).to_have_attribute("aria-pressed", "false")
    assert box.locator(".loa-search__title").count() > 1


def test_nothing_found_leads_to_the_list_of_all_pages_and_to_help(box: Page) -> None:
    box.get_by_role("searchbox").fill("xyzzy")
    expect(box.locator(".loa-search__status")).to_have_text(
        "Không thấy trang nào hợp với “xyzzy”. Thử từ ngắn hơn, hoặc xem danh sách mọi trang. "
        "Đang lo cho ai đó thì không cần tìm nữa: mở trang Cần giúp ngay."
    )
    expect(box.locator(".loa-search__hint a")).to_have_text(
        ["Tất cả các trang, từ A đến Y", "Cần giúp ngay"]
    )
