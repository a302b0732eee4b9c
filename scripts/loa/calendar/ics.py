"""iCalendar files: RFC 5545, with the properties of RFC 7986 that subscribers use."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Component, Timezone, TimezoneStandard, vDDDTypes, vText
from icalendar import Event as Vevent

from loa.calendar.entries import VIETNAM, Entry, Moment

PRODID = "-//Loa//Lich truyen thong//VI"
TZID = "Asia/Ho_Chi_Minh"
REFRESH = timedelta(days=1)
# Eight in the morning, two weeks ahead of a day that begins at midnight: time to print.
REMINDER = timedelta(hours=8) - timedelta(days=14)
_STATUS = {"planned": "TENTATIVE", "confirmed": "CONFIRMED", "cancelled": "CANCELLED"}


def event_file(entry: Entry) -> bytes:
    """One event, to be taken over by hand. It names no source: it will not be fetched again."""
    return _bytes(new_calendar(entry.title, entry.tag), [entry])


def feed_file(
    name: str,
    description: str,
    source: str,
    tag: str,
    entries: Iterable[Entry],
    *,
    with_reminder: bool = False,
) -> bytes:
    """A calendar to subscribe to. `source` is its own address, `tag` its language."""
    calendar = new_calendar(name, tag)
    calendar.add("DESCRIPTION", text_of(description))
    calendar.add("X-WR-CALDESC", text_of(description))
    # icalendar knows the value types of RFC 7986; X-PUBLISHED-TTL is what Outlook reads.
    calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDDDTypes(REFRESH))
    calendar.add("SOURCE", source, parameters={"VALUE": "URI"})
    return _bytes(calendar, entries, with_reminder=with_reminder)


def new_calendar(name: str, tag: str) -> Calendar:
    """A calendar without events, named in a language."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", PRODID)
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("NAME", text_of(name, tag))
    # Apple and Google read the name and the zone from these.
    calendar.add("X-WR-CALNAME", text_of(name))
    calendar.add("X-WR-TIMEZONE", TZID)
    return calendar


def _bytes(calendar: Calendar, entries: Iterable[Entry], *, with_reminder: bool = False) -> bytes:
    calendar.add_component(_timezone())
    rows = [(moment, entry) for entry in entries for moment in entry.moments]
    for moment, entry in sorted(rows, key=lambda row: (str(row[0].start), row[0].uid)):
        event = _event(entry, moment)
        if with_reminder and entry.status != "cancelled":
            event.add_component(reminder(entry.title, REMINDER))
        calendar.add_component(event)
    data: bytes = calendar.to_ical(sorted=False)
    return data


def _event(entry: Entry, moment: Moment) -> Vevent:
    event = Vevent()
    event.add("UID", moment.uid)
    # Without METHOD, DTSTAMP means the last change too (RFC 5545, 3.8.7.2).
    event.add("DTSTAMP", entry.revision.modified)
    event.add("LAST-MODIFIED", entry.revision.modified)
    event.add("SEQUENCE", entry.revision.sequence)
    _add_time(event, "DTSTART", moment.start)
    _add_time(event, "DTEND", moment.end)
    if entry.is_yearly:
        event.add("RRULE", {"FREQ": "YEARLY"})
    event.add("SUMMARY", text_of(entry.title, entry.tag))
    event.add("DESCRIPTION", text_of(description_of(entry), entry.tag))
    event.add("STATUS", _STATUS[entry.status])
    # A campaign does not make its people busy.
    event.add("TRANSP", "TRANSPARENT")
    event.add("CLASS", "PUBLIC")
    event.add("URL", entry.url)
    event.add("CATEGORIES", [_clean(name) for name in (*entry.audiences, *entry.topics)])
    if entry.place:
        event.add("LOCATION", text_of(entry.place, entry.tag))
    for name in entry.lead:
        event.add("CONTACT", text_of(name, "vi"))
    return event


def description_of(entry: Entry) -> str:
    """The event in words: what it is, when, who, with what. Labels are Vietnamese."""
    rows = [entry.description, "", f"Thời gian: {entry.when}."]
    if entry.lead:
        rows.append(f"Chủ trì: {'; '.join(entry.lead)}.")
    if entry.partners:
        rows.append(f"Phối hợp: {'; '.join(entry.partners)}.")
    rows += [f"Chủ đề năm {year}: {theme}" for year, theme in entry.themes]
    if entry.kit:
        rows += ["", "Bộ tài liệu:"]
        rows += [f"- {title}: {url}" for title, url in entry.kit]
    rows += ["", entry.url]
    return "\n".join(rows)


def _add_time(event: Component, name: str, value: date | datetime) -> None:
    if isinstance(value, datetime):
        # A local time that names its zone; an offset would not move with the zone's rules.
        event.add(name, value.astimezone(VIETNAM).replace(tzinfo=None), parameters={"TZID": TZID})
    else:
        event.add(name, value)


def reminder(words: str, before: timedelta) -> Alarm:
    """An alarm that shows words, at a time counted from the begin of the event."""
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", text_of(words))
    alarm.add("TRIGGER", before)
    return alarm


def _timezone() -> Timezone:
    """Vietnam has kept UTC+7 since 13 June 1975 (tz database, Asia/Ho_Chi_Minh)."""
    zone = Timezone()
    zone.add("TZID", TZID)
    standard = TimezoneStandard()
    standard.add("DTSTART", datetime(1975, 6, 13))
    standard.add("TZOFFSETFROM", timedelta(hours=8))
    standard.add("TZOFFSETTO", timedelta(hours=7))
    standard.add("TZNAME", "+07")
    zone.add_component(standard)
    return zone


class _Text(vText):
    """TEXT, escaped as RFC 5545, 3.3.11 has it: icalendar takes a written "\\N" for a line end."""

    def to_ical(self) -> bytes:
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.replace("\n", "\\n").encode()


def text_of(value: str, tag: str = "") -> vText:
    """A property of type TEXT, with its language where one is given."""
    text = _Text(_clean(value))
    if tag:
        text.params["LANGUAGE"] = tag
    return text


def _clean(value: str) -> str:
    """One kind of line end, and no control characters: RFC 5545 has no way to write them."""
    joined = value.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in joined if c in "\n\t" or (c >= " " and not "\x7f" <= c <= "\x9f"))
