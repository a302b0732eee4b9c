"""Frozen years in a built site: their pages below /<year>/, and of their files only what the site
does not hold already.

A file with the same bytes as one of today is not written again: pages of the year name today's.
The content is kept in any case, so that a later build writes it as soon as today's has changed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from loa.archive.pages import (
    Forwarder,
    FrozenPage,
    redirect_page,
    rewrite_style,
)
from loa.archive.store import FOLDER, ArchiveDamagedError, ArchiveStore, Year
from loa.checking import check
from loa.content.archives import ArchivedYear
from loa.ground.sums import sums_of
from loa.ground.wording import say
from loa.problems import Problem

Clears = Callable[[str, bytes], bool]
"""Whether a file, by its path in the site and its content, holds nothing withdrawn since."""

_WITHDRAWN = "da-rut.html"
_HOME = "index.html"
_FEEDS = frozenset({".atom", ".xml"})


@dataclass
class ShownYears:
    """What was written: `sources` are the lists that hold the pages, by dest_uri;
    `withdrawn` are files that may not be seen any more."""

    sources: dict[str, str] = field(default_factory=dict)
    withdrawn: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@check("archive-damaged", scope="command")
def show_years(
    site: Path,
    root: Path,
    years: Mapping[str, ArchivedYear],
    site_url: str,
    help_page: str,
    clears: Clears,
) -> ShownYears:
    """Write every frozen year into a finished site. `site_url` ends with a slash.

    A year that is missing or damaged is a problem; nothing of it is written.
    """
    shown = ShownYears()
    store = ArchiveStore(root)
    homes = frozenset(f"{year}/{_HOME}" for year in years)
    now = _Now(
        site=site,
        files=sums_of(site) if years else {},
        homes=homes,
        site_url=site_url,
        help_page=help_page,
    )
    for year, entry in years.items():
        try:
            frozen = store.read(year, entry.sha256)
            _Writer(now=now, store=store, frozen=frozen, clears=clears, shown=shown).write()
        except ArchiveDamagedError as damage:
            shown.problems.append(
                Problem(
                    "docs/_data/archives.yml",
                    1,
                    "archive-damaged",
                    say("What was kept of {year}: {damage}.", year=year, damage=damage),
                    say(
                        "Copy the folder {folder}/ back from a copy, or take this entry out of "
                        "the registry.",
                        folder=FOLDER,
                    ),
                )
            )
    return shown


@dataclass(frozen=True)
class _Now:
    """The site that years are written into: its files with their digests, and the `homes` of all
    years, which a year's pages may name and which stand beside it and not in it.
    """

    site: Path
    files: Mapping[str, str]
    homes: frozenset[str]
    site_url: str
    help_page: str


class _Writer:
    def __init__(
        self, now: _Now, store: ArchiveStore, frozen: Year, clears: Clears, shown: ShownYears
    ) -> None:
        self.now, self.store, self.frozen, self.shown = now, store, frozen, shown
        rows = sorted(now.files.items(), reverse=True)
        self.by_digest = {digest.rpartition(" ")[2]: uri for uri, digest in rows}
        # Everything is proven before anything is written.
        self.withdrawn = {
            uri for uri, digest in frozen.files.items() if not clears(uri, store.data(digest))
        }

    def write(self) -> None:
        year = self.frozen.id
        for uri, digest in self.frozen.files.items():
            if uri in self.withdrawn:
                self.shown.withdrawn.append(f"{year}/{uri}")
            elif self.finds(uri) == f"{year}/{uri}":
                self._write_file(f"{year}/{uri}", self._rewritten(uri, self.store.data(digest)))
        if self.withdrawn:
            self._write_file(f"{year}/{_WITHDRAWN}", self._withdrawn_page())
        for uri in sorted({*self.frozen.quiet, *self.withdrawn}):
            if uri.endswith(".html"):
                # Somebody in need is led to today's page, not to that of years ago.
                target_uri = uri if uri in self.now.files else self.now.help_page or _HOME
                self._write_file(
                    f"{year}/{uri}",
                    redirect_page(f"{year}/{uri}", target_uri, "Xem trang hiện nay"),
                )
        self._keep_old_addresses()

    def finds(self, uri: str) -> str:
        """Where a file of the year is to be found in the site; "" for what was withdrawn."""
        year, digest = self.frozen.id, self.frozen.files.get(uri)
        if uri in self.withdrawn:
            return f"{year}/{uri}" if uri.endswith(".html") else f"{year}/{_WITHDRAWN}"
        if uri in self.frozen.quiet:
            return f"{year}/{uri}"
        if digest is None and uri in self.now.homes:
            return uri
        if digest is None:
            return uri if uri in self.now.files else f"{year}/{_WITHDRAWN}" * bool(self.withdrawn)
        if _is_rewritten(uri):
            return f"{year}/{uri}"
        return self.by_digest.get(digest, f"{year}/{uri}")

    def _rewritten(self, uri: str, data: bytes) -> bytes:
        page = FrozenPage(
            uri=uri, year=self.frozen.id, site_url=self.frozen.site_url, finds=self.finds
        )
        forwarder = Forwarder(self.frozen.site_url, self.now.site_url, self.finds)
        ending = PurePosixPath(uri).suffix
        if ending == ".html":
            text = page.rewrite(
                data.decode(), uri if uri in self.now.files else _HOME, self.now.help_page
            )
            self.shown.sources[f"{self.frozen.id}/{uri}"] = f"{FOLDER}/{self.frozen.id}.json"
            return text.encode()
        if ending == ".css":
            return rewrite_style(data.decode(), page).encode()
        if ending in _FEEDS:
            return forwarder.feed(data.decode()).encode()
        if ending == ".ics":
            return forwarder.calendar(data.decode()).encode()
        return data

    def _keep_old_addresses(self) -> None:
        """A page that today's portal has no more is found at its old address too."""
        for uri in sorted(self.frozen.files):
            if uri.endswith(".html") and uri not in self.withdrawn | self.now.files.keys():
                words = f"Xem bản lưu năm {self.frozen.id}"
                path = self.now.site / uri
                if not path.exists():
                    self._write_file(uri, redirect_page(uri, f"{self.frozen.id}/{uri}", words))

    def _withdrawn_page(self) -> bytes:
        uri = f"{self.frozen.id}/{_WITHDRAWN}"
        return redirect_page(uri, self.now.help_page or _HOME, "Tệp này đã rút. Xem trang hiện nay")

    def _write_file(self, uri: str, data: bytes) -> None:
        path = self.now.site / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _is_rewritten(uri: str) -> bool:
    """Whether a file is never the same as today's: its addresses are."""
    return PurePosixPath(uri).suffix in {".html", ".ics", *_FEEDS}
