"""A month as a grid of weeks, with its events."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from loa.calendar.events import Occurrence, months_later
from loa.calendar.lunar import LunarDay, to_lunar


@dataclass(frozen=True)
class Day:
    """A day of a month: what starts on it, whether an event is on, whether a season is."""

    date: date
    lunar: LunarDay
    starting: tuple[Occurrence, ...]
    is_busy: bool
    in_season: bool

    @property
    def lunar_mark(self) -> str:
        """What stands small beside the number: the month too, where a lunar month begins."""
        return self.lunar.short if self.lunar.day == 1 else str(self.lunar.day)


@dataclass(frozen=True)
class Month:
    """A month: weeks from Monday to Sunday, None where a day belongs to another month.

    `occurrences` are those that start in it; in the first month of a view also those that
    are under way when it begins.
    """

    first: date
    weeks: tuple[tuple[Day | None, ...], ...]
    occurrences: tuple[Occurrence, ...]

    @property
    def name(self) -> str:
        """Tháng 7 năm 2027."""
        return f"Tháng {self.first.month} năm {self.first.year}"

    @property
    def id(self) -> str:
        """An anchor: thang-2027-07."""
        return f"thang-{self.first:%Y-%m}"


def months(occurrences: Iterable[Occurrence], first: date, count: int) -> list[Month]:
    """`count` months in a row from the month of the day `first`, each with its events."""
    agenda = list(occurrences)
    return [_month(agenda, months_later(first, n), is_first=n == 0) for n in range(count)]


def _month(occurrences: list[Occurrence], first: date, is_first: bool) -> Month:
    end = months_later(first, 1)
    listed = [
        occurrence
        for occurrence in occurrences
        if first <= occurrence.start < end
        or (is_first and occurrence.start < first < occurrence.end)
    ]
    touching = [
        occurrence
        for occurrence in occurrences
        if occurrence.start < end and occurrence.end > first
    ]
    busy = {day for occurrence in touching if not occurrence.is_season for day in occurrence.days}
    season = {day for occurrence in touching if occurrence.is_season for day in occurrence.days}
    cells: list[Day | None] = [None] * first.weekday()
    for n in range((end - first).days):
        day = first + timedelta(days=n)
        starting = tuple(occurrence for occurrence in listed if occurrence.start == day)
        cells.append(
            Day(
                day,
                lunar=to_lunar(day),
                starting=starting,
                is_busy=day in busy,
                in_season=day in season,
            )
        )
    cells += [None] * (-len(cells) % 7)
    weeks = tuple(tuple(cells[n : n + 7]) for n in range(0, len(cells), 7))
    return Month(first, weeks, tuple(listed))
