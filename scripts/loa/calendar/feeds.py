"""Feeds in the two other formats: JSON Feed 1.1 and Atom."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from loa.calendar.entries import Entry, Moment, Site
from loa.calendar.ics import description_of
from loa.ground.atom import AtomEntry, AtomHeading, atom, rfc3339


@dataclass(frozen=True)
class Heading:
    """What a feed says about itself. `home` is the page it belongs to."""

    title: str
    description: str
    tag: str
    address: str
    home: str


def json_feed(heading: Heading, site: Site, entries: Sequence[Entry]) -> bytes:
    """JSON Feed 1.1 (jsonfeed.org/version/1.1); dates in the extension `_loa_event`.

    Dates have an exclusive end, as in the iCalendar feeds. `rule` is an RFC 5545 RRULE.
    """
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": heading.title,
        "description": heading.description,
        "home_page_url": heading.home,
        "feed_url": heading.address,
        "language": heading.tag,
        "authors": [{"name": site.name, "url": site.url}],
        "items": [_json_item(entry) for entry in entries],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _json_item(entry: Entry) -> dict[str, Any]:
    return {
        "id": f"urn:uuid:{entry.uid}",
        "url": entry.url,
        "title": entry.title,
        "summary": entry.description,
        "content_text": description_of(entry),
        "date_modified": rfc3339(entry.revision.modified),
        "language": entry.tag,
        "tags": [*entry.audiences, *entry.topics],
        "_loa_event": {
            "status": entry.status,
            "when": entry.when,
            "place": entry.place,
            "rule": "FREQ=YEARLY" if entry.is_yearly else "",
            "lead": list(entry.lead),
            "partners": list(entry.partners),
            "themes": {str(year): theme for year, theme in entry.themes},
            "kit": [{"title": title, "url": url} for title, url in entry.kit],
            "times": [_json_time(moment) for moment in entry.moments],
            "sequence": entry.revision.sequence,
        },
    }


def _json_time(moment: Moment) -> dict[str, str]:
    return {"uid": moment.uid, "start": moment.start.isoformat(), "end": moment.end.isoformat()}


def atom_feed(heading: Heading, site: Site, entries: Sequence[Entry], fallback: datetime) -> bytes:
    """Atom (RFC 4287): one entry an event, updated when its page was.

    `fallback` is the feed's own time while it has no entry.
    """
    atom_heading = AtomHeading(
        title=heading.title,
        description=heading.description,
        tag=heading.tag,
        address=heading.address,
        home=heading.home,
        author=site.name,
        updated=fallback,
    )
    return atom(atom_heading, [_atom_entry(entry) for entry in entries])


def _atom_entry(entry: Entry) -> AtomEntry:
    return AtomEntry(
        id=f"urn:uuid:{entry.uid}",
        tag=entry.tag,
        title=entry.title,
        updated=entry.revision.modified,
        url=entry.url,
        categories=(*entry.audiences, *entry.topics),
        summary=entry.description,
        content=description_of(entry),
    )
