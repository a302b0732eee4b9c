"""One handout as data: what it says and how it is laid out, before any format."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from loa.content.page import ContentPage
from loa.content.registries import Helpline, Registries
from loa.content.schema import SourceReference
from loa.handouts.paper import Element, markup_of

Layout = Literal["page"]
Render = Callable[[ContentPage], str]
Cite = Callable[[SourceReference], str]


@dataclass(frozen=True)
class Document:
    """A handout ready to be set: plain data, so that it can travel to another process.

    `kind` is its registry name, `file_name` the ASCII end of its file names, `card` what its
    download card says, `title` what stands on the paper and in the file's properties. `body`
    is XHTML whose h2 are the document's first-level headings. `language` is a BCP 47 tag.
    """

    kind: str
    file_name: str
    card: str
    title: str
    language: str
    body: str
    formats: tuple[str, ...]
    helplines: tuple[str, ...]
    layout: Layout = "page"
    keywords: tuple[str, ...] = field(default=())

    @property
    def primary_language(self) -> str:
        """The language as Typst and Office take it: two or three letters."""
        first = self.language.partition("-")[0]
        return first if 2 <= len(first) <= 3 else "und"


def body_of(elements: Iterable[Element]) -> str:
    """Elements as a document's body."""
    return markup_of(elements)


def helpline_texts(registries: Registries) -> tuple[str, ...]:
    """The first three published numbers, each with its short name, for the foot of a page."""
    return tuple(_with_number(line) for line in registries.published_helplines[:3])


def _with_number(line: Helpline) -> str:
    name, number = line.short_name or line.name, line.number or ""
    return name if number in name else f"{name} {number}"
