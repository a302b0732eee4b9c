"""Help read aloud by a voice of the device: no other voice, nothing where there is none."""

import pytest
from playwright.sync_api import Page, expect

from voices import engine
from watching import Log

pytestmark = pytest.mark.browser
Phone = tuple[Page, Log]
BUTTON = "[data-loa-speak] button"


def opened(phone: Phone, address: str, script: str) -> Page:
    page, _ = phone
    page.add_init_script(script)
    page.goto(f"{address}tro-giup/sau-dieu-can-nho/")
    return page


@pytest.mark.parametrize("voices", [[], [("en-US", True)], [("vi-VN", False)]])
def test_without_a_vietnamese_voice_of_the_device_nothing_is_offered(
    phone: Phone, address: str, voices: list[tuple[str, bool]]
) -> None:
    page = opened(phone, address, engine(*voices))
    expect(page.locator("[data-loa-speak]")).to_be_hidden()


def test_the_page_is_read_block_by_block_and_shows_where(phone: Phone, address: str) -> None:
    page = opened(phone, address, engine(("vi_VN", True)))
    page.locator(BUTTON).click()
    assert page.evaluate("window.spoken") == [["Sáu điều cần nhớ", "vi_VN"]]
    expect(page.locator(".loa-spoken")).to_have_text("Sáu điều cần nhớ")
    wanted = "Đang nguy hiểm: gọi công an 1 1 3."
    for _ in range(20):
        if page.evaluate("window.spoken").pop()[0] == wanted:
            break
        page.evaluate("window.ended()")
    assert page.evaluate("window.spoken").pop()[0] == wanted
    expect(page.locator(".loa-spoken")).to_have_count(1)


def test_reading_can_be_stopped(phone: Phone, address: str) -> None:
    page = opened(phone, address, engine(("vi-VN", True)))
    button = page.locator(BUTTON)
    button.click()
    expect(button).to_have_text("Dừng đọc")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_text("Nghe máy đọc trang này")
    expect(page.locator(".loa-spoken")).to_have_count(0)


def test_lessons_are_not_read_aloud(phone: Phone, address: str) -> None:
    page, _ = phone
    page.add_init_script(engine(("vi-VN", True)))
    page.goto(f"{address}truong-hoc/thcs/lop-8-viec-nhe-luong-cao/")
    expect(page.locator("[data-loa-speak]")).to_have_count(0)


def test_each_message_is_said_by_its_own_button(phone: Phone, address: str) -> None:
    page = opened(phone, address, engine(("vi-VN", True)))
    buttons = page.locator(".loa-message .loa-say")
    expect(buttons).to_have_count(6)
    buttons.nth(4).click()
    assert page.evaluate("window.spoken") == [["Đang nguy hiểm: gọi công an 1 1 3.", "vi-VN"]]
    expect(page.locator(".loa-message.loa-spoken")).to_contain_text("Đang nguy hiểm")
    expect(buttons.nth(4)).to_have_attribute("aria-pressed", "true")
    buttons.nth(0).click()
    expect(buttons.nth(4)).to_have_attribute("aria-pressed", "false")
    assert len(page.evaluate("window.spoken")) == 2


def test_a_part_of_a_help_page_is_read_to_its_end_and_no_further(
    phone: Phone, address: str
) -> None:
    page, _ = phone
    page.add_init_script(engine(("vi-VN", True)))
    page.goto(f"{address}tro-giup/viec-lam-ngay/")
    page.locator("#dung-lam + .loa-say").click()
    for _ in range(30):
        if page.locator(".loa-spoken").count() == 0:
            break
        page.evaluate("window.ended()")
    heading = page.locator("#dung-lam").inner_text()
    wanted = [heading, *page.locator("#dung-lam ~ ul").first.locator("li").all_inner_texts()]
    assert [text for text, _ in page.evaluate("window.spoken")] == wanted


def test_of_a_guide_only_the_text_for_loudspeakers_is_read(phone: Phone, address: str) -> None:
    page, _ = phone
    page.add_init_script(engine(("vi-VN", True)))
    page.goto(f"{address}cong-dong/nguoi-co-uy-tin-truong-thon/")
    expect(page.locator(".loa-say")).to_have_count(1)
    expect(page.locator("#bai-phat-thanh + .loa-say")).to_be_visible()
    expect(page.locator("[data-loa-speak]")).to_be_hidden()


def test_without_a_voice_no_button_shows(phone: Phone, address: str) -> None:
    page = opened(phone, address, engine(("en-US", True)))
    assert page.locator(".loa-say").count() > 6
    assert page.locator(".loa-say:visible").count() == 0


@pytest.mark.parametrize("uri", ["nut/", "tyz/"])
def test_a_languages_home_opens_with_its_name_scenes_and_sounds(
    phone: Phone, address: str, uri: str
) -> None:
    page, _ = phone
    page.add_init_script(engine(("vi-VN", True)))
    page.goto(address + uri)
    first = page.locator(".loa-message").first
    assert first.locator("img").count() >= 3
    box = first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 740
    expect(first.locator(".loa-say")).to_be_visible()


def test_what_a_recording_speaks_is_marked_while_it_plays(phone: Phone, address: str) -> None:
    page = opened(phone, address, engine())
    page.evaluate(
        """() => {
            const box = document.createElement("div");
            box.className = "loa-narration";
            box.appendChild(document.createElement("audio"));
            document.querySelectorAll(".loa-message")[2].appendChild(box);
        }"""
    )
    audio = page.locator(".loa-narration audio")
    audio.dispatch_event("play")
    expect(page.locator(".loa-spoken")).to_have_attribute("id", "dieu-hen-gio")
    audio.dispatch_event("pause")
    expect(page.locator(".loa-spoken")).to_have_count(0)
