"""What is being made of a page: its files on their way."""

from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from loa.artifacts import Artifact
from loa.content.page import ContentPage
from loa.handouts.documents import Document
from loa.handouts.formats import FormatResult


@dataclass
class FileJob:
    """One file on its way; without a future it was found in the store."""

    document: Document
    extension: str
    key: str
    future: Future[FormatResult] | None
    stored: Path | None = None
    note: str = ""
    thumbnail: Path | None = None


@dataclass
class PageJob:
    """The files of a page on their way; its listing will lie under `key`."""

    page: ContentPage
    key: str
    files: list[FileJob]
    chapter: Artifact | None
