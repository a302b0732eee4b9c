"""The Markdown that pages are written in: one list of extensions for every stage."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from loa.content.references import PATTERN, PRIORITY, REPLACED
from loa.content.slugs import slugify

EXTENSIONS: list[str] = [
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "sane_lists",
    "tables",
    "toc",
    "pymdownx.tasklist",
]
EXTENSION_CONFIGS: dict[str, dict[str, Any]] = {
    "toc": {"slugify": slugify, "toc_depth": "2-3"},
    # Not as a style, which the policy of our pages refuses.
    "tables": {"use_align_attribute": True},
    "footnotes": {"BACKLINK_TEXT": "↩", "BACKLINK_TITLE": "Về chỗ đang đọc"},
}

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)(?:\s*\{:?\s*#([\w-]+)[^}]*\})?\s*#*\s*$")
_FENCE = re.compile(r"^\s*(```|~~~)")
_RULER = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*$")


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it, up to the next heading of its level or above.

    `line` counts from 0 within the body. `id` is "" where the heading gives none.
    """

    level: int
    id: str
    title: str
    line: int
    text: str


def sections(body: str) -> list[Section]:
    """All headings of a body in order, each with the text that belongs to it."""
    rows = body.split("\n")
    heads = [(n, m) for n, m in _headings(rows)]
    found = []
    for position, (line, match) in enumerate(heads):
        level = len(match.group(1))
        end = len(rows)
        for later, other in heads[position + 1 :]:
            if len(other.group(1)) <= level:
                end = later
                break
        text = "\n".join(rows[line + 1 : end]).strip("\n")
        found.append(Section(level, match.group(3) or "", match.group(2), line, text))
    return found


def _headings(rows: list[str]) -> Iterator[tuple[int, re.Match[str]]]:
    fence = ""
    for number, row in enumerate(rows):
        mark = _FENCE.match(row)
        if mark:
            fence = "" if fence == mark.group(1) else (fence or mark.group(1))
        elif not fence:
            match = _HEADING.match(row)
            if match:
                yield number, match


@dataclass(frozen=True)
class Table:
    """The cells of a table as typed, its head first; `line` counts from 0 within the body."""

    line: int
    rows: tuple[tuple[str, ...], ...]


def tables(body: str) -> Iterator[Table]:
    """All tables of a body in order."""
    rows = body.split("\n")
    for number, (head, ruler) in enumerate(pairwise(rows)):
        if "|" not in head or not _RULER.match(ruler):
            continue
        end = number + 2
        while end < len(rows) and "|" in rows[end]:
            end += 1
        kept = (head, *rows[number + 2 : end])
        yield Table(number, tuple(_cells(row) for row in kept))


def _cells(row: str) -> tuple[str, ...]:
    cells = row.strip().removeprefix("|").removesuffix("|").split("|")
    return tuple(cell.strip() for cell in cells)


@dataclass(frozen=True)
class Outline:
    """What a page offers and asks for: heading ids, link targets, images with their text.

    `html` is what the author wrote as HTML, in pieces; `attributes` are those of all elements,
    as element, name and value. `prose` is the text of each block without code and references.
    """

    ids: frozenset[str]
    links: tuple[str, ...]
    images: tuple[tuple[str, str], ...]
    html: tuple[str, ...]
    attributes: tuple[tuple[str, str, str], ...]
    prose: tuple[str, ...]


class _Collector(Treeprocessor):
    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.images: list[tuple[str, str]] = []
        self.attributes: dict[tuple[str, str, str], None] = {}
        self.prose: list[str] = []

    def run(self, root: etree.Element) -> None:
        self.prose += (_STASHED.sub("", text) for text in _prose(root))
        for element in root.iter():
            self.attributes |= {(element.tag, *row): None for row in element.items()}
            identity = element.get("id")
            if identity:
                self.ids.add(identity)
            if element.tag == "a" and element.get("href"):
                self.links.append(element.get("href", ""))
            elif element.tag == "img":
                self.images.append((element.get("src", ""), element.get("alt", "")))


_INLINE = frozenset({"a", "abbr", "b", "em", "i", "img", "span", "strong", "sub", "sup"})
_CODE = frozenset({"code", "pre"})
# Where HTML of the author's stands, which Markdown keeps aside; see markdown.util.
_STASHED = re.compile("\x02[^\x03]*\x03")


def _prose(root: etree.Element) -> Iterator[str]:
    """The text of each block, read across the elements of a line."""
    said: list[str] = []
    below: list[etree.Element] = []

    def collect(element: etree.Element) -> None:
        if element.tag not in _CODE:
            said.append(element.text or "")
            for child in element:
                if child.tag in _INLINE or child.tag in _CODE:
                    collect(child)
                else:
                    below.append(child)
                    said.append("\n")
                said.append(child.tail or "")

    collect(root)
    yield "".join(said)
    for child in below:
        yield from _prose(child)


class _Skipped(InlineProcessor):
    """A reference that is spelled rightly, which the site fills in."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return REPLACED, m.start(0), m.end(0)


def outline(body: str) -> Outline:
    """Read a body the way the site does, keeping only what other pages depend on."""
    md = markdown.Markdown(extensions=EXTENSIONS, extension_configs=EXTENSION_CONFIGS)
    md.inlinePatterns.register(_Skipped(PATTERN, md), "loa-references", PRIORITY)
    collector = _Collector(md)
    md.treeprocessors.register(collector, "loa-outline", -100)
    md.convert(body)
    return Outline(
        frozenset(collector.ids),
        tuple(collector.links),
        tuple(collector.images),
        tuple(piece for piece in md.htmlStash.rawHtmlBlocks if isinstance(piece, str)),
        tuple(collector.attributes),
        tuple(text for text in collector.prose if text.strip()),
    )


class _Keeper(Treeprocessor):
    root = etree.Element("div")

    def run(self, root: etree.Element) -> None:
        self.root = root


def parsed(text: str) -> etree.Element:
    """Markdown as a tree of elements, read the way the site does but without its directives."""
    md = markdown.Markdown(extensions=EXTENSIONS, extension_configs=EXTENSION_CONFIGS)
    keeper = _Keeper(md)
    md.treeprocessors.register(keeper, "loa-parsed", -100)
    md.convert(text)
    return keeper.root
