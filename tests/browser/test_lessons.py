"""A teacher on a phone: the class in the first screen, a lesson in five screens instead of 22."""

import pytest
from playwright.sync_api import Page, expect

from watching import Log

pytestmark = pytest.mark.browser
Phone = tuple[Page, Log]
LESSON = "truong-hoc/thcs/lop-8-viec-nhe-luong-cao/"
SCREENS = "document.documentElement.scrollHeight / 740"


def test_every_class_stands_in_the_first_screen(phone_without_scripts: Phone, address: str) -> None:
    page, _ = phone_without_scripts
    page.goto(f"{address}truong-hoc/")
    links = page.locator(".loa-classes a")
    assert links.all_inner_texts() == [
        *(f"Lớp\n{number}" for number in range(1, 13)),
        *("Lớp GDTX", "Lớp nghề", "Nội trú"),
    ]
    for link in links.all():
        box = link.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 740
        assert box["height"] >= 44
        assert box["width"] >= 44


def test_a_class_is_one_tap_from_its_lessons(phone_without_scripts: Phone, address: str) -> None:
    page, _ = phone_without_scripts
    page.goto(f"{address}truong-hoc/")
    page.locator(".loa-classes").get_by_role("link", name="8").click()
    cards = page.locator(".loa-card:visible")
    expect(cards.first).to_be_in_viewport()
    assert all("Lớp 8" in text for text in cards.all_inner_texts())


def test_lessons_are_filtered_by_kind_of_place_without_scripts(
    phone_without_scripts: Phone, address: str
) -> None:
    page, _ = phone_without_scripts
    page.goto(f"{address}truong-hoc/")
    cards = page.locator(".loa-listing .loa-card")
    page.get_by_role("link", name="Khu công nghiệp, đô thị", exact=True).click()
    stay = [card.is_visible() for card in cards.all()]
    town = [
        "is-region-khu-cong-nghiep-do-thi" in (c.get_attribute("class") or "") for c in cards.all()
    ]
    assert stay == town
    assert 0 < sum(stay) < len(stay)


def test_a_lesson_is_five_screens_long(phone: Phone, address: str) -> None:
    page, log = phone
    page.goto(address + LESSON)
    expect(page.locator("details.loa-fold").first).to_be_visible()
    screens: float = page.evaluate(SCREENS)
    assert screens <= 5
    box = page.get_by_role("link", name="Tải trọn bộ tài liệu").bounding_box()
    assert box is not None
    assert box["y"] <= 1.5 * 740
    assert (log.errors, log.foreign) == ([], [])


def test_a_part_opens_by_its_name_and_by_its_address(phone: Phone, address: str) -> None:
    page, _ = phone
    page.goto(address + LESSON)
    sheet = page.locator("details.loa-fold", has=page.locator("#phieu-hoc-tap"))
    expect(sheet).not_to_have_attribute("open", "")
    sheet.locator("summary").first.click()
    expect(sheet).to_have_attribute("open", "")
    # From elsewhere: within the page only the fragment changes, and a reload restores the scroll.
    page.goto("about:blank")
    page.goto(f"{address}{LESSON}#luyen-tap")
    expect(page.locator("#luyen-tap")).to_be_in_viewport()


def test_on_paper_every_part_is_open_and_folds_again(phone: Phone, address: str) -> None:
    page, _ = phone
    page.goto(address + LESSON)
    folded = page.locator("details.loa-fold:not([open])")
    count = folded.count()
    assert count >= 8
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(count)


def test_with_scripts_off_every_part_can_be_found(
    phone_without_scripts: Phone, address: str
) -> None:
    page, _ = phone_without_scripts
    page.goto(address + LESSON)
    for key in ("muc-tieu", "phieu-hoc-tap", "dap-an", "trinh-chieu"):
        expect(page.locator(f"#{key}")).to_be_visible()


def test_the_minutes_of_a_lesson_are_shown_in_their_share(phone: Phone, address: str) -> None:
    page, _ = phone
    page.goto(address + LESSON)
    assert page.locator(".loa-steps__step").all_inner_texts() == [
        "Mở đầu 6 phút",
        "Hình thành kiến thức mới 14 phút",
        "Luyện tập 15 phút",
        "Vận dụng 10 phút",
    ]
    parts = page.locator(".loa-steps__part")
    widths = [box["width"] for part in parts.all() if (box := part.bounding_box())]
    assert widths[1] / widths[0] == pytest.approx(14 / 6, rel=0.02)


@pytest.mark.parametrize("scripts", ["on", "off"])
def test_every_lesson_is_named_and_a_class_shows_its_lessons_whole(
    request: pytest.FixtureRequest, address: str, scripts: str
) -> None:
    name = "phone" if scripts == "on" else "phone_without_scripts"
    page, _ = request.getfixturevalue(name)
    page.goto(f"{address}truong-hoc/")
    names = page.locator(".loa-listing--long .loa-card__link:visible")
    told = page.locator(".loa-listing--long .loa-card__description:visible")
    assert (names.count() > 24, told.count()) == (True, 0)
    screens: float = page.evaluate(SCREENS)
    assert screens <= 9.5
    page.locator(".loa-classes").get_by_role("link", name="8").click()
    expect(told).to_have_count(2)
