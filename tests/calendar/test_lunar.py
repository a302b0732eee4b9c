"""Lunar days agree with the sky on every day that the calendar may be asked for."""

from datetime import date, timedelta

import pytest

from loa.calendar.lunar import LunarDay, lunar_range, to_lunar, to_solar
from moon_and_sun import lunar_days


@pytest.fixture(scope="module")
def sky() -> dict[date, tuple[int, int, int, bool]]:
    return lunar_days(1999, 2071)


def test_every_day_agrees_with_the_sky(sky):
    wrong = {
        day: (truth, to_lunar(day))
        for day, truth in sky.items()
        if to_lunar(day) != LunarDay(*truth)
    }
    assert len(sky) > 25_900
    assert wrong == {}


def test_every_lunar_day_leads_back_to_its_solar_one(sky):
    ordinary = {truth[:3]: day for day, truth in sky.items() if not truth[3]}
    wrong = {lunar: day for lunar, day in ordinary.items() if to_solar(*lunar) != day}
    assert wrong == {}


def test_thirty_chap_is_the_last_day_of_the_year_long_or_short(sky):
    for year in range(2000, 2070):
        assert to_solar(year, 12, 30) == to_solar(year + 1, 1, 1) - timedelta(days=1)
    lengths = {to_lunar(to_solar(year, 12, 30)).day for year in range(2000, 2070)}
    assert lengths == {29, 30}


@pytest.mark.parametrize(
    ("year", "tet"),
    [
        # Years in which the Chinese calendar has another day or Tết is far from it.
        (2007, date(2007, 2, 17)),
        (2025, date(2025, 1, 29)),
        (2026, date(2026, 2, 17)),
        (2027, date(2027, 2, 6)),
        (2030, date(2030, 2, 2)),
    ],
)
def test_tet(year, tet):
    assert to_solar(year, 1, 1) == tet


def test_leap_months_of_vietnam():
    leap = {
        (found.year, found.month)
        for n in range((date(2036, 12, 31) - date(2020, 1, 1)).days)
        if (found := to_lunar(date(2020, 1, 1) + timedelta(days=n))).is_leap
    }
    assert leap == {(2020, 4), (2023, 2), (2025, 6), (2028, 5), (2031, 3), (2033, 11), (2036, 6)}


def test_an_event_in_a_doubled_month_takes_place_in_the_first():
    # 2025 has a sixth month and a leap sixth month.
    assert to_solar(2025, 6, 15) == date(2025, 7, 9)
    assert to_lunar(date(2025, 8, 8)) == LunarDay(2025, 6, 15, is_leap=True)


@pytest.mark.parametrize(
    ("start", "last", "words"),
    [
        (date(2027, 2, 16), date(2027, 2, 17), "11–12 tháng Giêng"),
        (date(2027, 3, 25), date(2027, 3, 25), "18 tháng Hai"),
        (date(2027, 2, 5), date(2027, 2, 6), "29 tháng Chạp – 1 tháng Giêng"),
        (date(2025, 8, 8), date(2025, 8, 8), "15 tháng Sáu nhuận"),
        (date(2027, 7, 1), date(2027, 9, 30), "27 tháng Năm – 1 tháng Chín"),
        (date(2026, 6, 1), date(2027, 5, 31), "16 tháng Tư – 26 tháng Tư"),
    ],
)
def test_lunar_words(start, last, words):
    assert lunar_range(start, last) == words
