"""Finished files that an earlier look has read: most are the same bytes as in the last build."""

from dataclasses import astuple
from pathlib import Path, PurePosixPath
from typing import Any

from loa.artifacts import code_of, sha256_of, version_of
from loa.ground.compression import gzipped_size
from loa.ground.shelf import Memory, Shelf
from loa.last_look.finished_page import FinishedPage, Reference, read_page
from loa.last_look.other_files import OtherFile, has_addresses, read_other

FILE = "finished.shelf"


class ReadBefore:
    """What was read of files, by the digest of their bytes, in a shelf below a folder."""

    def __init__(self, folder: Path, memory: Memory | None = None) -> None:
        # A file's bytes are all that its reading was made from, and what the key has.
        self.shelf = Shelf(folder / FILE, lambda question: "", memory)
        self._code = f"{code_of('last_look', 'ground')} {version_of('lxml')}"

    def page(self, data: bytes) -> FinishedPage:
        """As `read_page`."""
        name = f"page {sha256_of(data)}"
        return _page_of(self.shelf.get_or_make(name, self._code, lambda: _row_of(read_page(data))))

    def other(self, uri: str, data: bytes, site_url: str) -> OtherFile | None:
        """As `read_other`."""
        if not has_addresses(uri):
            return None
        # Of the name only the end decides how a file is read.
        name = f"other {PurePosixPath(uri).name} {sha256_of(data)}"
        key = f"{self._code} {site_url}"
        row = self.shelf.get_or_make(
            name, key, lambda: _row_of_other(read_other(uri, data, site_url))
        )
        references, faults, listed = row
        return OtherFile(
            [Reference(*fields) for fields in references], list(map(tuple, faults)), listed
        )

    def size(self, data: bytes) -> int:
        """Bytes of the gzip copy."""
        name = f"size {sha256_of(data)}"
        return int(self.shelf.get_or_make(name, self._code, lambda: gzipped_size(data)))


def _row_of(page: FinishedPage) -> list[Any]:
    references = [
        [reference.address, reference.line, reference.use] for reference in page.references
    ]
    return [
        references,
        sorted(page.ids),
        page.policy,
        page.refused,
        page.faults,
        page.is_indexed,
        page.is_leading_on,
    ]


def _row_of_other(file: OtherFile | None) -> list[Any]:
    file = file or OtherFile()
    return [[astuple(reference) for reference in file.references], file.faults, file.listed]


def _page_of(row: list[Any]) -> FinishedPage:
    references, ids, policy, refused, faults, is_indexed, is_leading_on = row
    return FinishedPage(
        references=[Reference(*fields) for fields in references],
        ids=set(ids),
        policy=policy,
        refused=[(line, what) for line, what in refused],
        faults=[(line, what) for line, what in faults],
        is_indexed=is_indexed,
        is_leading_on=is_leading_on,
    )
