"""Counts per week of what may be counted: nothing that could point to one reader.

Pages that somebody may be watched while reading are not counted at all, nor are files made of
them. Only addresses that the portal has are counted, so nothing that somebody typed is kept.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal
from urllib.parse import unquote_to_bytes

from loa.content.library import Library
from loa.content.page import ContentPage, url_below
from loa.stats.access_log import Request

LEAST = 10
"""Smaller counts are hidden: few readers of a page may be known to each other."""
DOWNLOADS = frozenset({"pdf", "docx", "pptx", "zip", "ics", "mp3", "mp4", "webm", "txt"})
_READ = frozenset({200, 304})
"""Answers with which somebody has the page; parts of a film (206) tell nothing."""
_AT_ONCE = 100_000
Kind = Literal["page", "download", "language"]


@dataclass(frozen=True)
class Countable:
    """What may be counted: the name of each page by its address, and whose files are left out."""

    pages: Mapping[str, tuple[str, str]]
    """Address below the root → the title that is shown, and the language's name."""
    silent: frozenset[str]
    """Short names of pages whose files are not counted."""

    @classmethod
    def of(cls, library: Library) -> "Countable":
        """Of the published pages, but for those where somebody may be watched."""
        pages, silent = {}, set()
        for page in library.published:
            source = library.get(page.source_uri)
            if is_silent(page) or (source is not None and is_silent(source)):
                silent.add(page.slug)
                continue
            name = library.registries.languages[page.written_in].name
            old = source.meta.moved_from if source else []
            for url in (page.url, *(url_below(uri, page.language) for uri in old)):
                pages[url] = (page.meta.title, name)
        return cls(pages, frozenset(silent))


def is_silent(page: ContentPage) -> bool:
    """Whether nobody may learn that somebody read a page."""
    return page.meta.sensitive


@dataclass
class Counts:
    """Requests by week (its Monday), kind and name."""

    rows: dict[date, Counter[tuple[Kind, str]]] = field(default_factory=dict)

    def add(self, day: date, kind: Kind, name: str, times: int) -> None:
        """Count something that was asked for on a day."""
        monday = day - timedelta(days=day.weekday())
        self.rows.setdefault(monday, Counter())[kind, name] += times

    def shown(self, kind: Kind) -> list[tuple[str, list[int | None]]]:
        """A row a name, most asked first: the count of each week, None for one that is hidden,
        0 for none. A name whose every week is hidden is left out.
        """
        weeks = sorted(self.rows)
        names = sorted(
            {name for week in weeks for row_kind, name in self.rows[week] if row_kind == kind}
        )
        rows = []
        for name in names:
            counts = [self.rows[week][kind, name] for week in weeks]
            cells = [count if count >= LEAST or count == 0 else None for count in counts]
            if any(cells):
                rows.append((name, cells))
        return sorted(rows, key=lambda row: (-sum(filter(None, row[1])), row[0]))


def count(requests: Iterable[Request], countable: Countable, base: str, counts: Counts) -> None:
    """Add up requests; `base` is the path of the portal on its server."""
    seen: Counter[tuple[date, bytes]] = Counter()
    for day, target, status in requests:
        if status in _READ:
            seen[day, target] += 1
            # Whoever asks for ever new addresses does not fill the memory.
            if len(seen) >= _AT_ONCE:
                _add_up(seen=seen, countable=countable, base=base, counts=counts)
    _add_up(seen=seen, countable=countable, base=base, counts=counts)


def _add_up(
    seen: Counter[tuple[date, bytes]], countable: Countable, base: str, counts: Counts
) -> None:
    for (day, target), times in seen.items():
        for kind, name in _kinds_and_names(target, countable, base):
            counts.add(day, kind=kind, name=name, times=times)
    seen.clear()


def _kinds_and_names(
    target: bytes, countable: Countable, base: str
) -> tuple[tuple[Kind, str], ...]:
    path = unquote_to_bytes(target.partition(b"?")[0]).decode("utf-8", "replace")
    if not path.startswith(base):
        return ()
    uri = path.removeprefix(base).removesuffix("index.html")
    page = countable.pages.get(uri)
    if page is not None:
        title, language = page
        return (("page", title), ("language", language))
    *folders, name = uri.split("/")
    ending = name.rpartition(".")[2]
    if not folders or ending not in DOWNLOADS:
        return ()
    stem = name.partition(".")[0]
    if any(
        part == slug or part.startswith(f"{slug}-")
        for slug in countable.silent
        for part in (*folders, stem)
    ):
        return ()
    return (("download", uri),)
