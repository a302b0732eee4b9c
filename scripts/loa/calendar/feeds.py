"""Feeds in the two other formats: JSON Feed 1.1 and Atom."""

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from loa.calendar.entries import Entry, Moment, Site
from loa.calendar.ics import description_of

ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"


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
        "date_modified": _rfc3339(entry.revision.modified),
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
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {f"{{{XML}}}lang": heading.tag})
    _add(feed, "id", heading.address)
    _add(feed, "title", heading.title)
    _add(feed, "subtitle", heading.description)
    updated = max((entry.revision.modified for entry in entries), default=fallback)
    _add(feed, "updated", _rfc3339(updated))
    _add(feed, "link", rel="self", type="application/atom+xml", href=heading.address)
    _add(feed, "link", rel="alternate", type="text/html", href=heading.home)
    author = _add(feed, "author")
    _add(author, "name", site.name)
    for entry in entries:
        _add_entry(feed, entry)
    ElementTree.indent(feed, " ")
    made: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _add_entry(feed: ElementTree.Element, entry: Entry) -> None:
    element = _add(feed, "entry")
    element.set(f"{{{XML}}}lang", entry.tag)
    _add(element, "id", f"urn:uuid:{entry.uid}")
    _add(element, "title", entry.title)
    _add(element, "updated", _rfc3339(entry.revision.modified))
    _add(element, "link", rel="alternate", type="text/html", href=entry.url)
    for name in (*entry.audiences, *entry.topics):
        _add(element, "category", term=name)
    _add(element, "summary", entry.description, type="text")
    _add(element, "content", description_of(entry), type="text")


def _add(
    parent: ElementTree.Element, name: str, text: str = "", **attributes: str
) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    if text:
        element.text = text
    return element


def _rfc3339(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
