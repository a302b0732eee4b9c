"""A Word document of somebody's own as Markdown: headings, lists, tables, pictures, and what of it
no page can show.

Pandoc reads it, as it does for Word, LibreOffice and Google Docs alike; its tree is written here,
because Python-Markdown wants four spaces where pandoc writes two.
"""

import json
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import pypandoc

from loa.ground.slugs import slugify
from loa.ground.wording import say
from loa.inbox.tree import Node, flat, list_markers, text_of, typed_lists, unwrapped, words_in
from loa.inbox.writing import line, plain
from loa.translation.exchange import RefusedError

_SECONDS = 60
_STEP = 4
_LONGEST_HEADING = 70


@dataclass(frozen=True)
class Heading:
    """A heading by its row in the text, and the words of it."""

    row: int
    title: str


@dataclass(frozen=True)
class DocumentText:
    """A document's words: a title where it has one, rows of Markdown, the headings among them, the
    pictures as (mark in the rows, name in the file, its description), and what got lost.
    """

    title: str
    rows: list[str]
    headings: tuple[Heading, ...]
    pictures: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...]


def read_document(data: bytes) -> DocumentText:
    """The text of a Word file that `word_body` took. Raises RefusedError."""
    command = [pypandoc.get_pandoc_path(), "--from=docx", "--to=json", "--sandbox"]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, check=True, timeout=_SECONDS
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise RefusedError(
            say("This Word file cannot be read. Save it as .docx again, then try.")
        ) from error
    tree = json.loads(done.stdout)
    return _Writer().text(tree)


