"""A calendar of reviews to subscribe to: which pages have to be read again until when, by whom."""

from collections.abc import Sequence
from datetime import timedelta

from icalendar import Event as Vevent

from loa.calendar.entries import Site, uid_of
from loa.calendar.ics import REMINDER, new_calendar, reminder, text_of
from loa.content.history import History, Revision
from loa.content.reviews import Owed

TITLE = "Lịch xem lại trang"
NOBODY = "chưa giao ai"


def review_feed(owed: Sequence[Owed], site: Site, history: History, source: str) -> bytes:
    """One all-day event for each day and reviewer, with a reminder two weeks ahead.

    Standard: RFC 5545. `source` is the feed's own address.
    """
    calendar = new_calendar(f"{site.name}: {TITLE}", "vi")
    calendar.add("SOURCE", source, parameters={"VALUE": "URI"})
    for due in owed:
        calendar.add_component(
            _event(due, site, history.revision({page.src_uri for page in due.pages}))
        )
    data: bytes = calendar.to_ical(sorted=False)
    return data


def _event(owed: Owed, site: Site, revision: Revision) -> Vevent:
    who = owed.reviewer.name if owed.reviewer else NOBODY
    summary = f"Hạn xem lại {len(owed.pages)} trang: {who}"
    rows = [f"- {page.meta.title}: {site.url}{page.url}" for page in owed.pages]
    event = Vevent()
    event.add("UID", uid_of(f"xem-lai/{owed.until}/{owed.holder}"))
    event.add("DTSTAMP", revision.modified)
    event.add("LAST-MODIFIED", revision.modified)
    event.add("SEQUENCE", revision.sequence)
    event.add("DTSTART", owed.until)
    event.add("DTEND", owed.until + timedelta(days=1))
    event.add("SUMMARY", text_of(summary, "vi"))
    event.add("DESCRIPTION", text_of("\n".join(rows), "vi"))
    event.add("TRANSP", "TRANSPARENT")
    event.add_component(reminder(summary, REMINDER))
    return event
