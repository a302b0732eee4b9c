"""Where frozen years are kept, beside docs/.

    archives/2026.json           every file of that year's site by its path, with its digest
    archives/objects/ab/abcd…    the files, each content once, however many years have it

Nothing here is ever changed or removed by us: a list is written when all that it names is there.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loa.ground.files import write_whole
from loa.ground.sums import sum_of
from loa.ground.wording import say

FOLDER = "archives"
_OBJECTS = "objects"
_VERSION = 1
_DIGEST = re.compile(r"[0-9a-f]{64}")
_URI = re.compile(r"(?!\.\.?(/|$))[^/\\\0]+(/(?!\.\.?(/|$))[^/\\\0]+)*")


class ArchiveDamagedError(Exception):
    """A list or a file of an archive is not what it was; the text names it."""


@dataclass(frozen=True)
class Year:
    """One frozen year: `files` are digests by path in that year's site, `quiet` the pages that
    are not shown again because somebody in need must find today's.
    `site_url` ends with a slash.
    """

    id: str
    site_url: str
    files: Mapping[str, str]
    quiet: frozenset[str]


class ArchiveStore:
    """The folder archives/ of a portal."""

    def __init__(self, root: Path) -> None:
        self.folder = root / FOLDER

    def list_of(self, year: str) -> Path:
        """The file that names what a year holds."""
        return self.folder / f"{year}.json"

    def keep(self, path: Path) -> str:
        """Have a file's content in the store, once; its digest."""
        _, digest = sum_of(path)
        path_in_store = self._object(digest)
        if not path_in_store.is_file() or sum_of(path_in_store)[1] != digest:
            write_whole(path_in_store, path.read_bytes())
        return digest

    def write(self, year: Year) -> str:
        """Write a year's list, the last step of freezing it; the list's digest."""
        data = json.dumps(
            {
                "version": _VERSION,
                "year": year.id,
                "site_url": year.site_url,
                "files": dict(sorted(year.files.items())),
                "quiet": sorted(year.quiet),
            },
            ensure_ascii=False,
            indent=0,
        ).encode()
        write_whole(self.list_of(year.id), data)
        return hashlib.sha256(data).hexdigest()

    def read(self, year: str, digest: str) -> Year:
        """A year's list. Raises ArchiveDamagedError where it is missing or not the one proven."""
        path = self.list_of(year)
        name = f"{FOLDER}/{path.name}"
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ArchiveDamagedError(say("there is no file “{name}”", name=name)) from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise ArchiveDamagedError(say("the file “{name}” was changed", name=name))
        return _year(json.loads(data))

    def data(self, digest: str) -> bytes:
        """A file's content. Raises ArchiveDamagedError where it is missing or changed."""
        path = self._object(digest)
        name = path.relative_to(self.folder.parent).as_posix()
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ArchiveDamagedError(say("there is no file “{name}”", name=name)) from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise ArchiveDamagedError(
                say("the file “{name}” was changed, or is damaged", name=name)
            )
        return data

    def _object(self, digest: str) -> Path:
        return self.folder / _OBJECTS / digest[:2] / digest


def _year(data: Mapping[str, Any]) -> Year:
    """The list is proven by its digest; that its paths stay inside the site is proven here."""
    files = data["files"]
    for uri, digest in files.items():
        if not _URI.fullmatch(uri) or not _DIGEST.fullmatch(digest):
            raise ArchiveDamagedError(say("the list has a strange row “{uri}”", uri=uri))
    return Year(
        id=data["year"], site_url=data["site_url"], files=files, quiet=frozenset(data["quiet"])
    )
