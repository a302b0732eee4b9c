"""When events take place."""

from datetime import date

import pytest

from loa.calendar.events import agenda, event_of, events_of, occurrences
from loa.content.library import Library
from portals import page_text

ERA = (date(2026, 1, 1), date(2033, 1, 1))


def starts(library, since=ERA[0], until=ERA[1]):
    (event,) = events_of(library)
    return [one.start.isoformat() for one in occurrences(event, since, until)]


def test_a_single_day(make_library):
    library = make_library({"a": "start: 2027-07-30\nstatus: planned\n"})
    (one,) = agenda(events_of(library), *ERA)
    assert (one.start, one.end, one.last) == (
        date(2027, 7, 30),
        date(2027, 7, 31),
        date(2027, 7, 30),
    )
    assert one.words == "30/7/2027"


def test_a_season_has_an_exclusive_end(make_library):
    library = make_library({"a": "start: 2027-07-01\nend: 2027-09-30\nstatus: planned\n"})
    (one,) = agenda(events_of(library), *ERA)
    assert one.end == date(2027, 10, 1)
    assert one.is_season
    assert one.words == "1/7–30/9/2027"


def test_a_yearly_event_starts_in_its_first_year(make_library):
    library = make_library({"a": "start: 2028-07-30\nrecurrence: yearly\nstatus: planned\n"})
    assert starts(library) == [f"{year}-07-30" for year in range(2028, 2033)]


def test_the_29th_of_february_comes_in_leap_years(make_library):
    library = make_library({"a": "start: 2024-02-29\nrecurrence: yearly\nstatus: planned\n"})
    assert starts(library) == ["2028-02-29", "2032-02-29"]


def test_an_event_over_new_year_is_found_from_both_sides(make_library):
    more = "start: 2026-12-30\nend: 2027-01-02\nrecurrence: yearly\nstatus: planned\n"
    library = make_library({"a": more})
    assert starts(library, date(2027, 1, 2), date(2027, 12, 30)) == ["2026-12-30"]
    assert starts(library, date(2027, 1, 3), date(2027, 12, 30)) == []
    assert starts(library, date(2027, 1, 3), date(2027, 12, 31)) == ["2027-12-30"]


def test_a_lunar_event_comes_every_year(make_library):
    library = make_library({"a": "lunar: {month: 1, day: 11, days: 2}\nstatus: planned\n"})
    assert starts(library) == [
        "2026-02-27", "2027-02-16", "2028-02-05", "2029-02-23", "2030-02-12", "2031-02-02",
        "2032-02-21",
    ]  # fmt: skip


def test_the_last_lunar_month_lies_in_the_next_solar_year(make_library):
    library = make_library({"a": "lunar: {month: 12, day: 30}\nstatus: planned\n"})
    assert starts(library) == [
        "2026-02-16", "2027-02-05", "2028-01-25", "2029-02-12", "2030-02-01", "2031-01-22",
        "2032-02-10",
    ]  # fmt: skip


def test_hours_over_midnight_belong_to_the_day_on_which_they_began(make_library):
    # Without quotes YAML 1.1 reads 22:30 as the number 1350.
    more = "start: 2027-12-31\nhours: {begin: 22:30, end: 00:30}\nstatus: planned\n"
    (one,) = agenda(events_of(make_library({"a": more})), *ERA)
    assert one.words == "31/12/2027, 22:30–00:30 hôm sau"
    assert one.end == date(2028, 1, 1)


def test_a_variant_tells_of_the_same_event(make_library):
    library = make_library({"a": "start: 2027-07-30\nstatus: planned\n"})
    (event,) = events_of(library)
    assert event_of(library, event.page) == event
    assert event_of(library, library.get("index.md")) is None


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (
            "start: 2027-07-30\nlunar: {month: 1, day: 1}\n",
            "Trường “khai báo”: ghi đúng một trong hai: start (dương lịch) hoặc lunar (âm lịch).",
        ),
        ("start: 2071-01-01\n", "Trường “khai báo”: năm 2071 nằm ngoài lịch (từ 2000 đến 2070)."),
        (
            "start: 2027-07-30\nend: 2027-07-31\nhours: {begin: '08:00', end: '09:00'}\n",
            "Trường “khai báo”: giờ (hours) chỉ ghi cho sự kiện trong một ngày.",
        ),
        (
            "start: 2027-07-30\nend: 2027-07-29\n",
            "Trường “khai báo”: ngày kết thúc (end) đứng trước ngày bắt đầu (start).",
        ),
    ],
)
def test_dates_that_make_no_sense_are_problems(make_portal, more, message):
    text = page_text("Sự kiện", type="campaign-event", more=more + "status: planned\n")
    library = Library.load(make_portal({"lich/a.md": text}) / "docs")
    assert [problem.message for problem in library.problems] == [message]
