"""One reading of every page: what checks, makers of handouts and the site take from a body."""

import pickle
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from functools import lru_cache

import markdown
from markdown.treeprocessors import Treeprocessor

from loa.reading.fences import Fences, SignFences
from loa.reading.lines import Lines
from loa.reading.markup import EXTENSION_CONFIGS, EXTENSIONS
from loa.reading.model import (
    Attribute,
    Html,
    Passage,
    ReadFault,
    Reading,
    Reference,
    Section,
    Table,
    Use,
    is_heading,
)
from loa.reading.quizzes import questions_in
from loa.reading.scenes import SCENES, story_in
from loa.reading.sizes import size_fault
from loa.reading.source import KeepLines, Source
from loa.reading.syntax import BLOCK_MARK, REFERENCE_MARK, OpenParts, ReadingExtension
from loa.reading.words import Collected, Collector, Written, as_written

Element = etree.Element
DEEPEST = 12
"""Levels of lists and quotations inside each other. Few phones show more than four."""
_ITEM = re.compile(r"(?:[-*+]|\d+\.)\s")
# Ids that an author wrote: the attribute list of a heading has one with a number sign.
_OWN_ID = re.compile(r"\{:?[^}]*#([\w-]+)[^}]*\}[ ]*#*[ ]*$")


@lru_cache(maxsize=4096)
def read(body: str) -> Reading:
    """Read a page's body. Whatever it holds gives a reading; what is wrong is in its faults.

    Lines and spans are those of the body with "\\n" at each line's end, as files are read.
    """
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    if too_large := size_fault(body):
        return Reading(faults=(too_large,))
    try:
        return _Reader(body).reading()
    except RecursionError:
        return Reading(faults=(_too_deep(_deep_row(body)),))


def tree_of(body: str) -> Element:
    """A body's tree with everything that Markdown makes of it, and places where blocks stand."""
    reader = _Reader(body)
    reader.reading()
    return reader.root


def _deep_row(body: str) -> int:
    """The first row below too many levels, by what it begins with; how deep a tree can be read
    differs from one Python to the next, and the fault does not.
    """
    for number, row in enumerate(body.split("\n")):
        text = row.lstrip(" >")
        begins = row[: len(row) - len(text)].replace("> ", ">")
        levels = begins.count(">") + begins.count(" ") // 4 + bool(_ITEM.match(text))
        if levels > DEEPEST:
            return number
    return 0


def _too_deep(line: int) -> ReadFault:
    message = f"Danh sách hay trích dẫn lồng nhau quá {DEEPEST} tầng."
    hint = "Viết lại bằng ít tầng hơn, nhiều nhất là ba, bốn."
    return ReadFault(code="page-too-heavy", line=line, message=message, hint=hint)


