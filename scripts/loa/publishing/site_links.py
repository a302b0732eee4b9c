"""Whether the finished site hangs together: every address in it leads to something in it.

Templates, blocks and pages together make an address, so only the finished pages can tell. One
fault of a template stands in every page; it is named once.
"""

from collections import defaultdict
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

_NAMES = {"href", "src", "poster", "action", "data"}
# What a browser loads by itself, without anybody's click.
_LOADED = {"script", "img", "source", "video", "audio", "iframe", "track", "object", "embed"}
_ELSEWHERE = {"http", "https", "tel", "sms", "mailto", "data", "webcal", "geo"}


@dataclass(frozen=True)
class SiteFault:
    """An address that leads nowhere: on how many pages it stands, and the first of them."""

    target: str
    reason: str
    pages: int
    first: str


class _Page(HTMLParser):
    """The addresses in one page, each with its element, and the places that it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: dict[tuple[str, str], None] = {}
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what leads somewhere."""
        values = {name: value for name, value in attrs if value}
        self.ids |= {values[name] for name in ("id", "name") if name in values}
        for name in _NAMES & values.keys():
            if (tag, name) != ("meta", "data"):
                self.found[tag, values[name].strip()] = None
        for one in values.get("srcset", "").split(","):
            if one.strip():
                self.found[tag, one.split()[0]] = None
        if values.get("http-equiv", "").lower() == "refresh":
            _, _, goal = values.get("content", "").partition("url=")
            if goal:
                self.found[tag, goal] = None


def faults_of(site: Path, base: str = "/") -> list[SiteFault]:
    """Every broken address of a built site, sorted; one entry for each target and reason.

    `base` is the path of the site on its server, for addresses that begin with a slash.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {
        uri: _Page((site / uri).read_text(encoding="utf-8", errors="replace"))
        for uri in sorted(files)
        if uri.endswith(".html")
    }
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for uri, page in pages.items():
        for tag, address in page.found:
            fault = _fault(uri, tag, address, base, files, pages)
            if fault:
                places[fault].append(uri)
    return [
        SiteFault(target, reason, len(found), min(found))
        for (target, reason), found in sorted(places.items())
    ]


def _fault(
    uri: str, tag: str, address: str, base: str, files: set[str], pages: dict[str, _Page]
) -> tuple[str, str] | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address, "không đọc được"
    if parts.scheme or parts.netloc:
        if parts.scheme in _ELSEWHERE and (tag not in _LOADED or parts.scheme == "data"):
            return None
        reason = "tải từ máy chủ khác" if tag in _LOADED else "không mở được"
        return address, reason
    goal = uri
    if parts.path:
        path = unquote(parts.path)
        if path.startswith("/"):
            if not path.startswith(base):
                return address, "ra ngoài cổng"
            path = path.removeprefix(base)
            goal = normpath(path or ".")
        else:
            goal = normpath(join(dirname(uri), path))
        if goal == ".." or goal.startswith("../"):
            return address, "ra ngoài cổng"
        if path == "" or path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
            goal = normpath(join(goal, "index.html"))
    if goal not in files:
        index = normpath(join(goal, "index.html"))
        return (goal, "không có trong cổng") if index not in files else (goal, "thiếu dấu / ở cuối")
    fragment = unquote(parts.fragment)
    if fragment and goal in pages and fragment not in pages[goal].ids and fragment != "top":
        return f"{goal}#{fragment}", "trang không có mục ấy"
    return None
