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
        session
        for session in sessions
        if (first is None or first <= session.day) and (last is None or session.day <= last)
    ]


def totals_of(
    sessions: Iterable[Session], grouping: Grouping, audiences: Mapping[str, str]
) -> Totals:
    """Sessions added up by one of four groupings; weeks begin on Monday and stand in order."""
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * len(COUNTS))
    whole = [0] * len(COUNTS)
    name = _NAMES[grouping]
    for session in sessions:
        row = sums[name(session, audiences)]
        for position, count in enumerate(session.counts):
            row[position] += count
            whole[position] += count
    rows = tuple((label, tuple(counts)) for (_, label), counts in sorted(sums.items()))
    return Totals(grouping, rows, tuple(whole))


def _week(session: Session) -> tuple[str, str]:
    monday = session.day - timedelta(days=session.day.weekday())
    return monday.isoformat(), short_date(monday)


_NAMES: dict[Grouping, Callable[[Session, Mapping[str, str]], tuple[str, str]]] = {
    "xa": lambda session, _: (session.commune, session.commune),
    "don-vi": lambda session, _: (session.agency, session.agency),
    "doi-tuong": lambda session, names: (
        session.audience,
        names.get(session.audience, session.audience),
    ),
    "tuan": lambda session, _: _week(session),
}
