"""The calendar, the next events and the box of an event, as pages show them."""

from datetime import date
from pathlib import Path

import pytest
from lxml import html

from loa.artifacts import Artifact, Manifest
from loa.content.library import Library
from loa.directives.blocks.calendar import calendar
from loa.directives.blocks.upcoming import upcoming
from loa.directives.calendar import event_box
from loa.directives.context import RenderContext
from loa.directives.filters import filter_stylesheet
from portals import ROOT, VARIANT, page_text

TODAY = date(2026, 11, 23)
EVENTS = {
    "ngay": (
        "start: 2021-07-30\nrecurrence: yearly\nstatus: confirmed\n"
        "lead: [cong-an-tinh]\npartners: [ubnd-xa, so-noi-vu]\nkit: [tro-giup/index.md]\n"
        'themes: {2022: "Use and Abuse of Technology", 2025: "Chủ đề hai lăm"}\n'
    ),
    "hoi": "lunar: {month: 1, day: 11, days: 2}\nstatus: planned\nplace: Thác Lười\n",
    "huy": "start: 2027-01-10\nstatus: cancelled\nlead: [ubnd-xa]\n",
    "xa": "start: 2028-05-01\nstatus: planned\n",
    "qua": "start: 2026-03-01\nend: 2026-03-05\nstatus: confirmed\n",
}


@pytest.fixture
def context(make_portal) -> RenderContext:
    pages = {
        f"lich/{name}.md": page_text(f"Sự kiện {name}", type="campaign-event", more=more)
        for name, more in EVENTS.items()
    }
    pages["lich/index.md"] = page_text("Lịch", type="landing")
    pages["co-quan/cong-an.md"] = page_text("Công an")
    pages["tro-giup/index.md"] = page_text(
        "Cần giúp ngay", type="landing", more="sensitive: true\n"
    )
    more = EVENTS["ngay"] + VARIANT
    pages["lich/ngay.zh-Hant.md"] = page_text("節日", type="campaign-event", more=more)
    library = Library.load(make_portal(pages) / "docs")
    assert library.problems == ()
    made = RenderContext(library, ROOT / "overrides", TODAY)
    made.page = library.get("lich/index.md")
    return made


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def texts(tree: html.HtmlElement, name: str, path: str = ".") -> list[str]:
    """The words of every element of a class, or of what a path finds in it."""
    return [words(found) for element in tree.find_class(name) for found in element.xpath(path)]


def hrefs(tree: html.HtmlElement, name: str) -> list[str]:
    """Where the links lead that have a class or stand in an element that has it."""
    return [
        link.get("href")
        for element in tree.find_class(name)
        for link in element.xpath("descendant-or-self::a")
    ]


def test_twelve_months_stand_in_a_strip_with_a_dot_for_each_event(context):
    tree = html.fromstring(calendar(context))
    months = texts(tree, "loa-year__month")
    assert (len(months), months[0], months[8]) == (12, "Tháng 11 0 sự kiện", "Tháng 7 1 sự kiện")
    assert len(tree.find_class("loa-year__dot")) == len(tree.find_class("loa-event__title"))
    ids = {element.get("id") for element in tree.find_class("loa-month__name")}
    assert {link.removeprefix("#") for link in hrefs(tree, "loa-year__month")} == ids


def test_without_the_day_that_it_is_all_for_nothing_is_pinned(context):
    assert html.fromstring(calendar(context)).find_class("loa-pinned") == []


def test_the_day_that_it_is_all_for_stands_first_with_its_kit(context):
    sections = context.library.registries.sections
    sections["lich"] = sections["lich"].model_copy(update={"pinned": "lich/ngay.md"})
    tree = html.fromstring(calendar(context))
    assert tree[0].get("class") == "loa-pinned"
    assert texts(tree, "loa-pinned") == ["30/7 Sự kiện ngay Tài liệu: Cần giúp ngay"]


def test_the_kit_of_that_day_is_one_tap_away(context):
    sections = context.library.registries.sections
    sections["lich"] = sections["lich"].model_copy(update={"pinned": "lich/ngay.md"})
    whole = Artifact(
        "tai-lieu/ngay/ngay-bo-tai-lieu.zip", "kit", "vi", "lich/ngay.md", 2_048, "0" * 64,
        Path("ngay.zip"), "Trọn bộ tài liệu", "3 tệp",
    )  # fmt: skip
    context.manifest = Manifest([whole])
    tree = html.fromstring(calendar(context))
    assert hrefs(tree, "loa-pinned__kit") == ["../tai-lieu/ngay/ngay-bo-tai-lieu.zip"]
    assert texts(tree, "loa-pinned__kit") == ["Tải trọn bộ tài liệu (ZIP, 3 tệp, 2 KB)"]


def test_the_calendar_shows_twelve_months_with_what_starts_in_them(context):
    tree = html.fromstring(calendar(context))
    names = texts(tree, "loa-month__name")
    assert (len(names), names[0], names[-1]) == (12, "Tháng 11 năm 2026", "Tháng 10 năm 2027")
    assert texts(tree, "loa-event__when") == [
        "10/1/2027 (âm lịch 3 tháng Chạp)",
        "16/2–17/2/2027 (âm lịch 11–12 tháng Giêng)",
        "30/7/2027 (âm lịch 27 tháng Sáu)",
    ]
    assert texts(tree, "loa-event__facts") == [
        "Đã hủy · Ủy ban nhân dân cấp xã (xã, phường)",
        "Dự kiến · Thác Lười",
        "Đã xác nhận · Công an tỉnh Bắc Ninh",
    ]
    (day,) = tree.xpath('//td[@data-day="2027-07-30"]/a')
    event = tree.get_element_by_id(day.get("href").removeprefix("#"))
    assert (event.get("data-start"), event.get("data-end")) == ("2027-07-30", "2027-07-31")


