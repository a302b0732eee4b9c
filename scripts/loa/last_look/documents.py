"""The passages of documents to print and to fill in: PDF, DOCX, PPTX, and archives of them."""

import io
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

import pypdfium2
from lxml import etree

from loa.ground.archives import DAMAGED
from loa.last_look.passages import READERS, Passage, Reader, passages_of
from loa.media.picture_tags import ENDINGS as PICTURES
from loa.media.picture_tags import cover_tags, pdf_tags

# An archive of ours holds documents; one inside another would be none of ours.
_DEEPEST = 2
# Documents whose words are kept while a process runs: a few kilobytes each.
_REMEMBERED = 2000

# What is said in a part: runs of text, deleted ones, fields, values of charts; names of pictures
# and boxes, tips, texts of fields. Styles, themes and settings have none.
_TEXTS = frozenset({"delText", "instrText", "v", "text"})
_SAYING_ATTRIBUTES = frozenset(
    {"alt", "caption", "descr", "displayText", "instr", "string", "title", "tooltip"}
)
_SAYING_VALUES = frozenset({"alias", "default", "helpText", "placeholder", "statusText", "tag"})
_SAYING_MARKS = tuple(
    piece.encode()
    for piece in (
        *(f":{tag}{end}" for tag in sorted({"t", *_TEXTS, *_SAYING_VALUES}) for end in "> "),
        *(f"{name}=" for name in sorted(_SAYING_ATTRIBUTES)),
    )
)
_SAYING_XPATH = etree.XPath(
    "//@*[" + " or ".join(f"local-name()='{name}'" for name in sorted(_SAYING_ATTRIBUTES)) + "]"
    " | //*[" + " or ".join(f"local-name()='{tag}'" for tag in sorted(_SAYING_VALUES)) + "]"
    "/@*[local-name()='val']"
)
# Typefaces, and settings of printers.
_WORDLESS = frozenset({".bin", ".fntdata", ".odttf"})
_APART = str.maketrans("-_/", "   ")


def pdf(data: bytes) -> Iterator[Passage]:
    """The text of each page as a reader marks and copies it; `line` is the page's number."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage().get_text_bounded()
            yield Passage(number, "value", text.replace("\r", ""), text)
        yield from (Passage(1, "value", tag_text) for _, tag_text in pdf_tags(io.BytesIO(data)))
        for name, value in document.get_metadata_dict(skip_empty=True).items():
            if not name.endswith("Date"):
                yield Passage(1, "value", value)
    finally:
        document.close()


def office(data: bytes) -> Iterator[Passage]:
    """The paragraphs of DOCX and PPTX, what is said of pictures and fields, charts, properties and
    links. Standard: ISO/IEC 29500.
    """
    for _, name, inner in _members(data):
        ending = PurePosixPath(name).suffix.lower()
        if ending == ".rels":
            for link in _tree(inner).iter("{*}Relationship"):
                yield Passage(1, "address", link.get("Target", ""))
        elif name.startswith("docProps/") and ending == ".xml":
            yield from (
                Passage(1, "value", element.text) for element in _tree(inner).iter() if element.text
            )
        elif ending in (".xml", ".vml"):
            yield from _part(inner)
        elif ending in PICTURES:
            yield from (Passage(1, "value", tag_text) for _, tag_text in cover_tags(inner))
        elif ending not in _WORDLESS:
            yield from passages_of(name, inner)


def _part(data: bytes) -> Iterator[Passage]:
    """A part of a document. Most have neither paragraphs nor anything that is said."""
    if not any(piece in data for piece in _SAYING_MARKS):
        return
    tree = _tree(data)
    for paragraph in tree.iter("{*}p"):
        text = "".join(run.text or "" for run in paragraph.iter("{*}t"))
        yield Passage(1, "text", text, text)
    for element in tree.iter(*(f"{{*}}{tag}" for tag in _TEXTS)):
        yield Passage(1, "value", element.text or "")
        yield Passage(1, "address", element.text or "")
    yield from (Passage(1, "value", value) for value in _SAYING_XPATH(tree))


def archive(data: bytes, depth: int = 1) -> Iterator[Passage]:
    """What is inside a ZIP file, the names there, and remarks."""
    for position, name, inner in _members(data):
        path = PurePosixPath(name)
        yield Passage(position, "value", path.with_suffix("").as_posix().translate(_APART))
        if path.suffix.lower() == ".zip":
            if depth < _DEEPEST:
                yield from archive(inner, depth + 1)
        elif not name.endswith("/"):
            yield from passages_of(name, inner)
    yield from (Passage(1, "value", remark) for remark in _remarks(data))


def _members(data: bytes) -> Iterator[tuple[int, str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zip_file:
            for position, info in enumerate(zip_file.infolist(), 1):
                yield position, info.filename, zip_file.read(info)
    except (*DAMAGED, OSError) as error:
        raise ValueError(str(error)) from error


def _remarks(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as zip_file:
        for remark in (zip_file.comment, *(info.comment for info in zip_file.infolist())):
            if remark:
                yield remark.decode("utf-8", "replace")


def _tree(data: bytes) -> Any:
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


def _once(read: Reader) -> Reader:
    """A reader that reads the same bytes once: a handout lies in the site and in archives of it."""
    passages_by_digest: dict[bytes, tuple[Passage, ...]] = {}

    def passages(data: bytes) -> Iterator[Passage]:
        digest = sha256(data).digest()
        if digest not in passages_by_digest:
            if len(passages_by_digest) == _REMEMBERED:
                passages_by_digest.clear()
            passages_by_digest[digest] = tuple(read(data))
        return iter(passages_by_digest[digest])

    return passages


READERS.update(
    {".pdf": _once(pdf), ".docx": _once(office), ".pptx": _once(office), ".zip": archive}
)
