"""The ledger: one CSV file in a folder of the owner's, never in the portal.

A row is a session. What is there already is not added again, so that a form may be handed in
twice.
"""

import csv
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from loa.campaign.columns import COLUMNS, COUNTS
from loa.campaign.entries import Session
from loa.errors import LoaError
from loa.ground.files import write_whole
from loa.ground.layout import SETTINGS
from loa.ground.spreadsheet import as_csv
from loa.ground.wording import say

HEADER = [column.title for column in COLUMNS]


class LedgerError(LoaError):
    """A ledger that is not ours, is damaged, or lies where it would be published."""


def require_private(path: Path) -> None:
    """Refuse a place inside a portal: what lies there is copied, pushed and published."""
    absolute = path.resolve()
    for folder in absolute.parents:
        if (folder / SETTINGS).is_file() or (folder / ".git").exists():
            raise LedgerError(
                say(
                    "No ledger is kept at “{path}”: it lies in “{folder}”, which is copied and "
                    "published. Choose a folder of the agency alone.",
                    path=path,
                    folder=folder,
                )
            )


def read_ledger(path: Path) -> list[Session]:
    """All sessions of a ledger, sorted; none where there is no file yet."""
    require_private(path)
    if not path.exists():
        return []
    try:
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        if rows[0] != HEADER:
            raise ValueError
        return sorted(_session(row) for row in rows[1:])
    except (UnicodeDecodeError, csv.Error, ValueError, IndexError) as error:
        message = say(
            "“{path}” is no ledger that Loa wrote, or is damaged. Nothing was written.", path=path
        )
        raise LedgerError(message) from error


def add_to_ledger(path: Path, sessions: Iterable[Session]) -> tuple[int, int]:
    """Write sessions into a ledger, whole or not at all: how many were new, and how many known."""
    recorded = set(read_ledger(path))
    submitted = list(sessions)
    fresh = set(submitted) - recorded
    if fresh:
        rows = [_row(session) for session in sorted(recorded | fresh)]
        write_whole(path, as_csv(HEADER, rows))
    return len(fresh), len(submitted) - len(fresh)


def _row(session: Session) -> list[object]:
    names = [session.commune, session.agency, session.audience]
    return [session.day.isoformat(), *names, *session.counts]


def _session(row: list[str]) -> Session:
    day, commune, agency, audience, *counts = row
    if len(counts) != len(COUNTS):
        raise ValueError(row)
    return Session(
        day=date.fromisoformat(day),
        commune=commune,
        agency=agency,
        audience=audience,
        counts=tuple(map(int, counts)),
    )
