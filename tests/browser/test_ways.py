"""Taps and screens of scrolling that lie between each reader and what they came for."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from voices import engine
from watching import Log

pytestmark = pytest.mark.browser
Phone = tuple[Page, Log]
HEIGHT = 740


@dataclass
class Walk:
    """A reader on a phone; `screens` is how far they had to scroll in all."""

    page: Page
    taps: int = 0
    screens: float = 0.0

    def tap(self, target: Locator) -> None:
        """Scroll down until the target is whole, then tap it."""
        self.find(target)
        target.click()
        self.page.wait_for_load_state()
        self.taps += 1

    def find(self, target: Locator) -> None:
        """Scroll down until the target is whole."""
        box = target.bounding_box()
        assert box is not None
        self.screens += max(0.0, box["y"] + box["height"] - HEIGHT) / HEIGHT
        target.scroll_into_view_if_needed()

    def took(self, taps: int, screens: float) -> None:
        """So many taps, and no more screens than that."""
        assert self.taps == taps
        assert self.screens <= screens


@pytest.fixture
def walk(phone: Phone, address: str) -> Walk:
    page, _ = phone
    page.goto(address)
    return Walk(page)


def tile(walk: Walk, name: str) -> Locator:
    return walk.page.locator(".loa-tile__link", has_text=name)


def need(walk: Walk, name: str) -> Locator:
    return walk.page.locator(".loa-needs__link", has_text=name)


def to_pictures(walk: Walk) -> None:
    walk.tap(walk.page.locator(".loa-home__pictures"))


def test_a_mother_whose_child_is_missing(walk: Walk) -> None:
    to_pictures(walk)
    walk.tap(need(walk, "Con bỏ đi"))
    expect(walk.page.get_by_role("heading", level=1)).to_have_text("Con tôi bỏ đi, mất liên lạc")
    walk.find(walk.page.locator("#gio-dau"))
    walk.took(2, 1.5)


def test_a_child_of_twelve_whose_pictures_are_threatened(walk: Walk) -> None:
    to_pictures(walk)
    walk.tap(need(walk, "Bị dọa tung ảnh"))
    expect(walk.page.locator("#bi-doa-anh")).to_be_in_viewport()
    walk.took(2, 0.5)


def test_somebody_in_danger_has_the_number_without_a_tap(walk: Walk) -> None:
    call = walk.page.locator(".loa-bar a[href='tel:113']")
    walk.find(call)
    walk.took(0, 0)


def test_a_teacher_of_class_eight(walk: Walk) -> None:
    walk.tap(tile(walk, "Trường học"))
    walk.tap(walk.page.locator(".loa-classes__link", has_text="8"))
    walk.tap(walk.page.locator(".loa-card:visible .loa-card__link").first)
    with walk.page.expect_download() as download:
        walk.tap(walk.page.locator(".loa-button--whole"))
    assert download.value.suggested_filename.endswith(".zip")
    walk.took(4, 1.5)


def test_a_hotel_owner(walk: Walk) -> None:
    walk.tap(tile(walk, "Du lịch"))
    walk.tap(walk.page.locator("main a[href*='khach-san-nha-nghi']").first)
    walk.find(walk.page.locator("a[href*='ap-phich-a4']").first)
    walk.took(2, 3.0)


def test_an_officer_looks_for_what_to_read_on_the_loudspeaker(walk: Walk) -> None:
    walk.tap(walk.page.locator(".loa-nav__link", has_text="Tài liệu"))
    walk.tap(tile(walk, "Đọc trên loa"))
    walk.find(walk.page.locator("a[href$='.docx']").first)
    walk.took(2, 1.5)


def test_an_officer_finds_the_calendar(walk: Walk) -> None:
    # The day of the campaign has its archive there, from a year before it on: the tests' site is
    # older, so that tests/directives/test_calendar.py looks at the link.
    walk.tap(walk.page.locator(".loa-home__calendar"))
    expect(walk.page.locator("h1")).to_have_text("Lịch truyền thông")
    walk.took(1, 0.5)


def test_somebody_stuck_abroad(walk: Walk) -> None:
    walk.tap(tile(walk, "Đang ở nước ngoài"))
    walk.find(walk.page.locator("main a[href^='tel:+84']").first)
    walk.took(1, 1.5)


def test_somebody_who_cannot_read_hears_what_a_picture_is(phone: Phone, address: str) -> None:
    page, _ = phone
    page.add_init_script(engine(("vi-VN", True)))
    page.goto(address)
    walk = Walk(page)
    to_pictures(walk)
    walk.tap(page.locator(".loa-say").first)
    said = "Đang nguy hiểm, gọi 1 1 3. Trẻ em gọi 1 1 1. Chạm vào hình để biết nói gì."
    assert page.evaluate("window.spoken") == [[said, "vi-VN"]]
    expect(page.locator(".loa-needs__tile.loa-spoken")).to_have_count(1)
    walk.took(2, 0)


def test_who_reads_slowly_finds_the_easy_version_from_the_page(walk: Walk) -> None:
    walk.tap(walk.page.locator(".loa-hero__help"))
    walk.tap(walk.page.locator(".loa-tile__link").first)
    walk.tap(walk.page.get_by_role("link", name="Bản đọc dễ của trang này"))
    expect(walk.page.get_by_role("heading", level=1)).to_contain_text("(đọc dễ)")
    walk.tap(walk.page.get_by_role("link", name="Đọc bản đầy đủ"))
    walk.took(4, 1)
