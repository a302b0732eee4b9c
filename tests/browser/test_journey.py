"""What a newcomer does: find the door, take a lesson home, search, switch language."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from watching import Log

pytestmark = pytest.mark.browser
Phone = tuple[Page, Log]


def test_a_teacher_walks_from_home_to_a_lesson_and_downloads_it(
    phone: Phone, address: str, tmp_path: Path
) -> None:
    page, log = phone
    page.goto(address)
    page.locator(".loa-tiles").get_by_role("link", name="Trường học").click()
    expect(page).to_have_title("Trường học – Loa phòng, chống mua bán người")
    page.locator(".loa-filter", has_text=re.compile(r"^Lớp 2\b")).click()
    cards = page.locator(".loa-card:visible")
    expect(cards.first).to_contain_text("Lớp 2")
    cards.first.get_by_role("link").click()
    with page.expect_download() as download:
        page.locator(".loa-downloads__each summary").click()
        page.locator(".loa-downloads a[href$='.docx']").first.click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert path.suffix == ".docx"
    assert path.read_bytes()[:2] == b"PK"
    assert (log.errors, log.foreign) == ([], [])


def test_every_audience_is_one_tap_from_home_on_the_first_screen(
    phone: Phone, address: str
) -> None:
    page, _ = phone
    page.goto(address)
    doors = page.locator(".loa-tile")
    assert doors.count() == 6
    for index in range(doors.count()):
        box = doors.nth(index).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 740


def test_somebody_of_12_to_17_is_one_tap_from_each_paragraph_within_two_screens(
    phone: Phone, address: str
) -> None:
    page, _ = phone
    page.goto(f"{address}tro-giup/ban-12-den-17-tuoi/")
    ways = page.locator(".loa-article li > a[href^='#']:visible")
    assert ways.count() == 8
    for index in range(8):
        box = ways.nth(index).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 2 * 740
    page.get_by_role("link", name="Ở nhà không an toàn").click()
    expect(page.get_by_role("heading", name="Ở nhà tôi không an toàn")).to_be_in_viewport()


def test_help_has_two_numbers_and_four_pictures_above_the_way_out(
    phone: Phone, address: str
) -> None:
    page, _ = phone
    page.goto(f"{address}tro-giup/")
    numbers = page.locator(".loa-calls__link")
    pictures = page.locator(".loa-tile__link")
    assert (numbers.count(), pictures.count()) == (2, 4)
    way_out = page.locator(".loa-exit").bounding_box()
    assert way_out is not None
    for link in [*numbers.all(), *pictures.all()]:
        box = link.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= way_out["y"]


def test_the_ribbon_says_what_the_portal_is_in_one_line(phone: Phone, address: str) -> None:
    page, _ = phone
    page.goto(address)
    line = page.locator(".loa-ribbon__inner").evaluate("one => one.getClientRects()[0].height")
    word = page.locator(".loa-ribbon__word").bounding_box()
    assert word is not None
    assert line < 2 * word["height"]


@pytest.mark.parametrize("query", ["việc nhẹ lương cao", "viec nhe luong cao"])
def test_search_works_with_and_without_accents(phone: Phone, address: str, query: str) -> None:
    page, log = phone
    page.goto(address)
    page.get_by_role("searchbox").fill(query)
    expect(page.locator(".loa-search a").first).to_contain_text("Việc nhẹ", ignore_case=True)
    assert (log.errors, log.foreign) == ([], [])


def test_a_reader_switches_to_chinese_and_back(phone: Phone, address: str) -> None:
    page, log = phone
    page.goto(address)
    page.locator(".loa-languages").get_by_role("link", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(page.locator(".loa-bar")).to_contain_text("111")
    page.locator(".loa-languages").get_by_role("link", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    assert (log.errors, log.foreign) == ([], [])


def test_a_calendar_file_is_there_for_the_day(phone: Phone, address: str) -> None:
    page, log = phone
    page.goto(f"{address}lich/ngay-30-7/")
    link = page.locator('a[href$=".ics"]').first
    response = page.request.get(str(link.evaluate("a => a.href")))
    assert response.text().startswith("BEGIN:VCALENDAR\r\n")
    assert (log.errors, log.foreign) == ([], [])


def test_the_clip_plays_with_captions(phone: Phone, address: str) -> None:
    page, log = phone
    page.goto(f"{address}video/viec-nhe-luong-cao/")
    video = page.locator("video").first
    assert video.evaluate("v => v.paused")
    video.evaluate("v => { v.muted = true; return v.play() }")
    expect(video).not_to_have_js_property("currentTime", 0)
    # The page's policy lets nothing be evaluated later: the page itself says when it is ready.
    video.evaluate(
        """v => new Promise(done => {
            const track = v.querySelector("track");
            v.textTracks[0].mode = "showing";
            if (track.readyState === 2) done(); else track.onload = () => done();
        })"""
    )
    assert video.evaluate("v => v.textTracks[0].cues.length") > 3
    assert (log.errors, log.foreign) == ([], [])


def test_filters_work_with_scripts_off(phone_without_scripts: Phone, address: str) -> None:
    page, _ = phone_without_scripts
    page.goto(f"{address}truong-hoc/")
    everything = page.locator(".loa-card:visible").count()
    page.locator(".loa-filter", has_text=re.compile(r"^Lớp 8\b")).click()
    shown = page.locator(".loa-card:visible")
    assert 0 < shown.count() < everything
    assert all("Lớp 8" in text for text in shown.all_inner_texts())


def test_a_list_is_filtered_by_format_with_scripts_off(
    phone_without_scripts: Phone, address: str
) -> None:
    page, _ = phone_without_scripts
    page.goto(f"{address}truong-hoc/")
    everything = page.locator(".loa-card:visible").count()
    page.locator(".loa-filter", has_text="PPTX").click()
    shown = page.locator(".loa-card:visible")
    assert 0 < shown.count() < everything
    assert all("PPTX" in text for text in shown.all_inner_texts())


def test_the_search_form_leads_to_the_list_of_all_pages_with_scripts_off(
    phone_without_scripts: Phone, address: str
) -> None:
    page, _ = phone_without_scripts
    page.goto(address)
    page.get_by_role("searchbox").fill("karaoke")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(f"{address}a-z/?q=karaoke")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tất cả các trang, từ A đến Y")


def test_a_page_is_found_by_its_picture_with_scripts_off(
    phone_without_scripts: Phone, address: str
) -> None:
    page, _ = phone_without_scripts
    page.goto(address)
    page.get_by_role("link", name="Tìm bằng hình").click()
    expect(page.locator(".loa-needs__link")).to_have_count(12)
    tile = page.get_by_role("link", name="Đón người trở về")
    tile.scroll_into_view_if_needed()
    assert tile.locator("img").evaluate("img => img.decode().then(() => img.naturalWidth)") > 0
    tile.click()
    expect(page).to_have_url(f"{address}cong-dong/don-nguoi-tro-ve/")
