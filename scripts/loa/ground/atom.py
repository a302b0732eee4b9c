"""Atom feeds. Standard: RFC 4287."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(frozen=True)
class AtomEntry:
    """One entry: an id that never changes, its page, and when that was last changed."""

    id: str
    tag: str
    title: str
    updated: datetime
    url: str
    categories: tuple[str, ...]
    summary: str
    content: str = ""


@dataclass(frozen=True)
class AtomHeading:
    """What a feed says about itself. `address` is its own, `home` the page it belongs to,
    `updated` its time while it has no entry.
    """

    title: str
    description: str
    tag: str
    address: str
    home: str
    author: str
    updated: datetime


def atom(heading: AtomHeading, entries: Sequence[AtomEntry]) -> bytes:
    """A feed as UTF-8 XML."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {f"{{{XML}}}lang": heading.tag})
    _add(feed, "id", heading.address)
    _add(feed, "title", heading.title)
    _add(feed, "subtitle", heading.description)
    _add(
        feed, "updated", rfc3339(max((entry.updated for entry in entries), default=heading.updated))
    )
    _add(feed, "link", rel="self", type="application/atom+xml", href=heading.address)
    _add(feed, "link", rel="alternate", type="text/html", href=heading.home)
    _add(_add(feed, "author"), "name", heading.author)
    for entry in entries:
        _add_entry(feed, entry)
    ElementTree.indent(feed, " ")
    xml: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def rfc3339(time: datetime) -> str:
    """A time as feeds write it, in UTC."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _add_entry(feed: ElementTree.Element, entry: AtomEntry) -> None:
    element = _add(feed, "entry")
    element.set(f"{{{XML}}}lang", entry.tag)
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "updated", rfc3339(entry.updated))
    _add(element, "link", rel="alternate", type="text/html", href=entry.url)
    for name in entry.categories:
        _add(element, "category", term=name)
    _add(element, "summary", entry.summary, type="text")
    if entry.content:
        _add(element, "content", entry.content, type="text")


def _add(
    parent: ElementTree.Element, name: str, text: str = "", **attributes: str
) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    if text:
        element.text = text
    return element
