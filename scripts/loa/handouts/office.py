"""DOCX through pandoc, over reference documents of our own."""

import re
import subprocess
import tempfile
from functools import cache, lru_cache
from html import escape
from pathlib import Path

import pypandoc

from loa.artifacts import sha256_of
from loa.handouts.archives import archive_of, entries_of
from loa.handouts.documents import Document
from loa.handouts.docx_reference import docx_reference, official_reference
from loa.handouts.office_markup import office_markup
from loa.handouts.office_rows import (
    keep_paragraphs_together,
    keep_rows_together,
    keep_rows_whole,
    keep_short_tables_whole,
)

# 1 January 1980: a handout changes with its page, not with the day it was made on.
EPOCH = "315532800"


class OfficeError(Exception):
    """Pandoc refused a document; the message is its own."""


def docx_of(document: Document, font_folder: Path) -> bytes:
    """An editable document, byte-identical for the same input."""
    if document.layout == "official":
        reference = _file_of(official_reference())
    else:
        reference = _file_of(docx_reference(document.helplines, document.points))
    arguments = ["--to=docx", f"--metadata=lang:{document.language}"]
    entries = entries_of(_pandoc(office_markup(document, font_folder), reference, arguments))
    keep_rows = keep_rows_whole if document.layout == "official" else keep_short_tables_whole
    body = entries["word/document.xml"].decode()
    entries["word/document.xml"] = keep_paragraphs_together(
        keep_rows_together(keep_rows(body))
    ).encode()
    return archive_of(_with_title(entries, document))


def _pandoc(markup: str, reference: Path, arguments: list[str]) -> bytes:
    command = [pypandoc.get_pandoc_path(), "--from=html", "--columns=9999", "--output=-"]
    command += [f"--reference-doc={reference}", *arguments]
    result = subprocess.run(
        command, input=markup.encode(), capture_output=True, env={"SOURCE_DATE_EPOCH": EPOCH}
    )
    if result.returncode:
        raise OfficeError(result.stderr.decode(errors="replace").strip())
    return result.stdout


@cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    """Where reference documents lie while this process runs; it goes with the process."""
    return tempfile.TemporaryDirectory(prefix="loa-")


@lru_cache(maxsize=64)
def _file_of(data: bytes) -> Path:
    """The reference document as a file, which is how pandoc takes it, named by what is in it."""
    path = Path(_folder().name, f"{sha256_of(data)}.docx")
    path.write_bytes(data)
    return path


def _with_title(entries: dict[str, bytes], document: Document) -> dict[str, bytes]:
    """Put the title into the file's properties; pandoc would print it at the top too."""
    core = entries["docProps/core.xml"].decode()
    core = re.sub(r"<dc:title>.*?</dc:title>|<dc:title\s*/>", "", core, flags=re.DOTALL)
    title = f"<dc:title>{escape(document.title)}</dc:title>"
    core = core.replace("</cp:coreProperties>", f"{title}</cp:coreProperties>")
    return {**entries, "docProps/core.xml": core.encode()}
