"""What pages have beyond Markdown, kept open while a page is read: blocks and references.

What they print depends on registries, other pages and what was made for download; a reading
depends on nothing but the page. So a place is kept in the tree, and filled in by whoever shows
the page.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX, AtomicString
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from loa.reading.lines import Lines

# In a table a stroke that ends no cell has a backslash, which Markdown has read before us.
REFERENCE = (
    r"\[\[(?P<kind>[a-z]+):(?P<id>[\w-]+)(?:(?:\\?\||\x02[^\x03]*\x03)(?P<label>[^\]\n]+))?\]\]"
)
_ESCAPED = re.compile(f"{STX}([0-9]+){ETX}")
BLOCK_MARK = "data-loa-block"
REFERENCE_MARK = "data-loa-reference"


@dataclass
class OpenBlock:
    """A block while it is read."""

    name: str
    argument: str | None
    options: Mapping[str, Any] | None
    row: int
    is_closed: bool = False


@dataclass
class OpenReference:
    """A reference while it is read: `written` with the signs that Markdown has put in; `label` is
    what its writer would have it print, as it is read.
    """

    kind: str
    key: str
    label: str | None
    written: str


@dataclass
class OpenParts:
    """What one page asks for, in the order of its text."""

    blocks: list[OpenBlock] = field(default_factory=list)
    references: list["OpenReference"] = field(default_factory=list)


class ReadingExtension(BlocksExtension):  # type: ignore[misc]
    """Keeps a place for every `/// block`, whatever its name, and every `[[reference]]`."""

    def __init__(self, asked: OpenParts, lines: Callable[[], Lines]) -> None:
        self.asked = asked
        self.lines = lines
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        """Take every name for a block's: whether there is such a block, checks will say."""
        manager = _AnyBlock(md.parser, md)
        block_class = _block_class(self.asked, self.lines)
        manager.blocks = _Every(lambda name: type("Place", (block_class,), {"NAME": name}))
        manager.config = _Every(lambda name: {})
        manager._reset()
        md.parser.blockprocessors.deregister("blocks")
        md.parser.blockprocessors.register(manager, "blocks", 89.99)
        md.treeprocessors["blocks_on_inline_end"].blocks = manager  # type: ignore[attr-defined]

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the references, above links (160) and below code (190), which stays as it is."""
        super().extendMarkdown(md)
        md.inlinePatterns.register(_References(md, self.asked), "loa-references", 175)


class _Every(dict[str, Any]):
    """A dictionary that has every key."""

    def __init__(self, make: Callable[[str], Any]) -> None:
        super().__init__()
        self.make = make

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> Any:
        value = self[key] = self.make(key)
        return value


class _AnyBlock(BlocksProcessor):  # type: ignore[misc]
    last_options: Mapping[str, Any] | None = None
    """The options of the block whose head was read last."""

    def _reset(self) -> None:
        super()._reset()
        self.trackers = _Every(lambda name: {})

    def split_header(self, block: str, length: int) -> tuple[dict[str, Any], str]:
        """As the host's, but no option makes a block into text: options are kept aside."""
        header: tuple[dict[str, Any] | None, str] = super().split_header(block, length)
        self.last_options = header[0]
        return {}, header[1]


def _block_class(asked: OpenParts, lines: Callable[[], Lines]) -> type[Block]:
    class Place(Block):  # type: ignore[misc]
        def _validate(self, parent: etree.Element, arg: Any, **options: Any) -> bool:
            self.argument = arg
            self.options: dict[str, Any] = {"attrs": {}}
            self.block_options: Mapping[str, Any] | None = self._block_mgr.last_options
            return True

        def on_create(self, parent: etree.Element) -> etree.Element:
            row = lines().find_row(re.compile(rf"/{{3,}} *{re.escape(self.NAME)}", re.IGNORECASE))
            self.opened = OpenBlock(
                name=self.NAME, argument=self.argument, options=self.block_options, row=row
            )
            asked.blocks.append(self.opened)
            return etree.SubElement(parent, "div", {BLOCK_MARK: str(len(asked.blocks) - 1)})

        def on_end(self, block: etree.Element) -> None:
            self.opened.is_closed = True

    return Place


class _References(InlineProcessor):
    def __init__(self, md: Markdown, asked: OpenParts) -> None:
        super().__init__(REFERENCE, md)
        self.asked = asked

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        # Code and escaped signs were taken out before us, and would be printed as their places.
        written = self.unescape(m[0])
        label = m["label"] and _ESCAPED.sub(_letter, self.unescape(m["label"]))
        self.asked.references.append(
            OpenReference(kind=m["kind"], key=m["id"], label=label, written=written)
        )
        element = etree.Element("span", {REFERENCE_MARK: str(len(self.asked.references) - 1)})
        # What an image's text takes of it; whoever fills the place in replaces this.
        element.text = AtomicString(written)
        return element, m.start(0), m.end(0)


def _letter(sign: re.Match[str]) -> str:
    return chr(min(int(sign[1]), 0x10FFFF))
