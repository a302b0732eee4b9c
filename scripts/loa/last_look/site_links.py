"""Whether the finished site hangs together: every address in it leads to something in it.

Templates, blocks, makers and pages together make an address, so only the finished files can tell.
One fault of a template stands in every page; it is named once.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from loa.last_look.finished_page import FinishedPage, Reference

_ELSEWHERE = {"http", "https", "tel", "sms", "mailto", "data", "webcal", "geo"}


@dataclass(frozen=True)
class SiteFault:
    """An address that leads nowhere: in how many files it stands, the first of them, and where."""

    target: str
    reason: str
    files: int
    first: str
    line: int


class Destination(NamedTuple):
    """A file of the site, and the place in it; both "" for what lies elsewhere."""

    uri: str = ""
    fragment: str = ""


class Addresses:
    """Reads addresses as a browser would that is on a server with the site.

    `site_url` ends with a slash: addresses below it mean the site's own files; its path is where
    the site begins on its server. `files` are those of the site.
    """

    def __init__(self, files: frozenset[str], site_url: str = "/") -> None:
        self.files = files
        self.site_url = site_url
        parts = urlsplit(site_url)
        self.host = (parts.scheme, parts.netloc)
        self.base = parts.path or "/"
        self._known: dict[tuple[str, str, bool], Destination | tuple[str, str]] = {}

    def destination_of(self, uri: str, reference: Reference) -> Destination | tuple[str, str]:
        """The file that an address in a file means, or the target and why it leads nowhere."""
        # Links ask, and then weights.
        key = (uri, reference.address, reference.use != "linked")
        destination = self._known.get(key)
        if destination is None:
            destination = self._known[key] = self._resolve(*key)
        return destination

    def _resolve(self, uri: str, address: str, is_loaded: bool) -> Destination | tuple[str, str]:
        try:
            parts = _split(address)
        except ValueError:
            return address, "không đọc được"
        is_own = bool(parts.netloc) and (parts.scheme, parts.netloc) == self.host
        if not is_own and (parts.scheme or parts.netloc):
            return self._elsewhere(address, parts.scheme, is_loaded)
        dest_uri = uri
        if parts.path or is_own:
            path = unquote(parts.path) or "/"
            if path.startswith("/"):
                if not path.startswith(self.base):
                    return (address, "ra ngoài cổng") if not is_own else Destination()
                path = path.removeprefix(self.base)
                dest_uri = normpath(path or ".")
            else:
                dest_uri = normpath(join(dirname(uri), path))
            if dest_uri == ".." or dest_uri.startswith("../"):
                return address, "ra ngoài cổng"
            if path == "" or path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
                dest_uri = normpath(join(dest_uri, "index.html"))
        if dest_uri not in self.files:
            index = normpath(join(dest_uri, "index.html"))
            return dest_uri, "thiếu dấu / ở cuối" if index in self.files else "không có trong cổng"
        return Destination(dest_uri, unquote(parts.fragment))

    def _elsewhere(
        self, address: str, scheme: str, is_loaded: bool
    ) -> Destination | tuple[str, str]:
        if scheme in _ELSEWHERE and (not is_loaded or scheme == "data"):
            return Destination()
        return address, "tải từ máy chủ khác" if is_loaded else "không mở được"


_split = lru_cache(1 << 14)(urlsplit)
"""Python's own memo of it holds 128 addresses; a portal's pages share some thousand."""


def faults_of(
    pages: Mapping[str, FinishedPage],
    others: Mapping[str, list[Reference]],
    addresses: Addresses,
) -> list[SiteFault]:
    """Every broken address, sorted; one entry for each target and reason.

    `pages` and `others` are the files of the site that hold addresses.
    """
    lines_by_fault: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    references_by_uri = {**{uri: page.references for uri, page in pages.items()}, **others}
    for uri, references in references_by_uri.items():
        for reference in references:
            destination = addresses.destination_of(uri, reference)
            if isinstance(destination, Destination):
                if not _is_missing(destination, pages):
                    continue
                destination = (f"{destination.uri}#{destination.fragment}", "trang không có mục ấy")
            lines_by_fault[destination].setdefault(uri, reference.line)
    faults = []
    for (target, reason), lines in sorted(lines_by_fault.items()):
        first = min(lines, key=_depth)
        faults.append(
            SiteFault(
                target=target, reason=reason, files=len(lines), first=first, line=lines[first]
            )
        )
    return faults


def _is_missing(destination: Destination, pages: Mapping[str, FinishedPage]) -> bool:
    page = pages.get(destination.uri)
    return bool(
        page is not None
        and destination.fragment
        and destination.fragment != "top"
        # Where a browser marks words in the page, it needs no place: WICG, text fragments.
        and not destination.fragment.startswith(":~:")
        and destination.fragment not in page.ids
    )


def _depth(uri: str) -> tuple[int, str]:
    """Pages before what was made of them, higher ones first."""
    return (len(PurePosixPath(uri).parts), uri)
