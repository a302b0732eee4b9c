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


class Goal(NamedTuple):
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
        self._known: dict[tuple[str, str, bool], Goal | tuple[str, str]] = {}

    def goal(self, uri: str, one: Reference) -> Goal | tuple[str, str]:
        """The file that an address in a file means, or the target and why it leads nowhere."""
        # Links ask, and then weights.
        key = (uri, one.address, one.use != "linked")
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._goal(*key)
        return known

    def _goal(self, uri: str, address: str, is_loaded: bool) -> Goal | tuple[str, str]:
        try:
            parts = _split(address)
        except ValueError:
            return address, "không đọc được"
        is_own = bool(parts.netloc) and (parts.scheme, parts.netloc) == self.host
        if not is_own and (parts.scheme or parts.netloc):
            return self._elsewhere(address, parts.scheme, is_loaded)
        goal = uri
        if parts.path or is_own:
            path = unquote(parts.path) or "/"
            if path.startswith("/"):
                if not path.startswith(self.base):
                    return (address, "ra ngoài cổng") if not is_own else Goal()
                path = path.removeprefix(self.base)
                goal = normpath(path or ".")
            else:
                goal = normpath(join(dirname(uri), path))
            if goal == ".." or goal.startswith("../"):
                return address, "ra ngoài cổng"
            if path == "" or path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
                goal = normpath(join(goal, "index.html"))
        if goal not in self.files:
            index = normpath(join(goal, "index.html"))
            return goal, "thiếu dấu / ở cuối" if index in self.files else "không có trong cổng"
        return Goal(goal, unquote(parts.fragment))

    def _elsewhere(self, address: str, scheme: str, is_loaded: bool) -> Goal | tuple[str, str]:
        if scheme in _ELSEWHERE and (not is_loaded or scheme == "data"):
            return Goal()
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
    places: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    every = {**{uri: page.references for uri, page in pages.items()}, **others}
    for uri, references in every.items():
        for one in references:
            goal = addresses.goal(uri, one)
            if isinstance(goal, Goal):
                if not _is_missing(goal, pages):
                    continue
                goal = (f"{goal.uri}#{goal.fragment}", "trang không có mục ấy")
            places[goal].setdefault(uri, one.line)
    faults = []
    for (target, reason), found in sorted(places.items()):
        first = min(found, key=_depth)
        faults.append(SiteFault(target, reason, len(found), first, found[first]))
    return faults


def _is_missing(goal: Goal, pages: Mapping[str, FinishedPage]) -> bool:
    page = pages.get(goal.uri)
    return bool(
        page is not None
        and goal.fragment
        and goal.fragment != "top"
        # Where a browser marks words in the page, it needs no place: WICG, text fragments.
        and not goal.fragment.startswith(":~:")
        and goal.fragment not in page.ids
    )


def _depth(uri: str) -> tuple[int, str]:
    """Pages before what was made of them, higher ones first."""
    return (len(PurePosixPath(uri).parts), uri)
