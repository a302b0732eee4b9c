"""Finished pages that an earlier look has read: most are the same bytes as in the last build."""

from pathlib import Path
from typing import Any

from loa.artifacts import code_of, sha256_of, version_of
from loa.ground.compression import gzipped_size
from loa.ground.shelf import Memory, Shelf
from loa.last_look.finished_page import FinishedPage, Reference, read_page

FILE = "finished.shelf"


class ReadBefore:
    """What was read of pages, by the digest of their bytes, in a shelf below a folder."""

    def __init__(self, folder: Path, memory: Memory | None = None) -> None:
        # A page's bytes are all that its reading was made from.
        self.shelf = Shelf(folder / FILE, lambda question: "", memory)
        self._code = f"{code_of('last_look', 'ground')} {version_of('lxml')}"

    def page(self, data: bytes) -> FinishedPage:
        """As `read_page`."""
        name = f"page {sha256_of(data)}"
        return _page_of(self.shelf.made(name, self._code, lambda: _row_of(read_page(data))))

    def size(self, data: bytes) -> int:
        """Bytes of the gzip copy."""
        name = f"size {sha256_of(data)}"
        return int(self.shelf.made(name, self._code, lambda: gzipped_size(data)))


def _row_of(page: FinishedPage) -> list[Any]:
    references = [[one.address, one.line, one.use] for one in page.references]
    return [
        references, sorted(page.ids), page.policy, page.refused, page.faults,
        page.is_indexed, page.is_leading_on,
    ]  # fmt: skip


def _page_of(row: list[Any]) -> FinishedPage:
    references, ids, policy, refused, faults, is_indexed, is_leading_on = row
    return FinishedPage(
        [Reference(*one) for one in references],
        set(ids),
        policy,
        [(line, what) for line, what in refused],
        [(line, what) for line, what in faults],
        is_indexed,
        is_leading_on,
    )
