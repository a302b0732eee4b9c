"""The Word table as it comes back, after Word, LibreOffice or Google Docs had it in hand.

Rows have no visible keys, so the left column is the key: a row counts as what it was if the
Vietnamese in it is what was sent, in the order in which it was sent. Nobody guesses: what two
readers could understand in two ways (changes not yet accepted, merged cells) is refused.
"""

import io
import zipfile
import zlib
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from loa.translation.exchange import Exchange, RefusedError, Row, read_label, tidy

# What python-docx, lxml, zipfile and zlib raise, each in its own way, for a damaged file.
_DAMAGED = (
    PackageNotFoundError, zipfile.BadZipFile, zlib.error, SyntaxError, AttributeError, KeyError,
    NotImplementedError, ValueError, EOFError, RuntimeError,
)  # fmt: skip
# A page of a hundred segments unpacks to a tenth of a megabyte.
MAX_UNPACKED = 20_000_000
_CHANGES = tuple(qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))
_MERGES = tuple(qn(f"w:{name}") for name in ("gridSpan", "vMerge", "hMerge"))
_TEXT, _TAB = qn("w:t"), qn("w:tab")
_BREAKS = tuple(qn(f"w:{name}") for name in ("br", "cr"))
_PARAGRAPH, _ROW, _CELL, _TABLE = (qn(f"w:{name}") for name in ("p", "tr", "tc", "tbl"))


def read_docx(data: bytes, sent: Exchange | None = None) -> Exchange:
    """The table as it came back. Keys come from `sent`, row by row.

    Raises RefusedError for anything but a whole Word file with our table.
    """
    body = _body(data)
    language, page, sha256 = read_label("\n".join(map(_text, body.iter(_PARAGRAPH))))
    tables = list(body.iter(_TABLE))
    if len(tables) != 1:
        raise RefusedError("Tệp Word phải có đúng một bảng hai cột, như lúc xuất ra.")
    keys = [row.key for row in sent.rows] if sent is not None else []
    rows = []
    for number, row in enumerate(list(tables[0].iter(_ROW))[1:]):
        left, right = _cells(row, number + 2)
        key = keys[number] if number < len(keys) else f"hàng {number + 2}"
        texts = [tidy(_text(paragraph)) for paragraph in right.iter(_PARAGRAPH)]
        source = next(map(_text, left.iter(_PARAGRAPH)), "")
        rows.append(Row(key, source, "\n".join(filter(None, texts))))
    return Exchange(page, language, sha256, tuple(rows), has_marks=False)


def _body(data: bytes) -> Any:
    """The text of a Word file, refused before it is unpacked if it unpacks to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > MAX_UNPACKED:
            raise RefusedError(f"Tệp Word mở ra lớn quá {MAX_UNPACKED // 1_000_000} MB.")
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
    if any(True for _ in row.iter(*_CHANGES)):
        raise RefusedError(
            f"Hàng {number} của bảng Word còn chỗ sửa chưa chấp nhận (Theo dõi thay đổi). "
            "Trong Word: Xem lại, Chấp nhận tất cả, lưu rồi gửi lại."
        )
    return cells[0], cells[1]


def _text(paragraph: Any) -> str:
    """All that is to be read in a paragraph, also inside links, fields and content controls."""
    parts = []
    for node in paragraph.iter(_TEXT, _TAB, *_BREAKS):
        if node.tag == _TEXT:
            parts.append(node.text or "")
        elif node.getparent().tag != qn("w:tabs"):
            parts.append("\t" if node.tag == _TAB else "\n")
    return "".join(parts)
