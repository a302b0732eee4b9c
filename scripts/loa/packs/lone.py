"""A part of the portal in one file: every page of an audience, style, drawings and sounds inside.

A phone's file manager, a messenger and Bluetooth hand over one file and nothing beside it. So
links between the pages become anchors in the file, pictures and sounds become `data:` addresses,
and what leads to a file that is not here becomes words.
"""

import base64
import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from loa.checking import check
from loa.content.entries.offices import Helpline
from loa.ground.media_types import media_type_of
from loa.ground.sizes import human_size
from loa.ground.wording import say
from loa.packs.addresses import classify
from loa.packs.contents import Label
from loa.packs.markup import Tag, tokens
from loa.packs.offline import OfflinePage, Surroundings
from loa.packs.root_files import asset, render
from loa.problems import Problem
from loa.safety.policy import lone_page_policy

LARGEST = 3_000_000
"""Bytes: what is still sent by Bluetooth in a minute and opened by a phone with 1 GB of memory."""

_INLINE = frozenset({".jpg", ".mp3", ".png", ".svg", ".webp"})
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_HEADING = re.compile(r"<(/?)h([1-5])\b")
# Names of other elements in the page, which become longer with the page's own name before them.
_NAMES = ("id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")
# Ways through the portal that lead nowhere in one file.
_WAYS = (
    "loa-breadcrumbs",
    "loa-languages",
    "loa-toc",
    "loa-easy",
    "loa-offline",
    "loa-send",
    "loa-listing__filters",
)
# A picture of a file that one file does not hold.
_FIRST_PAGE = "loa-first-page"
_NOT_HERE = frozenset({"script", "iframe", "track", "link"})


@dataclass(frozen=True)
class LonePage:
    """A page of the built portal: its address, its title, its whole HTML."""

    uri: str
    title: str
    html: str


@dataclass(frozen=True)
class Lone:
    """What one file is made of. `files` reads any file of the built portal by its address."""

    title: str
    label: Label
    helplines: Sequence[Helpline]
    pages: Sequence[LonePage]
    other: str
    """The HTML of the page that somebody who leaves quickly sees instead."""

    files: Mapping[str, Callable[[], bytes]]
    style: str
    scripts: Sequence[str]
    site_url: str = ""


@check("pack-too-large", scope="pack")
def lone_file(lone: Lone) -> tuple[bytes, list[Problem]]:
    """The file, and what is wrong with it: a page that loads from elsewhere, or too many bytes."""
    included = {page.uri: key_of(page.uri) for page in lone.pages}
    inlined = {uri for uri in lone.files if posixpath.splitext(uri)[1] in _INLINE}
    around = Surroundings(
        present=frozenset(included) | inlined,
        left_out=frozenset(lone.files) - set(included) - inlined,
        read=lambda uri: lone.files[uri](),
        site_url=lone.site_url,
    )
    problems: list[Problem] = []
    parts = []
    for page in lone.pages:
        first = OfflinePage(page.uri, around)
        inner = _main_of(first.rewrite(page.html))
        problems += first.problems
        joined = _Joined(
            uri=page.uri, included=included, files=lone.files, site_url=lone.site_url
        ).rewrite(inner)
        parts.append(_HEADING.sub(lambda match: f"<{match[1]}h{int(match[2]) + 1}", joined))
    style = lone.style + asset("lone.css")
    script = "\n".join([asset("lone-send.js"), *lone.scripts, asset("lone.js")])
    text = render(
        "lone.html",
        policy=lone_page_policy(style, script, sounds=True),
        style=Markup(style),
        script=Markup(script),
        title=lone.title,
        label=lone.label,
        helplines=lone.helplines,
        pages=[
            {"key": included[page.uri], "title": page.title, "body": Markup(body)}
            for page, body in zip(lone.pages, parts, strict=True)
        ],
        other=Markup(_HEADING.sub(lambda m: f"<{m[1]}h{int(m[2]) + 1}", _main_of(lone.other))),
    )
    data = text.encode()
    if len(data) > LARGEST:
        message = say(
            "“{title}” makes a file of {data}; 3.0 MB are allowed.",
            title=lone.title,
            data=human_size(len(data)),
        )
        hint = say("Take away pictures or recordings from the pages of this part.")
        problems.append(Problem(f"{key_of(lone.title)}.html", 1, "pack-too-large", message, hint))
    return data, problems


def key_of(uri: str) -> str:
    """What a page is called inside the file: its address with dashes."""
    plain = uri.removesuffix(".html").removesuffix("/index")
    return re.sub(r"[^0-9A-Za-z]+", "-", plain).strip("-") or "trang"


def _main_of(page: str) -> str:
    match = _MAIN.search(page)
    return match[1] if match else ""


@dataclass
class _Joined:
    """Rewrites one page's content to stand beside the others."""

    uri: str
    included: Mapping[str, str]
    files: Mapping[str, Callable[[], bytes]]
    site_url: str
    parts: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.included[self.uri]

    def rewrite(self, inner: str) -> str:
        skipped, depth, ends = "", 0, [""]
        for token in tokens(inner):
            if isinstance(token, str):
                self.parts.append("" if skipped else token)
            elif skipped:
                if token.name == skipped:
                    depth += -1 if token.is_end else 1
                skipped = skipped if depth else ""
            elif token.name in _NOT_HERE or _FIRST_PAGE in token.get("class").split():
                continue
            elif not token.is_end and set(token.get("class").split()) & set(_WAYS):
                skipped, depth = token.name, 1
            elif token.name == "a":
                self._anchor(token, ends)
            else:
                self.parts.append(str(token if token.is_end else self._element(token)))
        return "".join(self.parts)

    def _anchor(self, tag: Tag, ends: list[str]) -> None:
        if tag.is_end:
            self.parts.append(ends.pop() if len(ends) > 1 else "")
            return
        address = classify(tag.get("href"), self.uri, self.site_url)
        if "href" in tag.attrs and address.kind == "local" and address.target not in self.included:
            self.parts.append('<span class="loa-left-out">')
            ends.append("</span>")
            return
        if address.kind == "local":
            part = address.rest.partition("#")[2]
            tag.put("href", f"#{self.included[address.target]}" + (f"--{part}" if part else ""))
        self.parts.append(str(self._element(tag)))
        ends.append("</a>")

    def _element(self, tag: Tag) -> Tag:
        for name in _NAMES:
            if value := tag.get(name):
                tag.put(name, " ".join(f"{self.key}--{reference}" for reference in value.split()))
        if tag.name == "input" and tag.get("name"):
            tag.put("name", f"{self.key}--{tag.get('name')}")
        if tag.name in ("a", "use") and tag.get("href").startswith("#"):
            target = tag.get("href")[1:]
            own = target.split("--")[0] in self.included.values()
            tag.put(
                "href", f"#{target if own else f'{self.key}--{target}' if target else self.key}"
            )
        for name in ("src", "poster"):
            address = classify(tag.get(name), self.uri, self.site_url)
            if tag.get(name) and address.kind == "local":
                self._inline(tag, name, address.target)
        tag.drop("srcset")
        return tag

    def _inline(self, tag: Tag, name: str, target: str) -> None:
        if posixpath.splitext(target)[1] not in _INLINE or target not in self.files:
            tag.drop(name)
            return
        data = base64.b64encode(self.files[target]()).decode()
        tag.put(name, f"data:{media_type_of(target)};base64,{data}")
