"""Help read aloud by a voice of the device: no other voice, nothing where there is none."""

import pytest
from playwright.sync_api import Page, expect

from watching import Log

pytestmark = pytest.mark.browser
Phone = tuple[Page, Log]
BUTTON = "[data-loa-speak] button"


def engine(*voices: tuple[str, bool]) -> str:
    """A speech engine with voices (language, whether of the device itself) that notes its words."""
    listed = ", ".join(
        f'{{lang: "{language}", localService: {str(is_own).lower()}}}'
        for language, is_own in voices
    )
    return f"""
        window.spoken = [];
        window.SpeechSynthesisUtterance = function (text) {{ this.text = text; }};
        Object.defineProperty(window, "speechSynthesis", {{value: {{
            getVoices: () => [{listed}],
            addEventListener: () => undefined,
            cancel: () => undefined,
            speak: (one) => {{
                window.spoken.push([one.text, one.voice.lang]);
                window.ended = one.onend;
            }},
        }}}});"""


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