class _Reader:
    def __init__(self, body: str) -> None:
        self.body = body
        self.source = Source(body)
        self.asked = OpenParts()
        extension = ReadingExtension(self.asked, lambda: self.lines)
        self.md = markdown.Markdown(
            extensions=[*EXTENSIONS, extension], extension_configs=EXTENSION_CONFIGS
        )
        self.md.preprocessors.register(KeepLines(self.md, self.source), "html_block", 20)
        # After white space (30) is settled, before HTML (20) is taken out.
        self.md.preprocessors.register(SignFences(self.md), "loa-fences", 25)
        self.md.parser.blockprocessors.register(Fences(self.md.parser), "loa-fences", 200)
        self.lines = Lines(self.md, self.source)
        self.written = Written(self.source, self.lines.marks)
        self.root = etree.Element("div")
        self.pickled = b""
        steps = self.md.treeprocessors
        steps.deregister("unescape")
        steps.register(_Step(self.written.read), "loa-written", 30)
        steps.register(_Step(self._pickle), "loa-pickled", 14.9)

    def reading(self) -> Reading:
        """Go through the steps of Markdown.convert, and take at each what it tells.

        Before inline marks (20) texts are as written; after them and the footnotes (15) comes
        what pages add, so the tree is kept; after the headings have their ids (5) words are
        collected. Escapes (0) stay as signs: they tell what was written.
        """
        if not self.body.strip():
            return Reading()
        lines = self.body.split("\n")
        for preprocessor in self.md.preprocessors:
            lines = preprocessor.run(lines)
        root = self.md.parser.parseDocument(lines).getroot()
        assert root is not None
        for processor in self.md.treeprocessors:
            changed = processor.run(root)
            root = root if changed is None else changed
        self.root = root
        return self._collect()

    def _pickle(self, root: Element) -> None:
        self.pickled = pickle.dumps(root, pickle.HIGHEST_PROTOCOL)

    def _collect(self) -> Reading:
        asked = self.asked
        names = [block.name for block in asked.blocks]
        stash = self.md.htmlStash.rawHtmlBlocks
        collector = Collector(
            self.source, self.written, stash=stash, blocks=names, references=asked.references
        )
        collected = collector.collect(self.root)
        number = self.source.number

        def line_of(element: Element) -> int:
            return number(collected.rows.get(element, 0))

        return Reading(
            passages=tuple(collected.passages),
            sections=tuple(self._sections(collected)),
            ids=frozenset(i for i in (e.get("id") for e in self.root.iter()) if i),
            links=tuple(collected.links),
            images=tuple(collected.images),
            tables=tuple(self._tables(collected)),
            uses=tuple(
                Use(
                    name=block.name,
                    argument=block.argument,
                    options=block.options,
                    line=number(block.row),
                    is_closed=block.is_closed,
                )
                for block in asked.blocks
            ),
            references=tuple(
                Reference(
                    kind=match.kind,
                    key=match.key,
                    label=match.label,
                    written=as_written(match.written),
                    line=number(collected.reference_rows.get(position, 0)),
                )
                for position, match in enumerate(asked.references)
            ),
            html=tuple(self._html(collected)),
            attributes=tuple(self._attributes(collected)),
            questions=tuple(questions_in(self.root, line_of)),
            stories=tuple(
                story_in(frame, line_of)
                for frame in self.root.iter("div")
                if BLOCK_MARK in frame.attrib and names[int(frame.get(BLOCK_MARK, ""))] == SCENES
            ),
            faults=tuple(self._faults(line_of)),
            pickled=self.pickled,
            stash=tuple(stash),
        )

    def _faults(self, line_of: Callable[[Element], int]) -> Iterator[ReadFault]:
        waiting = [(self.root, 0)]
        while waiting:
            element, depth = waiting.pop()
            depth += element.tag in ("ul", "ol", "dl", "blockquote")
            if depth > DEEPEST:
                yield _too_deep(line_of(element))
                return
            waiting += ((child, depth) for child in element)

    def _sections(self, collected: Collected) -> list[Section]:
        heads = [element for element in self.root.iter() if is_heading(element.tag)]
        lines = [self.source.number(collected.rows.get(head, 0)) for head in heads]
        rows = self.body.split("\n")
        sections = []
        for position, (head, line) in enumerate(zip(heads, lines, strict=True)):
            level = int(head.tag[1])
            end = next(
                (
                    later_line
                    for later, later_line in zip(
                        heads[position + 1 :], lines[position + 1 :], strict=True
                    )
                    if int(later.tag[1]) <= level
                ),
                len(rows),
            )
            own = _OWN_ID.search(rows[line]) if line < len(rows) else None
            passage = collected.of_element.get(head)
            title = "" if passage is None else _title(passage)
            is_filled = any(row.strip() for row in rows[line + 1 : end])
            anchor = head.get("id", "")
            sections.append(
                Section(
                    level=level,
                    id=own[1] if own else "",
                    anchor=anchor,
                    title=title,
                    line=line,
                    end=end,
                    is_filled=is_filled,
                    position=position,
                )
            )
        return sections

    def _tables(self, collected: Collected) -> list[Table]:
        tables = []
        for table in self.root.iter("table"):
            line = self.source.number(self.lines.marks.get(table, 0))
            rows = tuple(
                tuple(
                    collected.of_element.get(cell)
                    or Passage(tag=cell.tag, line=line, start=0, end=0, pieces=())
                    for cell in row
                )
                for row in table.iter("tr")
            )
            tables.append(Table(line, rows))
        return tables

    def _html(self, collected: Collected) -> list[Html]:
        before = dict(enumerate(self.source.html))
        pieces = []
        for position, piece in enumerate(self.md.htmlStash.rawHtmlBlocks):
            if isinstance(piece, str):
                row = collected.html_rows.get(position, 0)
                line = before.get(position, self.source.number(row))
                pieces.append(Html(piece, line))
        return pieces

    def _attributes(self, collected: Collected) -> list[Attribute]:
        # A word alone in braces is an attribute without a value, which Markdown calls None.
        return [
            Attribute(
                tag=element.tag,
                name=name,
                value=value or "",
                line=self.source.number(collected.rows.get(element, 0)),
            )
            for element in self.root.iter()
            for name, value in element.items()
            if name not in (BLOCK_MARK, REFERENCE_MARK)
        ]


def _title(passage: Passage) -> str:
    words = passage.filled(lambda reference: reference.label or reference.written)
    return " ".join(words.split())


class _Step(Treeprocessor):
    """Looks at the tree between two steps of Python-Markdown."""

    def __init__(self, look: Callable[[Element], None]) -> None:
        super().__init__()
        self.look = look

    def run(self, root: Element) -> None:
        self.look(root)
