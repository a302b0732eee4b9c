"""A month as a grid."""

from datetime import date

from loa.calendar.events import agenda, events_of
from loa.calendar.months import months

EVENTS = {
    "dot": "start: 2027-07-01\nend: 2027-09-30\nstatus: planned\n",
    "ngay": "start: 2027-07-30\nstatus: planned\n",
}


def grid(make_library, first: date, count: int):
    found = agenda(events_of(make_library(EVENTS)), first, date(2028, 1, 1))
    return months(found, first, count)


def test_weeks_begin_on_monday(make_library):
    (july,) = grid(make_library, date(2027, 7, 1), 1)
    assert july.name == "Tháng 7 năm 2027"
    assert july.id == "thang-2027-07"
    first = [day.date.day if day else None for day in july.weeks[0]]
    assert first == [None, None, None, 1, 2, 3, 4]
    assert {len(week) for week in july.weeks} == {7}


def test_days_know_their_events_and_seasons(make_library):
    (july,) = grid(make_library, date(2027, 7, 1), 1)
    days = {day.date.day: day for week in july.weeks for day in week if day}
    assert len(days) == 31
    assert [one.event.slug for one in days[1].starting] == ["dot"]
    assert [one.event.slug for one in days[30].starting] == ["ngay"]
    assert [number for number, day in days.items() if day.is_busy] == [30]
    assert all(day.in_season for day in days.values())


def test_the_lunar_month_stands_at_its_first_day(make_library):
    (july,) = grid(make_library, date(2027, 7, 1), 1)
    marks = {day.date.day: day.lunar_mark for week in july.weeks for day in week if day}
    assert (marks[3], marks[4], marks[5]) == ("29", "1/6", "2")


def test_what_is_under_way_stands_in_the_first_month_only(make_library):
    august, september = grid(make_library, date(2027, 8, 1), 2)
    assert [one.event.slug for one in august.occurrences] == ["dot"]
    assert september.occurrences == ()
    assert all(day.in_season for week in september.weeks for day in week if day)
