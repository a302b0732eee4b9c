"""Which pages are new and which were changed since a day, as git has it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from loa.content.history import History
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.registries import Registries


@dataclass(frozen=True)
class Change:
    """A page, when it first came and when it was last changed."""

    page: ContentPage
    first: datetime
    last: datetime

    def is_new(self, since: date) -> bool:
        """Whether the page came on a day or later."""
        return self.first.date() >= since


def is_announced(page: ContentPage, registries: Registries) -> bool:
    """Whether subscribers hear of a page: a feed's list on a phone must give nobody away, and
    editors' pages are no news.
    """
    is_for_editors = page.meta.audience == [registries.audience("editors")]
    return not page.meta.sensitive and not is_for_editors and _is_written(page)


def _is_written(page: ContentPage) -> bool:
    return page.meta.type not in ("language-home", "landing")


def changes_of(library: Library, history: History, since: date | None = None) -> list[Change]:
    """Published pages that subscribers hear of, last changed first."""
    pages = (page for page in library.published if is_announced(page, library.registries))
    changes = [_change(page, history) for page in pages]
    recent = [change for change in changes if since is None or change.last.date() >= since]
    return sorted(recent, key=lambda change: (-change.last.timestamp(), change.page.src_uri))


def for_audience(changes: Iterable[Change], audience: str) -> list[Change]:
    """Those that an audience reads."""
    return [change for change in changes if audience in change.page.meta.audience]


def _change(page: ContentPage, history: History) -> Change:
    times = history.commits.get(page.src_uri) or (history.fallback,)
    return Change(page, min(times), max(times))
