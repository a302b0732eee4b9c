"""The one time that every output carries.

Standard: reproducible-builds.org/specs/source-date-epoch. Pandoc and Typst read the variable too.
"""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

from loa.errors import LoaError
from loa.ground.git import GitError, ask, history_of
from loa.ground.wording import say

VARIABLE = "SOURCE_DATE_EPOCH"
EARLIEST = int(datetime(1980, 1, 1, tzinfo=UTC).timestamp())
"""ZIP and FAT32 know no earlier day."""
LATEST = int(datetime(2100, 1, 1, tzinfo=UTC).timestamp()) - 1
_FALLBACK = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())
_SECONDS = re.compile(r"[0-9]{1,12}")


class BadTimeError(LoaError):
    """The environment names a time that is none."""

    exit_code = 2


def build_time(root: Path) -> datetime:
    """SOURCE_DATE_EPOCH, or the time of the last commit; 1 January 2026 where neither is known.

    Sets the variable for the programs that are called. Raises BadTimeError.
    """
    seconds = _from_environment()
    if seconds is None:
        seconds = _from_history(root)
    os.environ[VARIABLE] = str(seconds)
    return datetime.fromtimestamp(seconds, UTC)


def unknown_of(root: Path) -> str:
    """What the times and the history of a portal cannot tell, as a sentence; "" when all is known.

    A set SOURCE_DATE_EPOCH is somebody's word for the time, and is believed. To be asked before
    `build_time`, which sets it. Raises BadTimeError.
    """
    history = history_of(root)
    is_set = _from_environment() is not None
    return "" if history.lacks and is_set else history.sentence


def require_time(root: Path) -> None:
    """Raise LoaError where the sequence of a pack would be guessed. Before `build_time`."""
    history = history_of(root)
    if history.lacks and _from_environment() is None:
        raise LoaError(
            say(
                "No copy was written: its number would fall below every copy that was handed "
                "out, because {lacks}. Get the portal by “git clone”, or set "
                "SOURCE_DATE_EPOCH.",
                lacks=history.lacks,
            )
        )


def _from_environment() -> int | None:
    text = os.environ.get(VARIABLE, "").strip()
    if not text:
        return None
    if not _SECONDS.fullmatch(text) or not EARLIEST <= int(text) <= LATEST:
        raise BadTimeError(
            say(
                "{variable} must be the seconds of a day from 1980 to 2099, for example "
                "{fallback}, not “{text}”.",
                variable=VARIABLE,
                fallback=_FALLBACK,
                text=text,
            )
        )
    return int(text)


def _from_history(root: Path) -> int:
    try:
        seconds = int(ask(root, "log", "-1", "--format=%ct"))
    except (GitError, ValueError):
        return _FALLBACK
    return min(max(seconds, EARLIEST), LATEST)
