"""The ledger added up: by commune, office, audience and week, between two days."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from loa.campaign.columns import COUNTS
from loa.campaign.entries import Session
from loa.content.dates import short_date

Grouping = Literal["xa", "don-vi", "doi-tuong", "tuan"]
TITLES: dict[Grouping, str] = {
    "xa": "Xã, phường",
    "don-vi": "Đơn vị làm",
    "doi-tuong": "Dành cho",
    "tuan": "Tuần từ",
}


@dataclass(frozen=True)
class Totals:
    """A table: what was counted for each name, in the order of `COUNTS`, and all together."""

    grouping: Grouping
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    whole: tuple[int, ...]


def within(sessions: Iterable[Session], first: date | None, last: date | None) -> list[Session]:
    """The sessions from a first to a last day, inclusive; None for no border."""
    return [
        one
        for one in sessions
        if (first is None or first <= one.day) and (last is None or one.day <= last)
    ]


def totals_of(
    sessions: Iterable[Session], grouping: Grouping, audiences: Mapping[str, str]
) -> Totals:
    """Sessions added up by one of four groupings; weeks begin on Monday and stand in order."""
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * len(COUNTS))
    whole = [0] * len(COUNTS)
    name = _NAMES[grouping]
    for one in sessions:
        row = sums[name(one, audiences)]
        for place, count in enumerate(one.counts):
            row[place] += count
            whole[place] += count
    rows = tuple((shown, tuple(counts)) for (_, shown), counts in sorted(sums.items()))
    return Totals(grouping, rows, tuple(whole))


def _week(session: Session) -> tuple[str, str]:
    monday = session.day - timedelta(days=session.day.weekday())
    return monday.isoformat(), short_date(monday)


_NAMES: dict[Grouping, Callable[[Session, Mapping[str, str]], tuple[str, str]]] = {
    "xa": lambda one, _: (one.commune, one.commune),
    "don-vi": lambda one, _: (one.agency, one.agency),
    "doi-tuong": lambda one, names: (one.audience, names.get(one.audience, one.audience)),
    "tuan": lambda one, _: _week(one),
}
