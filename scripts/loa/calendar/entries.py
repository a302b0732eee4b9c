"""What a feed says about an event: plain data, the same for every format."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from uuid import UUID, uuid5

from loa.calendar.events import Event, Occurrence, occurrences
from loa.calendar.lunar import month_name, to_lunar
from loa.content.history import History, Revision
from loa.content.library import Library
from loa.content.page import ContentPage

# UIDs stay when the site moves to another address or a page to another folder: both would make
# every subscriber's copy a second event. Never change this value.
_NAMESPACE = UUID("6d1f3c8e-0f5b-5c0e-9a41-7b0f6c2a1d30")
YEARS = 6
"""Lunar events are written out for this calendar year and the five after it."""
VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True)
class Site:
    """What feeds name of the portal. `url` ends with a slash; `subject` goes on in a sentence."""

    name: str
    url: str
    subject: str = ""


@dataclass(frozen=True)
class Moment:
    """One time of an event: dates with an exclusive end, or hours of a day in Vietnam."""

    uid: str
    start: date | datetime
    end: date | datetime


@dataclass(frozen=True)
class Entry:
    """An event in one language. `moments` has one item for a solar event, repeated or not."""

    uid: str
    src_uri: str
    tag: str
    title: str
    description: str
    url: str
    status: str
    is_yearly: bool
    place: str
    lead: tuple[str, ...]
    partners: tuple[str, ...]
    audiences: tuple[str, ...]
    topics: tuple[str, ...]
    themes: tuple[tuple[int, str], ...]
    kit: tuple[tuple[str, str], ...]
    when: str
    moments: tuple[Moment, ...]
    revision: Revision


class EntryMaker:
    """Turns events into entries, each once per language."""

    def __init__(self, library: Library, history: History, site: Site, today: date) -> None:
        self.library = library
        self.history = history
        self.site = site
        self.today = today

    def entry(self, event: Event, page: ContentPage) -> Entry:
        """An event in the words of one of its pages."""
        meta, registries = event.meta, self.library.registries
        agencies = {k: a.name for k, a in registries.agencies.items() if a.publish == "yes"}
        return Entry(
            uid=uid_of(event.first_slug),
            src_uri=page.src_uri,
            tag=registries.languages[page.language].tag,
            title=page.meta.title,
            description=page.meta.description,
            url=self.site.url + page.url,
            status=meta.status,
            is_yearly=meta.recurrence == "yearly",
            place=meta.place or "",
            lead=tuple(agencies[key] for key in meta.lead if key in agencies),
            partners=tuple(agencies[key] for key in meta.partners if key in agencies),
            audiences=tuple(registries.audiences[key].name for key in meta.audience),
            topics=tuple(registries.topics[key].name for key in meta.topics),
            themes=tuple(sorted(meta.themes.items())),
            kit=tuple(self._kit(meta.kit, page.language)),
            when=self._when(event),
            moments=tuple(self._moments(event)),
            revision=self.history.revision({event.page.src_uri, page.src_uri}),
        )

    def entries(self, events: Iterable[Event], language: str) -> list[Entry]:
        """Events in a language, each in Vietnamese where that language has no page of it."""
        entries = []
        for event in events:
            page = self.library.best_variant(event.page.src_uri, language) or event.page
            entries.append(self.entry(event, page))
        return entries

    def _kit(self, uris: Sequence[str], language: str) -> Iterable[tuple[str, str]]:
        for uri in uris:
            page = self.library.best_variant(uri, language)
            if page is not None:
                yield page.meta.title, self.site.url + page.url

    def _when(self, event: Event) -> str:
        meta = event.meta
        if meta.lunar is None:
            first = _feed_occurrences(event, self.today)[0]
            return first.words + (", hằng năm" if meta.recurrence == "yearly" else "")
        day, month, days = meta.lunar.day, month_name(meta.lunar.month), meta.lunar.days
        if days == 1:
            return f"{day} {month} âm lịch, hằng năm"
        # A lunar month has 29 or 30 days, so a range over its end has no day of its own name.
        if day + days - 1 > 29:
            return f"{days} ngày kể từ {day} {month} âm lịch, hằng năm"
        return f"{day}–{day + days - 1} {month} âm lịch, hằng năm"

    def _moments(self, event: Event) -> Iterable[Moment]:
        for occurrence in _feed_occurrences(event, self.today):
            name = event.first_slug
            if event.meta.lunar:
                # One UID a lunar year: few programs read a list of dates under one UID.
                name = f"{event.first_slug}/{to_lunar(occurrence.start).year}"
            start, end = _start_and_end(occurrence)
            yield Moment(uid_of(name), start, end)


def uid_of(name: str) -> str:
    """A UUID (RFC 7986, 5.3) that depends on the event's name only."""
    return str(uuid5(_NAMESPACE, name))


def _feed_occurrences(event: Event, today: date) -> list[Occurrence]:
    """Every time of a lunar event in the years that feeds cover; the first of a solar one."""
    start = event.meta.start
    if start is not None:
        return [Occurrence(event, start, start + timedelta(days=event.days))]
    return occurrences(event, date(today.year, 1, 1), date(today.year + YEARS, 1, 1))


def _start_and_end(occurrence: Occurrence) -> tuple[date | datetime, date | datetime]:
    hours = occurrence.event.meta.hours
    if hours is None:
        return occurrence.start, occurrence.end
    start = datetime.combine(occurrence.start, time.fromisoformat(hours.begin), VIETNAM)
    end = datetime.combine(occurrence.start, time.fromisoformat(hours.end), VIETNAM)
    return start, end + timedelta(days=1) if occurrence.event.ends_late else end
