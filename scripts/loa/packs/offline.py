"""A page of the web site made into a page of a pack.

Links name their file (a folder opened from a stick shows a list of files, not its index.html),
nothing is loaded from elsewhere, captions are inside the page (browsers refuse <track> on
file://), and what was left out is neither linked nor listed.
"""

import base64
import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from loa.checking import check
from loa.ground.wording import say
from loa.packs.addresses import Address, classify, relative
from loa.packs.left_out import LEFT_OUT, Frames, rewritten
from loa.packs.markup import Tag
from loa.problems import Problem

# Attributes that make a browser fetch something, or send the reader somewhere.
_LOADS = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href",),
    "img": ("src",),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src",),
    "track": ("src",),
    "use": ("href",),
    "video": ("src", "poster"),
}
_LEADS = {"a": ("href",), "area": ("href",), "form": ("action", "data-help")}
_FOR_THE_WEB = re.compile(r"\b(canonical|alternate|sitemap|preconnect|dns-prefetch|preload)\b")
_WEB_ADDRESS = re.compile(r"^\s*(https?:)?//", re.IGNORECASE)
_MAIN = re.compile(r"<main\b")


@dataclass(frozen=True)
class Surroundings:
    """What a page of the pack may point at.

    `present` are the files of the pack, `left_out` those of the portal that are not in it,
    `read` gives the bytes of a file, `site_url` is the address of the public site.
    """

    present: frozenset[str]
    left_out: frozenset[str]
    read: Callable[[str], bytes]
    site_url: str = ""


@dataclass
class OfflinePage:
    """Rewrites one page; `problems` fill while it does."""

    uri: str
    around: Surroundings
    problems: list[Problem] = field(default_factory=list)

    @check("pack-broken-link", "pack-foreign", scope="pack")
    def rewrite(self, page: str, notice: str = "") -> str:
        """The page for the pack. `notice` is HTML put before <main> (never into the page that
        "leave" leads to, which must look like any other page).
        """
        text = rewritten(page, self._anchor, self._element)
        if notice and 'class="loa-header"' in text:
            text = _MAIN.sub(lambda match: notice + match[0], text, count=1)
        return text

    def _anchor(self, tag: Tag, frames: Frames) -> tuple[str, str]:
        """What stands in place of <a> and of its </a> ("" for the same)."""
        tag.drop("data-embed")
        if "data-loa-leave" in tag.attrs:
            tag.put("href", tag.get("data-local"))
        if "href" not in tag.attrs:
            return str(tag), ""
        url = tag.get("href")
        address = self._classify(url)
        if address.kind == "foreign":
            host = re.sub(r"^\s*\w*:?//(www\.)?", "", url).split("/")[0]
            start = f'<span class="loa-outside" title="{html.escape(url)}">'
            return start, f'</span> <span class="loa-outside__host">({html.escape(host)})</span>'
        if address.kind == "local":
            if address.target in self.around.left_out:
                frames.count(is_present=False)
                return LEFT_OUT, "</span>"
            self._point(tag, "href", address)
        if address.kind in ("local", "device"):
            frames.count(is_present=True)
        return str(tag), ""

    def _element(self, tag: Tag, frames: Frames) -> str:
        """What stands in place of a start tag other than <a>."""
        if tag.name == "link" and _FOR_THE_WEB.search(tag.get("rel")):
            return ""
        if tag.name == "meta" and _WEB_ADDRESS.match(tag.get("content")):
            return ""
        if tag.name == "script" and tag.get("type") == "application/ld+json":
            return ""
        for name in (*_LOADS.get(tag.name, ()), *_LEADS.get(tag.name, ())):
            if tag.get(name):
                self._load(tag, name, frames)
        return str(tag)

    def _load(self, tag: Tag, name: str, frames: Frames) -> None:
        address = self._classify(tag.get(name))
        if address.kind == "foreign":
            message = say(
                "The page loads “{get}” from elsewhere: opened from a stick there is no network.",
                get=tag.get(name),
            )
            hint = say("Put that file into docs/ or overrides/ and refer to it there.")
            self.problems.append(Problem(self.uri, 1, "pack-foreign", message, hint))
        elif address.kind == "local":
            if address.target in self.around.left_out:
                frames.count(is_present=False)
                tag.drop(name)
            elif tag.name == "track" and address.target in self.around.present:
                captions = base64.b64encode(self.around.read(address.target)).decode()
                tag.put(name, f"data:text/vtt;base64,{captions}")
            else:
                self._point(tag, name, address)
                if name == "src" and tag.name in ("video", "audio", "source"):
                    frames.count(is_present=True)

    def _point(self, tag: Tag, name: str, address: Address) -> None:
        if address.target not in self.around.present:
            message = say("The link to “{target}” leads to no file.", target=address.target)
            hint = say("Run “loa check” to find the page with this link.")
            self.problems.append(Problem(self.uri, 1, "pack-broken-link", message, hint))
        tag.put(name, relative(address.target, self.uri) + address.rest)

    def _classify(self, url: str) -> Address:
        return classify(url, self.uri, self.around.site_url)
