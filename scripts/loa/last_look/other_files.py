"""Addresses in the finished files that are no pages, and whether these files keep their format."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from loa.ground.atom import ATOM
from loa.last_look.finished_page import Reference, Use

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass
class OtherFile:
    """What a file leads to, and what is wrong with it, with lines. `listed` are the addresses
    that a sitemap gives to search engines.
    """

    references: list[Reference] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)


def read_other(uri: str, data: bytes, site_url: str) -> OtherFile | None:
    """Read a file by its name; None for a format without addresses.

    What cannot be read at all gives nothing: another look tells of it.
    """
    reader = _reader_of(uri)
    if reader is None:
        return None
    try:
        return reader(data, site_url)
    except (ValueError, etree.LxmlError):
        return OtherFile()


def has_addresses(uri: str) -> bool:
    """Whether a file's format is one that is read, by its name."""
    return _reader_of(uri) is not None


def _reader_of(uri: str) -> "Reader | None":
    path = PurePosixPath(uri)
    return _BY_NAME.get(path.name) or _BY_ENDING.get(path.suffix.lower())


def _xml(data: bytes, _: str) -> OtherFile:
    file = OtherFile()
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    is_drawing = etree.QName(root).localname == "svg"
    for element in root.iter(etree.Element):
        # A drawing loads what it names, unless it is a way to somewhere.
        is_way = not is_drawing or etree.QName(element).localname == "a"
        for name, value in element.items():
            if etree.QName(name).localname == "href" and value:
                use: Use = "linked" if is_way else "later"
                file.references.append(Reference(value, element.sourceline or 1, use))
    if etree.QName(root).namespace == ATOM:
        file.faults += _feed_faults(root)
    elif etree.QName(root).namespace == _SITEMAP:
        for location in root.iter(f"{{{_SITEMAP}}}loc"):
            file.listed.append(location.text or "")
            file.references.append(Reference(location.text or "", location.sourceline or 1))
        duplicates = [address for address, count in Counter(file.listed).items() if count > 1]
        file.faults += [(1, f"địa chỉ “{address}” có hai lần") for address in duplicates]
    return file


def _feed_faults(feed: Any) -> Iterator[tuple[int, str]]:
    """What a feed lacks. Standard: RFC 4287, 4.1.1 and 4.1.2."""
    for holder in (feed, *feed.iter(f"{{{ATOM}}}entry")):
        for name in ("id", "title", "updated"):
            if not (holder.findtext(f"{{{ATOM}}}{name}") or "").strip():
                yield holder.sourceline or 1, f"nguồn tin thiếu {name}"
    ids = Counter(entry.findtext(f"{{{ATOM}}}id") for entry in feed.iter(f"{{{ATOM}}}entry"))
    yield from (
        (1, f"hai mục cùng id “{entry_id}”") for entry_id, count in ids.items() if count > 1
    )


_CSS = re.compile(r"""url\(\s*["']?([^"')\s]+)|@import\s+["']([^"']+)""")


def _css(data: bytes, _: str) -> OtherFile:
    text = data.decode()
    file = OtherFile()
    for match in _CSS.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        file.references.append(Reference(match[1] or match[2], line, "at once"))
    return file


def _json(data: bytes, site_url: str) -> OtherFile:
    """Data for other programs: what begins with the portal's address is one of its files."""
    value = json.loads(data or b"null")
    addresses = [
        address for address in _texts(value) if site_url != "/" and address.startswith(site_url)
    ]
    return OtherFile([Reference(address, 1) for address in addresses])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _app(data: bytes, _: str) -> OtherFile:
    """Standard: W3C, Web Application Manifest."""
    value = json.loads(data)
    file = OtherFile([Reference(str(icon.get("src")), 1, "later") for icon in value["icons"]])
    file.references.append(Reference(str(value.get("start_url", ".")), 1))
    return file


_ICS_ADDRESS = re.compile(r"(?:^|[;:,\s\"])(https?://[^\s\",;\\]+)")
_EVENT_PARTS = ("UID", "DTSTAMP", "DTSTART")


def _calendar(data: bytes, site_url: str) -> OtherFile:
    """Standard: RFC 5545, 3.1, 3.4 and 3.6.1."""
    file = OtherFile()
    text = data.decode()
    for number, row in enumerate(text.split("\r\n"), 1):
        if len(row.encode()) > 75:
            file.faults.append((number, "lịch có dòng dài hơn 75 byte"))
    unfolded_rows = re.sub(r"\r\n[ \t]", "", text).split("\r\n")
    stack: list[str] = []
    parts = set[str]()
    uids = Counter[str]()
    for row in unfolded_rows:
        name = re.split("[;:]", row, maxsplit=1)[0].upper()
        if name == "BEGIN":
            stack.append(row.partition(":")[2])
            parts = set() if stack[-1] == "VEVENT" else parts
        elif name == "END":
            if not stack or stack.pop() != row.partition(":")[2]:
                file.faults.append((1, f"lịch không khép: {row}"))
            elif row == "END:VEVENT":
                missing = [part for part in _EVENT_PARTS if part not in parts]
                file.faults += [(1, f"sự kiện thiếu {part}") for part in missing]
        elif stack and stack[-1] == "VEVENT":
            parts.add(name)
            uids[row] += name == "UID"
        addresses = (
            address for address in _ICS_ADDRESS.findall(row) if address.startswith(site_url)
        )
        file.references += [Reference(address, 1) for address in addresses]
    if unfolded_rows[:1] != ["BEGIN:VCALENDAR"] or stack:
        file.faults.append((1, "lịch không mở hoặc không khép bằng VCALENDAR"))
    file.faults += [(1, f"hai sự kiện cùng {uid}") for uid, count in uids.items() if count > 1]
    return file


def _redirects(data: bytes, _: str) -> OtherFile:
    rows = (row.split() for row in data.decode().splitlines())
    return OtherFile([Reference(row[1], n) for n, row in enumerate(rows, 1) if len(row) > 1])


Reader = Callable[[bytes, str], OtherFile]
_BY_NAME: dict[str, Reader] = {"_redirects": _redirects}
_BY_ENDING: dict[str, Reader] = {
    ".xml": _xml,
    ".atom": _xml,
    ".svg": _xml,
    ".css": _css,
    ".json": _json,
    ".webmanifest": _app,
    ".ics": _calendar,
}
