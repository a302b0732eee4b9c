"""When the events of the campaign take place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath

from loa.calendar.lunar import lunar_range, to_solar
from loa.content.dates import date_range
from loa.content.kinds import EventMeta
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage

SEASON_DAYS = 7
"""What lasts longer is a season, in which single days may well lie."""
STATUS_NAMES = {"planned": "Dự kiến", "confirmed": "Đã xác nhận", "cancelled": "Đã hủy"}


@dataclass(frozen=True)
class Event:
    """A campaign event: the Vietnamese page that describes it, and its front matter."""

    page: ContentPage
    meta: EventMeta

    @property
    def slug(self) -> str:
        """The event's name in addresses."""
        return self.page.slug

    @property
    def first_slug(self) -> str:
        """The name it had first: a calendar that holds the event knows it by that."""
        moved = self.page.meta.moved_from
        return PurePosixPath(moved[0]).stem if moved else self.slug

    @property
    def agencies(self) -> tuple[str, ...]:
        """Ids of the agencies that lead or join, leaders first, each once."""
        return tuple(dict.fromkeys([*self.meta.lead, *self.meta.partners]))

    @property
    def ends_late(self) -> bool:
        """Whether it ends after midnight. It still belongs to the day on which it began."""
        hours = self.meta.hours
        return hours is not None and hours.end <= hours.begin

    @property
    def days(self) -> int:
        """Length in days; the same every year, as RFC 5545 has it for a recurring event."""
        if self.meta.lunar:
            return self.meta.lunar.days
        start = self.meta.start
        return ((self.meta.end or start) - start).days + 1 if start else 1


@dataclass(frozen=True)
class Occurrence:
    """An event at its time. `end` is exclusive, as in calendar feeds."""

    event: Event
    start: date
    end: date

    @property
    def last(self) -> date:
        """The last day, inclusive, as people say it."""
        return self.end - timedelta(days=1)

    @property
    def is_season(self) -> bool:
        """Whether it is a stretch of the year rather than days to be present."""
        return (self.end - self.start).days > SEASON_DAYS

    @property
    def days(self) -> Iterator[date]:
        """Every day of it."""
        return (self.start + timedelta(days=n) for n in range((self.end - self.start).days))

    @property
    def words(self) -> str:
        """30/7/2027, or 1/7–30/9/2027; with the hours where the event has them."""
        days, hours = date_range(self.start, self.last), self.event.meta.hours
        if hours is None:
            return days
        return f"{days}, {hours.begin}–{hours.end}" + (" hôm sau" if self.event.ends_late else "")

    @property
    def lunar_words(self) -> str:
        """The same days of the lunar calendar."""
        return lunar_range(self.start, self.last)


def events_of(library: Library) -> list[Event]:
    """All events, withdrawn ones too, in the order of their pages."""
    return [
        Event(page, page.meta)
        for page in library.in_language(SOURCE_LANGUAGE)
        if isinstance(page.meta, EventMeta)
    ]


def event_of(library: Library, page: ContentPage) -> Event | None:
    """The event that a page describes, in whatever language.

    A variant tells of the same days as its Vietnamese page; only the words are its own.
    """
    source = library.get(page.source_uri)
    if source is None or not isinstance(source.meta, EventMeta):
        return None
    return Event(source, source.meta)


def occurrences(event: Event, since: date, until: date) -> list[Occurrence]:
    """The times of an event that touch a range of days. `until` is exclusive."""
    length = timedelta(days=event.days)
    return [
        Occurrence(event, start, start + length)
        for start in _starts(event.meta, since - length, until)
        if start < until and start + length > since
    ]


def agenda(events: Iterable[Event], since: date, until: date) -> list[Occurrence]:
    """The times of many events that touch a range of days, in order of time."""
    touching = [occurrence for event in events for occurrence in occurrences(event, since, until)]
    return sorted(
        touching,
        key=lambda occurrence: (occurrence.start, occurrence.end, occurrence.event.page.src_uri),
    )


def months_later(day: date, months: int) -> date:
    """The first day of the month so many months after the month of a day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _starts(meta: EventMeta, since: date, until: date) -> Iterator[date]:
    if meta.lunar:
        # A lunar year starts up to seven weeks after the solar one of its number.
        for year in range(since.year - 1, until.year + 1):
            yield to_solar(year, meta.lunar.month, meta.lunar.day)
    elif meta.start and meta.recurrence == "none":
        yield meta.start
    elif meta.start:
        for year in range(max(meta.start.year, since.year), until.year + 1):
            # 29 February comes in leap years only; so do RRULE's instances.
            if (meta.start.month, meta.start.day) != (2, 29) or _is_leap(year):
                yield meta.start.replace(year=year)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def coming(library: Library, day: date, within: timedelta) -> list[Occurrence]:
    """What takes place from a day on and was not called off, soonest first."""
    ahead = agenda(events_of(library), day, day + within)
    return [occurrence for occurrence in ahead if occurrence.event.meta.status != "cancelled"]
