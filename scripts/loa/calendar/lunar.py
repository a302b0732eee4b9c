"""The Vietnamese lunar calendar (UTC+7), by the package lunar-vn."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from lunar_vn import convert_lunar_to_solar, convert_solar_to_lunar

_MONTHS = {1: "Giêng", 2: "Hai", 3: "Ba", 4: "Tư", 5: "Năm", 6: "Sáu", 7: "Bảy", 8: "Tám",
           9: "Chín", 10: "Mười", 11: "Mười Một", 12: "Chạp"}  # fmt: skip


@dataclass(frozen=True)
class LunarDay:
    """A day of the lunar calendar. `is_leap` marks the second of two months of one number."""

    year: int
    month: int
    day: int
    is_leap: bool = False

    @property
    def short(self) -> str:
        """As a wall calendar prints it: 11/1, or 11/6 nhuận."""
        return f"{self.day}/{self.month}" + (" nhuận" if self.is_leap else "")


@lru_cache(maxsize=8192)
def to_lunar(day: date) -> LunarDay:
    """The lunar day of a solar one."""
    lunar = convert_solar_to_lunar(day.day, day.month, day.year)
    return LunarDay(year=lunar.year, month=lunar.month, day=lunar.day, is_leap=lunar.leap)


def to_solar(year: int, month: int, day: int) -> date:
    """The solar day of a lunar one in the ordinary month, never in the leap one.

    Day 30 of a month of 29 days is its last day, as people keep "30 Chạp" then.
    """
    solar: date = convert_lunar_to_solar(day, month, year)
    # The package counts on from the first of the month, over its end.
    if day == 30 and to_lunar(solar).day != 30:
        solar -= timedelta(days=1)
    return solar


def month_name(month: int) -> str:
    """How people call a lunar month: "tháng Giêng", "tháng Chạp"."""
    return f"tháng {_MONTHS[month]}"


def lunar_range(start: date, last: date) -> str:
    """Lunar days of a solar range: "11–12 tháng Giêng", "29 tháng Chạp – 2 tháng Giêng".

    `last` is inclusive.
    """
    first, final = to_lunar(start), to_lunar(last)
    if start == last:
        return _words(first)
    if (first.month, first.is_leap) == (final.month, final.is_leap) and (last - start).days < 30:
        return f"{first.day}–{_words(final)}"
    return f"{_words(first)} – {_words(final)}"


def _words(day: LunarDay) -> str:
    return f"{day.day} {month_name(day.month)}" + (" nhuận" if day.is_leap else "")