@dataclass
class _Writer:
    """Blocks become rows; what cannot be shown is noted and never left out silently."""

    pictures: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    top: int = 2

    def text(self, tree: Node) -> DocumentText:
        blocks = list(flat(tree["blocks"]))
        title = text_of(tree["meta"].get("title", {}).get("c", []))
        levels = [block["c"][0] for block in blocks if block["t"] == "Header"]
        if (
            not title
            and blocks
            and blocks[0]["t"] == "Header"
            and levels.count(levels[0]) == 1
            and levels[0] == min(levels)
        ):
            title = text_of(blocks[0]["c"][2])
            blocks, levels = blocks[1:], levels[1:]
        if not levels:
            blocks = [self._guessed_heading(block) for block in blocks]
        self.top = min(levels, default=1)
        rows = self._blocks(typed_lists(blocks))
        headings = tuple(
            Heading(number, row.lstrip("#").strip())
            for number, row in enumerate(rows)
            if row.startswith("## ")
        )
        return DocumentText(
            title=title,
            rows=rows,
            headings=headings,
            pictures=tuple(self.pictures),
            notes=tuple(dict.fromkeys(self.notes)),
        )

    def _guessed_heading(self, block: Node) -> Node:
        """A short paragraph in bold is the heading of who knows no styles."""
        if block["t"] not in {"Para", "Plain"}:
            return block
        parts = [node for node in block["c"] if node["t"] not in {"Space", "SoftBreak"}]
        words = text_of(block["c"])
        is_bold = bool(parts) and all(node["t"] == "Strong" for node in parts)
        if not is_bold or len(words) > _LONGEST_HEADING or words.endswith((".", ";", ",")):
            return block
        self.notes.append(f"“{words}” in đậm cả dòng, máy coi là tên mục")
        return {"t": "Header", "c": [1, ["", [], []], block["c"]]}

    def _blocks(self, blocks: Iterable[Node]) -> list[str]:
        rows: list[str] = []
        for block in blocks:
            added = list(self._block(block))
            if added:
                rows += ["", *added] if rows else added
        return rows

    def _block(self, block: Node) -> Iterator[str]:
        kind: str = block["t"]
        content: Any = block.get("c")
        if kind in {"Para", "Plain"}:
            yield from self._paragraph(content)
        elif kind == "Header":
            level = min(max(content[0] - self.top + 2, 2), 6)
            # Bold in a heading says nothing more.
            words = plain(text_of(content[2]))
            if words:
                yield f"{'#' * level} {words}"
        elif kind == "BulletList":
            yield from self._list(content, ["-"] * len(content))
        elif kind == "OrderedList":
            (first, style, _), items = content
            yield from self._list(items, list(list_markers(first, style["t"], len(items))))
        elif kind == "Table":
            yield from self._table(content)
        elif kind in {"CodeBlock", "RawBlock"}:
            yield from (line(plain(row)) for row in content[1].split("\n") if row.strip())
        elif kind == "LineBlock":
            yield from self._blocks({"t": "Para", "c": row} for row in content)
        elif kind == "DefinitionList":
            for term, meanings in content:
                yield from self._blocks([{"t": "Para", "c": term}, *chain(*meanings)])
        elif kind != "HorizontalRule":
            self.notes.append(f"một phần kiểu {kind} không chuyển được")

    def _paragraph(self, inlines: Sequence[Node]) -> Iterator[str]:
        """Lines that Word broke are paragraphs; pictures stand by themselves."""
        pieces: list[list[Node]] = [[]]
        for node in unwrapped(inlines):
            if node["t"] == "LineBreak":
                pieces.append([])
            elif node["t"] == "Image":
                pieces += [[node], []]
            else:
                pieces[-1].append(node)
        is_first = True
        for piece in pieces:
            written = self._inlines(piece).strip()
            if written:
                if not is_first:
                    yield ""
                yield written if piece[0]["t"] == "Image" else line(written)
                is_first = False

    def _list(self, items: Sequence[list[Node]], signs: Sequence[str]) -> Iterator[str]:
        for sign, item in zip(signs, items, strict=True):
            rows = self._item(item)
            yield f"{sign} {rows[0] if rows else ''}".rstrip()
            yield from (f"{' ' * _STEP}{row}" if row else "" for row in rows[1:])

    def _item(self, blocks: Sequence[Node]) -> list[str]:
        """An item's rows; a list inside stands right below its words."""
        rows: list[str] = []
        for block in flat(blocks):
            added = list(self._block(block))
            is_list = block["t"] in {"BulletList", "OrderedList"}
            rows += ["", *added] if rows and not is_list else added
        return rows

    def _table(self, content: Any) -> Iterator[str]:
        _, _, specs, (_, head), bodies, (_, foot) = content
        parts = [row for body in bodies for row in (*body[2], *body[3])]
        cells = [[self._cell(cell) for cell in row[1]] for row in (*head, *parts, *foot)]
        width = max((len(row) for row in cells), default=len(specs))
        if not cells or not any(any(row) for row in cells):
            return
        if width == 1:
            # A frame around a text, as offices draw it.
            yield from self._blocks(
                chain.from_iterable(cell[4] for row in (*head, *parts, *foot) for cell in row[1])
            )
            return
        for number, row in enumerate(cells):
            yield f"| {' | '.join([*row, *[''] * (width - len(row))])} |"
            if number == 0:
                yield f"|{'---|' * width}"

    def _cell(self, cell: Any) -> str:
        _, _, row_span, column_span, blocks = cell
        if row_span > 1 or column_span > 1:
            self.notes.append("một bảng có ô gộp: xem lại từng hàng")
        rows = []
        for block in flat(blocks):
            if block["t"] == "Table":
                self.notes.append("một bảng nằm trong bảng: viết lại thành hai bảng")
            rows += [_without_sign(row) for row in self._block(block) if row]
        return "; ".join(rows).replace(".; ", ". ")

    def _inlines(self, nodes: Iterable[Node]) -> str:
        # Neighbours in one weight are one piece: Word cuts runs wherever somebody typed.
        pieces: list[tuple[str, str]] = []
        for node in nodes:
            mark, written = self._inline(node)
            if pieces and pieces[-1][0] == mark:
                pieces[-1] = (mark, pieces[-1][1] + written)
            elif (
                pieces
                and mark
                and not pieces[-1][0]
                and not pieces[-1][1].strip()
                and len(pieces) > 1
                and pieces[-2][0] == mark
            ):
                blank = pieces.pop()[1]
                pieces[-1] = (mark, pieces[-1][1] + blank + written)
            else:
                pieces.append((mark, written))
        return "".join(_with_mark(mark, written) for mark, written in pieces)

    def _inline(self, node: Node) -> tuple[str, str]:
        """What stands around some words and the words, escaped."""
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind == "Str":
            return "", plain(content)
        if kind in {"Space", "SoftBreak", "LineBreak"}:
            return "", " "
        if kind in {"Strong", "Emph"}:
            return ("**" if kind == "Strong" else "*"), self._bare(content)
        if kind == "Strikeout":
            self.notes.append(f"chữ gạch ngang “{text_of(content)}” nay không gạch: giữ hay xóa")
            return "", self._inlines(content)
        if kind == "Link":
            return "", self._link(content)
        if kind == "Image":
            return "", self._image(content)
        if kind == "Note":
            return (
                "",
                f" ({' '.join(self._inlines(paragraph['c']) for paragraph in words_in(content))})",
            )
        if kind == "Code":
            return "", plain(content[1])
        if kind in {"Math", "RawInline"}:
            self.notes.append(f"công thức “{content[1]}”: viết lại bằng lời")
            return "", plain(content[1])
        if kind == "Quoted":
            return "", f"“{self._inlines(content[1])}”"
        return "", self._inlines(content[1] if kind == "Span" else content)

    def _bare(self, nodes: Iterable[Node]) -> str:
        """Words that are marked already: one mark is enough."""
        return "".join(self._inline(node)[1] for node in nodes)

    def _link(self, content: Any) -> str:
        _, inlines, (target, _) = content
        words = self._inlines(inlines)
        if not target.startswith(("https://", "http://", "mailto:")) or set(target) & set(" <>()"):
            return words
        return f"[{words}]({target})"

    def _image(self, content: Any) -> str:
        _, inlines, (target, _) = content
        # A word of letters alone, which nothing escapes.
        mark = f"LOAHINH{len(self.pictures) + 1}X"
        self.pictures.append((mark, target, text_of(inlines)))
        return mark


def _without_sign(row: str) -> str:
    stripped = row.strip()
    return stripped.removeprefix("- ") if stripped.startswith("- ") else stripped


def _with_mark(mark: str, written: str) -> str:
    """Signs stand right at the words: blanks go outside."""
    inner = written.strip()
    if not mark or not inner:
        return written
    before = written[: len(written) - len(written.lstrip())]
    after = written[len(written.rstrip()) :]
    return f"{before}{mark}{inner}{mark}{after}"


def anchored(rows: Sequence[str], headings: Iterable[Heading], ids: dict[str, str]) -> list[str]:
    """The rows with an id at each second-level heading: that of `known` titles, or from its words;
    no two alike.
    """
    anchored_rows, taken = list(rows), set()
    for heading in headings:
        base = ids.get(slugify(heading.title)) or slugify(heading.title)[:40].strip("-")
        identity, number = base, 1
        while identity in taken:
            number += 1
            identity = f"{base}-{number}"
        taken.add(identity)
        anchored_rows[heading.row] = f"{anchored_rows[heading.row]} {{#{identity}}}"
    return anchored_rows