def test_the_calendar_never_says_today_without_a_script(context):
    text = html.fromstring(calendar(context)).text_content()
    assert "hôm nay" not in text.lower()


def test_filters_offer_what_occurs_and_have_a_rule_each(context):
    tree = html.fromstring(calendar(context))
    links = hrefs(tree, "loa-filter")
    assert links == [
        "#lich-tat-ca", "#lich-agency-cong-an-tinh", "#lich-agency-so-noi-vu",
        "#lich-agency-ubnd-xa", "#lich-language-vi", "#lich-language-zh-Hant",
    ]  # fmt: skip
    rules = filter_stylesheet(context.library.registries)
    for link in links[1:]:
        assert len(tree.xpath(f'//*[@id="{link[1:]}"]')) == 1
        assert f"{link}:target~" in rules


def test_feeds_are_offered_only_where_they_were_made(context):
    assert html.fromstring(calendar(context)).find_class("loa-feeds") == []
    names = ["tat-ca.ics", "tat-ca.json", "tat-ca.atom", "tat-ca-nhac-truoc.ics"]
    context.manifest = Manifest(
        Artifact(f"lich/nguon/{name}", "event-feed", "vi", "", 1, "0", ROOT) for name in names
    )
    tree = html.fromstring(calendar(context))
    assert texts(tree, "loa-feeds__group", ".//li") == [
        "Tất cả sự kiện: ICS · JSON · Atom",
        "Tất cả sự kiện, nhắc trước hai tuần: ICS",
    ]
    assert hrefs(tree, "loa-feeds__group") == [f"nguon/{name}" for name in names]


def test_the_next_events_leave_out_the_withdrawn_and_hold_a_year(context):
    tree = html.fromstring(upcoming(context, 1))
    assert tree.xpath("//li[not(@hidden)]/a/text()") == ["Sự kiện hoi"]
    assert tree.xpath("//li[@hidden]/a/text()") == ["Sự kiện ngay"]
    assert texts(tree, "loa-upcoming__since") == ["Tính từ ngày 23/11/2026."]


def test_the_next_events_say_their_days_as_the_pages_language_says_days(context):
    context.page = context.library.get("lich/ngay.zh-Hant.md")
    tree = html.fromstring(upcoming(context, 2))
    assert texts(tree, "loa-event__when") == [
        "2027 年 2 月 16 日至 2027 年 2 月 17 日 （農曆 1 月 11 日至 1 月 12 日）",
        "2027 年 7 月 30 日 （農曆 6 月 27 日）",
    ]
    assert texts(tree, "loa-upcoming__since") == ["自 2026 年 11 月 23 日起算。"]
    assert set(tree.xpath("//time/span/@lang | //p/span/span/@lang")) == {"zh-Hant"}


def test_the_box_of_an_event(context):
    context.page = context.library.get("lich/ngay.md")
    uri, title = "lich/ics/ngay.ics", "Thêm vào lịch"
    feed = Artifact(uri, "event", "vi", "lich/ngay.md", 1, "0", ROOT, title)
    context.manifest = Manifest([feed])
    tree = html.fromstring(event_box(context, context.page))
    assert texts(tree, "loa-event-box__status") == ["Đã xác nhận"]
    assert texts(tree, "loa-event-box__date") == [
        "30/7/2027 (âm lịch 27 tháng Sáu)",
        "30/7/2028 (âm lịch 9 tháng Sáu)",
        "30/7/2029 (âm lịch 20 tháng Sáu)",
    ]
    assert texts(tree, "loa-facts", ".//dt") == ["Lặp lại", "Chủ trì", "Phối hợp"]
    assert texts(tree, "loa-facts", ".//dd") == [
        "Hằng năm",
        "Công an tỉnh Bắc Ninh",
        "Ủy ban nhân dân cấp xã (xã, phường); Sở Nội vụ",
    ]
    assert texts(tree, "loa-event-box__themes", ".//li") == [
        "2027: chưa công bố ở đây",
        "2026: chưa công bố ở đây",
        "2025: “Chủ đề hai lăm”",
        "2024: chưa công bố ở đây",
        "2023: chưa công bố ở đây",
        "2022: “Use and Abuse of Technology”",
    ]
    # A screen reader changes its voice only where it is told to.
    assert tree.xpath('//*[@lang="en"]/text()') == ["Use and Abuse of Technology"]
    assert hrefs(tree, "loa-event-box") == [
        "../co-quan/cong-an.md", "../tro-giup/index.md", "ics/ngay.ics",
    ]  # fmt: skip


def test_the_box_of_a_lunar_event_gives_five_years(context):
    page = context.library.get("lich/hoi.md")
    dates = texts(html.fromstring(event_box(context, page)), "loa-event-box__date", "./time")
    assert dates == [
        "16/2–17/2/2027", "5/2–6/2/2028", "23/2–24/2/2029", "12/2–13/2/2030", "2/2–3/2/2031",
    ]  # fmt: skip


def test_a_past_event_says_so(context):
    page = context.library.get("lich/qua.md")
    tree = html.fromstring(event_box(context, page))
    assert texts(tree, "loa-event-box__date") == ["1/3–5/3/2026 (âm lịch 13–17 tháng Giêng) đã qua"]


def test_a_variant_links_its_own_words(context):
    context.page = context.library.get("lich/ngay.zh-Hant.md")
    titles = texts(html.fromstring(calendar(context)), "loa-event__title")
    assert titles == ["Sự kiện huy", "Sự kiện hoi", "節日"]
