"""The Word table as it comes back, after Word, LibreOffice or Google Docs had it in hand.

Rows have no visible keys, so the left column is the key: a row counts as what it was if the
Vietnamese in it is what was sent, in the order in which it was sent. Nobody guesses: what two
readers could understand in two ways (changes not yet accepted, merged cells) is refused.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from loa.ground.archives import DAMAGED
from loa.ground.wording import say
from loa.translation.exchange import Exchange, RefusedError, Row, read_label, tidy

# What python-docx, lxml, zipfile and zlib raise, each in its own way, for a damaged file.
_DAMAGED = (
    *DAMAGED,
    PackageNotFoundError,
    SyntaxError,
    AttributeError,
)
# A page of a hundred segments unpacks to a tenth of a megabyte.
MAX_UNPACKED = 20_000_000
# ECMA-376, part 1, 17.13.5: words, rows and cells that come, go or move. The elements whose names
# end in "Change" keep an earlier look, numbering or size of something whose words stay.
_CHANGES = tuple(
    qn(f"w:{name}")
    for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")
)
_LOOK, _EARLIER_LOOK = qn("w:rPr"), qn("w:rPrChange")
# What takes words away from the eye.
_HIDES = tuple(qn(f"w:{name}") for name in ("vanish", "webHidden", "strike", "dstrike"))
_OFF = frozenset({"0", "false", "off"})
_NOTES = ("footnotes+xml", "endnotes+xml")
_MERGES = tuple(qn(f"w:{name}") for name in ("gridSpan", "vMerge", "hMerge"))
_TEXT, _TAB = qn("w:t"), qn("w:tab")
_BREAKS = tuple(qn(f"w:{name}") for name in ("br", "cr"))
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_NOT_READ = {
    "word/comments.xml": "lời bàn bên lề không vào trang",
    "word/vbaProject.bin": "tệp Word có macro, không vào trang",
}
_PARAGRAPH, _RUN, _ROW, _CELL, _TABLE = (qn(f"w:{name}") for name in ("p", "r", "tr", "tc", "tbl"))


def read_docx(data: bytes, sent: Exchange | None = None) -> Exchange:
    """The table as it came back. Keys come from `sent`, row by row.

    Raises RefusedError for anything but a whole Word file with our table.
    """
    body = word_body(data)
    language, page, sha256 = read_label(words_of(body))
    keys = [row.key for row in sent.rows] if sent is not None else []
    rows = []
    for number, (source, answer) in enumerate(rows_of(body)):
        key = keys[number] if number < len(keys) else f"hàng {number + 2}"
        rows.append(Row(key, source, "\n".join(answer)))
    return Exchange(
        page=page, language=language, source_sha256=sha256, rows=tuple(rows), has_marks=False
    )


def words_of(body: Any) -> str:
    """All text of a Word file, a line for each paragraph."""
    return "\n".join(map(text_of, body.iter(_PARAGRAPH)))


def paragraphs_of(body: Any) -> list[str]:
    """The paragraphs in their order, as lines that somebody broke."""
    return [line for text in map(text_of, body.iter(_PARAGRAPH)) for line in text.split("\n")]


def has_pictures(body: Any) -> bool:
    """Whether a Word file shows a picture."""
    return next(body.iter(_BLIP), None) is not None


def lost_parts(data: bytes) -> list[str]:
    """What a Word file says beside its text, where no page reads it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
    return [remark for name, remark in _NOT_READ.items() if name in names]


def rows_of(body: Any) -> list[tuple[str, list[str]]]:
    """The rows of a Word file's table below the head: what is asked, which is the first paragraph
    on the left, and the paragraphs on the right.

    Raises RefusedError for anything but one table of two columns.
    """
    tables = list(body.iter(_TABLE))
    if len(tables) != 1:
        raise RefusedError("Tệp Word phải có đúng một bảng hai cột, như lúc xuất ra.")
    rows = []
    for number, row in enumerate(list(tables[0].iter(_ROW))[1:], 2):
        left, right = _cells(row, number)
        answer = [tidy(text_of(paragraph)) for paragraph in right.iter(_PARAGRAPH)]
        asked = next(map(text_of, left.iter(_PARAGRAPH)), "")
        rows.append((asked, list(filter(None, answer))))
    return rows


def refuse_changes(part: Any, where: str) -> None:
    """Raise RefusedError where a part of a Word file has changes of its words that nobody accepted
    yet, or changes of their look that hide or show some. Other changes of the look are no matter.
    """
    looks = part.iter(_EARLIER_LOOK)
    if any(True for _ in part.iter(*_CHANGES)) or any(map(_hides_otherwise, looks)):
        raise RefusedError(
            say(
                "{where} has changes that nobody accepted yet (Track Changes). In Word: Review, "
                "Accept All; in LibreOffice: Edit, Track Changes, Accept All. Save it and send it "
                "again.",
                where=where,
            )
        )


def notes_of(data: bytes) -> Iterator[Any]:
    """The footnotes and endnotes of a Word file that `word_body` took, which its body names."""
    for part in Document(io.BytesIO(data)).part.package.iter_parts():
        if part.content_type.endswith(_NOTES):
            yield parse_xml(part.blob)


def hidden_words(body: Any) -> list[str]:
    """Words that Word does not show, or strikes out twice, which the text of a page would show."""
    hidden = []
    for run in body.iter(_RUN):
        words = text_of(run).strip()
        if words and _hidden(run.find(_LOOK)) - {qn("w:strike")}:
            hidden.append(words)
    return hidden


def _hides_otherwise(change: Any) -> bool:
    """Whether a run or paragraph mark hid its words differently before its look changed."""
    return _hidden(change.getparent()) != _hidden(change.find(_LOOK))


def _hidden(look: Any) -> set[str]:
    """The ways in which some properties of a run take its words away from the eye."""
    own = [] if look is None else [element for element in look if element.tag in _HIDES]
    return {element.tag for element in own if element.get(qn("w:val")) not in _OFF}


def word_body(data: bytes, limit: int = MAX_UNPACKED) -> Any:
    """The text of a Word file, refused before it is unpacked if it unpacks to more bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > limit:
            raise RefusedError(f"Tệp Word mở ra lớn quá {limit // 1_000_000} MB.")
        return Document(io.BytesIO(data)).element.body
    except _DAMAGED as error:
        raise RefusedError("Tệp Word bị hỏng hoặc bị cắt cụt, không mở được.") from error


def _cells(row: Any, number: int) -> tuple[Any, Any]:
    """The two cells of a row, which is counted from 1 with the head."""
    cells = list(row.iter(_CELL))
    if any(True for _ in row.iter(*_MERGES)):
        raise RefusedError(f"Hàng {number} của bảng Word có ô bị gộp. Tách ô ra như lúc xuất.")
    if len(cells) != 2:
        raise RefusedError(f"Hàng {number} của bảng Word không còn đúng hai ô.")
    refuse_changes(row, say("Row {number} of the Word table", number=number))
    return cells[0], cells[1]


def text_of(paragraph: Any) -> str:
    """All that is to be read in a paragraph, also inside links, fields and content controls."""
    parts = []
    for node in paragraph.iter(_TEXT, _TAB, *_BREAKS):
        if node.tag == _TEXT:
            parts.append(node.text or "")
        elif node.getparent().tag != qn("w:tabs"):
            parts.append("\t" if node.tag == _TAB else "\n")
    return "".join(parts)
