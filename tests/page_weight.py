"""What a browser asks for when it opens a page for the first time, and how much of it travels."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from loa.last_look.weights import HTML

_CSS_FILE = re.compile(r"""url\(\s*["']?(?!data:|#)([^"')]+)""")


@dataclass
class _Opened(HTMLParser):
    """The addresses that a page names for loading at once; what waits for a tap is not asked.

    A lazy picture waits until it comes near. The scene at a page's head always is; of others each
    browser decides.
    """

    addresses: list[str] = field(default_factory=list)
    lazy: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)
    is_in_head: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        relations = given.get("rel", "").split()
        if tag == "link" and {"stylesheet", "icon", "manifest", "preload"} & set(relations):
            self.addresses.append(given.get("href", ""))
        elif tag == "header":
            self.is_in_head = "loa-head" in given.get("class", "").split()
        elif tag in ("script", "img", "iframe"):
            if given.get("loading") != "lazy":
                self.addresses.append(given.get("src", ""))
            elif self.is_in_head:
                self.lazy.append(given.get("src", ""))
            else:
                self.later.append(given.get("src", ""))
        elif tag in ("video", "audio"):
            self.addresses.append(given.get("poster", ""))
            if given.get("preload") != "none":
                self.addresses.append(given.get("src", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "header":
            self.is_in_head = False


@dataclass(frozen=True)
class Weight:
    """What one page costs: bytes on the wire for its HTML and for all, and the files asked for.

    The last files are those of its scene, which keep nobody from reading before they come. What
    may come `later`, as a reader goes on, is in neither sum.
    """

    page: str
    html: int
    total: int
    files: tuple[str, ...]
    scene: int
    later: frozenset[str]

    @property
    def needed(self) -> int:
        """Requests before the page stands: all but the scene's."""
        return len(self.files) - self.scene


def heavy_html(weights: Iterable[Weight]) -> list[str]:
    """The pages whose HTML does not come with the first packets."""
    return [f"{w.page}: {w.html} bytes, limit {HTML}" for w in weights if w.html > HTML]


def on_the_wire(path: Path) -> int:
    """Bytes of a file as a server sends it: the gzip copy, which every browser accepts, if any."""
    copy = path.with_name(f"{path.name}.gz")
    return (copy if copy.is_file() else path).stat().st_size


def weigh(site: Path, page: str) -> Weight:
    """The weight of a page, by its address below the site."""
    opened = _Opened()
    opened.feed((site / page).read_text(encoding="utf-8"))
    files = [page]
    for address in filter(None, opened.addresses):
        _add(site, page, address, files)
    needed = len(files)
    for address in filter(None, opened.lazy):
        _add(site, page, address, files)
    sizes = [on_the_wire(site / name) for name in files]
    later: list[str] = []
    for address in filter(None, opened.later):
        _add(site, page, address, later)
    scene = len(files) - needed
    return Weight(page, sizes[0], sum(sizes), tuple(files), scene, frozenset(later) - {*files})


def _add(site: Path, base: str, address: str, files: list[str]) -> None:
    if urlsplit(address).scheme == "data":
        return
    name = unquote(urlsplit(urljoin(f"/{base}", address)).path).lstrip("/")
    if name in files:
        return
    files.append(name)
    if name.endswith(".css"):
        for found in _CSS_FILE.findall((site / name).read_text(encoding="utf-8")):
            _add(site, name, found, files)
