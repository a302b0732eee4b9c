"""Which place holds which copy, and where a new one is due."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from loa.ground.targets import require_outside_portals
from loa.packs.distribution_log import LogEntry, Stale, add_to_log, outdated, read_log
from loa.packs.info import PackInfo, is_info_whole, read_info
from loa.packs.stick import opened_portal
from loa.packs.update import unreadable
from loa.problems import Problem, ProblemsError, require_right


@dataclass(frozen=True)
class Due:
    """The places that need a new copy, how many copies the log has, and its unreadable lines."""

    stale: tuple[Stale, ...]
    copies: int
    problems: tuple[Problem, ...]


def hand_over(log: Path, stick: Path, place: str, holder: str, day: date) -> LogEntry:
    """Write into a log outside of portals that the copy on a stick was handed to a place.

    Profile, number and dates are the stick's own. Raises ProblemsError where it or the log cannot
    be read.
    """
    require_outside_portals(log)
    entry = LogEntry(
        place=place.strip(), holder=holder.strip(), pack=_pack_on(stick), handed_on=day
    )
    require_right(add_to_log(log, entry))
    return entry


def due_copies(
    log: Path, day: date, newest: Path | None, within: int, made_before: date | None
) -> Due:
    """The places of a log whose copy ends within so many days, is older than that on the stick
    `newest`, or was made before a day. Raises ProblemsError where that stick cannot be read.
    """
    entries, problems = read_log(log)
    pack = _pack_on(newest) if newest else None
    stale = outdated(entries, day, newest=pack, within=within, made_before=made_before)
    return Due(tuple(stale), len(entries), tuple(problems))


def _pack_on(stick: Path) -> PackInfo:
    folder = opened_portal(stick)
    info = read_info(folder) if folder else None
    if folder is None or info is None or not is_info_whole(folder):
        raise ProblemsError([unreadable(stick)])
    return info
