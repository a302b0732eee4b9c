"""The Vietnamese calendar from the sky: an oracle that shares no code with what it judges.

Rules (Hồ Ngọc Đức, "Thuật toán tính âm lịch"): days and months begin in UTC+7; a month begins
on the day of the new moon; month 11 holds the winter solstice; where thirteen months lie from
one such month to the next, the first in which the sun enters no new 30-degree sector is a leap
month.
"""

import math
from datetime import date, timedelta

import ephem

HOURS = 7
Day = tuple[int, int, int, bool]
"""Lunar year, month, day, whether the month is a leap one."""


def lunar_days(first_year: int, last_year: int) -> dict[date, Day]:
    """Every day from month 11 of the first year to month 10 of the last."""
    moons = _new_moons(first_year - 1, last_year + 1)
    found: dict[date, Day] = {}
    for year in range(first_year, last_year):
        start, end = _month_eleven(year, moons), _month_eleven(year + 1, moons)
        leap = _leap_month(start, end, moons)
        lunar_year, month = year, 10
        for index in range(start, end):
            if index != leap:
                month = month % 12 + 1
                lunar_year = year + 1 if month < 11 else year
            for n in range((moons[index + 1] - moons[index]).days):
                day = moons[index] + timedelta(days=n)
                found[day] = (lunar_year, month, n + 1, index == leap)
    return found


def _new_moons(first_year: int, last_year: int) -> list[date]:
    moment, found = ephem.Date(f"{first_year}/1/1"), []
    while moment < ephem.Date(f"{last_year}/12/31"):
        moment = ephem.next_new_moon(moment)
        found.append(_local_day(moment))
        moment = ephem.Date(moment + 1)
    return found


def _month_eleven(year: int, moons: list[date]) -> int:
    solstice = _local_day(ephem.next_winter_solstice(f"{year}/12/1"))
    return max(index for index, moon in enumerate(moons) if moon <= solstice)


def _leap_month(start: int, end: int, moons: list[date]) -> int | None:
    if end - start == 12:
        return None
    return next(i for i in range(start + 1, end) if _sector(moons[i]) == _sector(moons[i + 1]))


def _sector(day: date) -> int:
    """Which twelfth of its circle the sun is in when a day begins in Vietnam."""
    moment = ephem.Date(ephem.Date((day.year, day.month, day.day)) - HOURS * ephem.hour)
    longitude = ephem.Ecliptic(ephem.Sun(moment), epoch=moment).lon
    return int(math.degrees(longitude) // 30)


def _local_day(moment: ephem.Date) -> date:
    return ephem.Date(moment + HOURS * ephem.hour).datetime().date()
