"""Every address that a pack's pages and stylesheets name, read without a browser."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from loa.packs.bag import ROOT_COPIES

ADDRESSES = {"href", "src", "poster", "action", "data", "data-help", "data-local"}
HARMLESS = {"tel", "sms", "mailto", "data"}
IN_CSS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


class _Page(HTMLParser):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.add(value or "")
            elif name in ADDRESSES and value:
                self.found.append(value)
            elif name == "srcset" and value:
                self.found += [one.split()[0] for one in value.split(",")]
            elif name == "content" and value and "url=" in value:
                self.found.append(value.partition("url=")[2])


def broken_links(folder: Path) -> list[str]:
    """Those that leave the folder, start at a root, or name a file or a place that is not there."""
    pages = {path: _Page(path) for path in folder.rglob("*.html")}
    return [
        f"{path.relative_to(folder)}: {url}: {fault}"
        for path, url in _addresses(folder, pages)
        for fault in _faults(folder, path, url, pages)
    ]


def _addresses(folder: Path, pages: dict[Path, _Page]) -> Iterator[tuple[Path, str]]:
    for path, page in pages.items():
        for url in page.found:
            yield path, url
    for path in folder.rglob("*.css"):
        for found in IN_CSS.findall(path.read_text(encoding="utf-8")):
            yield path, "".join(found)


def _faults(folder: Path, path: Path, url: str, pages: dict[Path, _Page]) -> Iterator[str]:
    parts = urlsplit(url)
    if parts.scheme in HARMLESS:
        return
    if parts.scheme or parts.netloc or url.startswith("/"):
        yield "leaves the pack"
        return
    # What stands in the root lies in the bag too, to be put back after an interruption.
    start = folder if path.parent.name == ROOT_COPIES else path.parent
    target = (start / unquote(parts.path)).resolve() if parts.path else path
    if not target.is_file():
        yield "no such file"
    elif folder.resolve() not in target.parents:
        yield "leaves the pack"
    elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
        yield "no such place in the page"
