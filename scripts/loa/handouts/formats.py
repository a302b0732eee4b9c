"""One document in one format: the unit of work, in this process or in a worker."""

from dataclasses import dataclass
from pathlib import Path

from loa.handouts.documents import Document
from loa.handouts.layouts import typst_of
from loa.handouts.office import OfficeError, docx_of
from loa.handouts.typesetting import TypesettingError, page_count, pdf_of


@dataclass(frozen=True)
class Made:
    """A file's bytes with a short fact for readers, or why it could not be made."""

    data: bytes = b""
    note: str = ""
    refusal: str = ""


def make(document: Document, extension: str, font_folder: Path) -> Made:
    """Set a document as "pdf" or "docx". A refusal is a result, so that others go on."""
    try:
        if extension == "pdf":
            pdf = pdf_of(typst_of(document), font_folder)
            return Made(pdf, f"{page_count(pdf)} trang")
        return Made(docx_of(document), "để sửa")
    except (TypesettingError, OfficeError) as error:
        return Made(refusal=str(error))
