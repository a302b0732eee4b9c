"""One document in one format: the unit of work, in this process or in a worker."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from loa.ground.wording import say
from loa.handouts.documents import Document
from loa.handouts.fonts import font_folder
from loa.handouts.glance import is_shown, thumbnail_of
from loa.handouts.layouts import LEAFLET_SHARES, typst_of
from loa.handouts.office import OfficeError, docx_of
from loa.handouts.paper import tree_of
from loa.handouts.typesetting import TooLongError, TypesettingError, page_count, pdf_of


@dataclass(frozen=True)
class FormatResult:
    """A file's bytes with a short fact for readers, or why it could not be made; `thumbnail` is
    a JPEG of the first page where that says something.
    """

    data: bytes = b""
    note: str = ""
    refusal: str = ""
    thumbnail: bytes = b""


def make(document: Document, extension: str, cache_root: Path) -> FormatResult:
    """Set a document in one of FORMATS. A refusal is a result: others go on.

    Another extension is refused too. Fonts lie below `cache_root`; a worker on another machine,
    where it is empty, cuts its own.
    """
    if extension not in FORMATS:
        supported = ", ".join(sorted(FORMATS))
        return FormatResult(
            refusal=say(
                "files of the kind “{extension}” cannot be made; those that can: {known}.",
                extension=extension,
                known=supported,
            )
        )
    try:
        return FORMATS[extension](document, cache_root)
    except (TooLongError, TypesettingError, OfficeError) as error:
        return FormatResult(refusal=str(error))


def _pdf(document: Document, cache_root: Path) -> FormatResult:
    limit = document.page_limit
    for share in LEAFLET_SHARES if document.layout == "leaflet" else LEAFLET_SHARES[:1]:
        pdf = pdf_of(typst_of(document, share), font_folder(cache_root))
        pages = page_count(pdf)
        if limit is None or pages <= limit:
            break
    if limit is not None and pages > limit:
        return FormatResult(
            refusal=say(
                "{pages} pages long, with room for {limit} only. Shorten this page.",
                pages=pages,
                limit=limit,
            )
        )
    unit = "slide" if document.layout == "slides" else "trang"
    thumbnail = thumbnail_of(pdf) if is_shown(document) else b""
    return FormatResult(pdf, f"{pages} {unit}", thumbnail=thumbnail)


def _docx(document: Document, cache_root: Path) -> FormatResult:
    return FormatResult(docx_of(document, font_folder(cache_root)), "để sửa")


def _pptx(document: Document, cache_root: Path) -> FormatResult:
    # Loaded only now: a check of one page needs no decks.
    from loa.handouts.pptx_deck import deck_file

    return FormatResult(deck_file(document, font_folder(cache_root)), "để sửa")


def _txt(document: Document, cache_root: Path) -> FormatResult:
    return FormatResult("".join(tree_of(document.body).itertext()).encode(), document.subtitle)


FORMATS: dict[str, Callable[[Document, Path], FormatResult]] = {
    "pdf": _pdf,
    "docx": _docx,
    "pptx": _pptx,
    "txt": _txt,
}
"""How each kind of file is made, by its ending."""
