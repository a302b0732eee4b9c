"""What a page holds, as its readers will meet it: a reading is plain data and travels anywhere.

Lines count from 0 within the body, columns and spans in characters of it.
"""

import pickle
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

Kind = Literal["text", "code", "reference", "image"]
PRINTED_NOTHING: "Callable[[Reference], str]" = lambda reference: ""  # noqa: E731


@dataclass(frozen=True)
class Reference:
    """An inline `[[kind:key|label]]`, as written; the registries say what it prints."""

    kind: str
    key: str
    label: str | None
    written: str
    line: int


@dataclass(frozen=True)
class Piece:
    """Words in a row that stand on one line of the source; a line's end is the last character.

    `reference` is set for one, whose words come from a registry; an image's text is `text`.
    """

    text: str
    line: int
    kind: Kind = "text"
    reference: Reference | None = None


@dataclass(frozen=True)
class Passage:
    """The words of one block as read: a paragraph, an entry, a cell, a heading.

    `tag` is its element, `block` the name of the `/// block` around it or "", `section` the
    position of the heading above it (its own, for a heading) or -1. `start` and `end` are its
    span in the body, markup and all; equal where the words are not written as they are read.
    `written` is the same text without what stands in front of its lines, such as `> `.
    """

    tag: str
    line: int
    start: int
    end: int
    pieces: tuple[Piece, ...]
    written: str = ""
    block: str = ""
    section: int = -1

    @cached_property
    def text(self) -> str:
        """The words; nothing for references, line ends as in the source."""
        return self.filled()

    def filled(
        self, printed: "Callable[[Reference], str]" = PRINTED_NOTHING, code: str | None = None
    ) -> str:
        """The words with what references print, and `code` for each code where it is given."""
        return "".join(_read(piece, printed, code) for piece in self.pieces)

    def line_at(
        self,
        offset: int,
        printed: "Callable[[Reference], str]" = PRINTED_NOTHING,
        code: str | None = None,
    ) -> int:
        """The line on which a character of the filled text stands."""
        end = 0
        for piece in self.pieces:
            end += len(_read(piece, printed, code))
            if offset < end:
                return piece.line
        return self.pieces[-1].line if self.pieces else self.line


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it, up to the next heading of its level or above.

    `id` is what the page's author gave, "" where the heading gives none; `anchor` is the id in
    the page. `end` is the line on which the next such heading stands. `is_filled` says whether
    anything stands below.
    """

    level: int
    id: str
    anchor: str
    title: str
    line: int
    end: int
    is_filled: bool
    position: int


@dataclass(frozen=True)
class Link:
    """A link of the text: where it leads, its words, and its line."""

    target: str
    text: str
    line: int


@dataclass(frozen=True)
class Image:
    """An image: its file or address, the text for those who do not see it, and its line."""

    source: str
    text: str
    line: int


@dataclass(frozen=True)
class Table:
    """A table: rows of cells, its head first, as read; `line` is that of its head."""

    line: int
    rows: tuple[tuple[Passage, ...], ...]


@dataclass(frozen=True)
class Use:
    """A `/// name | argument` with its options; None where they cannot be read.

    `is_closed` is false where the page ends before the block does.
    """

    name: str
    argument: str | None
    options: Mapping[str, Any] | None
    line: int
    is_closed: bool


@dataclass(frozen=True)
class Html:
    """A piece of HTML as its author wrote it, and its line."""

    text: str
    line: int


@dataclass(frozen=True)
class Attribute:
    """An attribute that Markdown or an attribute list gave an element, and its line."""

    tag: str
    name: str
    value: str
    line: int


@dataclass(frozen=True)
class QuizQuestion:
    """A question: its text, the letters of its options, which are right, and why.

    `reasons` are the letters that the answer says a word on.
    """

    text: str
    line: int
    options: tuple[str, ...]
    right: tuple[str, ...]
    reasons: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class StoryScene:
    """A scene of a story: `choices` are what it leads to, each with its line."""

    id: str
    title: str
    line: int
    has_body: bool
    is_good: bool
    choices: tuple[tuple[str, int], ...]

    @property
    def is_ending(self) -> bool:
        """Whether the story stops here."""
        return not self.choices


@dataclass(frozen=True)
class ReadFault:
    """What a reader of the page would not get as it was meant. `code` is that of a problem."""

    code: str
    line: int
    message: str
    hint: str = ""


@dataclass(frozen=True)
class Reading:
    """A page's body, read once by Python-Markdown with the portal's extensions.

    `pickled` is the tree with what the page asked for still open (see `tree`), `stash` the HTML
    that it refers to. `ids` are all places that a link may lead to.
    """

    passages: tuple[Passage, ...] = ()
    sections: tuple[Section, ...] = ()
    ids: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    tables: tuple[Table, ...] = ()
    uses: tuple[Use, ...] = ()
    references: tuple[Reference, ...] = ()
    html: tuple[Html, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    questions: tuple[QuizQuestion, ...] = ()
    stories: tuple[tuple[StoryScene, ...], ...] = ()
    faults: tuple[ReadFault, ...] = ()
    pickled: bytes = field(default=b"", repr=False)
    stash: tuple[str | etree.Element, ...] = field(default=(), repr=False)

    def tree(self) -> etree.Element:
        """A new copy of the tree as the makers of pages fill it in.

        A `div` with `data-loa-block` is the n-th of `uses`, a `span` with `data-loa-reference`
        the n-th of `references`.
        """
        if not self.pickled:
            return etree.Element("div")
        tree: etree.Element = pickle.loads(self.pickled)
        return tree

    def uses_block(self, name: str) -> bool:
        """Whether the body has a block of that name."""
        return any(use.name == name for use in self.uses)

    @property
    def asides(self) -> Iterator[tuple[int, str]]:
        """Texts that are read outside of passages, or by whoever points at something: what
        HTML holds, titles of links, arguments and options of blocks; each with its line.
        """
        for piece in self.html:
            yield piece.line, piece.text
        for attribute in self.attributes:
            if attribute.name == "title":
                yield attribute.line, attribute.value
        for use in self.uses:
            yield use.line, f"{use.argument or ''}\n{use.options or ''}"

    def section(self, identity: str) -> Section | None:
        """The first section whose author gave it this id."""
        return next((section for section in self.sections if section.id == identity), None)

    def below(self, section: Section) -> Iterator[Passage]:
        """The passages of a section with those of its sub-sections, without its heading."""
        inside = {section.position}
        for later in self.sections[section.position + 1 :]:
            if later.level <= section.level:
                break
            inside.add(later.position)
        for passage in self.passages:
            is_head = passage.section == section.position and is_heading(passage.tag)
            if passage.section in inside and not is_head:
                yield passage


def _read(piece: Piece, printed: Callable[[Reference], str], code: str | None) -> str:
    if piece.reference is not None:
        return printed(piece.reference)
    return code if code is not None and piece.kind == "code" else piece.text


def is_heading(tag: str) -> bool:
    """Whether an element of this name is a heading."""
    return len(tag) == 2 and tag[0] == "h" and tag[1] in "123456"
