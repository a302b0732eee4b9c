"""`loa pack log` and `outdated`: which place holds which pack, and where a new one is due."""

import sys
from datetime import date, datetime
from pathlib import Path

import click

from loa.cli.telling import inform, inform_count
from loa.ground.targets import require_outside_portals
from loa.ground.wording import say
from loa.packs.holdings import Holding, add_to_log, outdated, read_log
from loa.packs.info import PackInfo, is_info_whole, read_info
from loa.packs.stick import opened_portal
from loa.packs.update import unreadable
from loa.problems import ProblemsError, as_text, require_right

_LOG = click.Path(path_type=Path, dir_okay=False)
_STICK = click.Path(path_type=Path, exists=True, file_okay=False)
_TODAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])


@click.command(
    help=say("Write into the log FILE (.csv) that the copy on STICK was handed to a place.")
)
@click.argument("file", type=_LOG)
@click.argument("stick", type=_STICK)
@click.option("--place", required=True, help=say("Who received it: village, commune, school."))
@click.option("--holder", required=True, help=say("Agency or unit that keeps it. Name no person."))
@click.option(
    "--on", "day", type=_TODAY, help=say("Day on which it was handed over; by default today.")
)
def log(file: Path, stick: Path, place: str, holder: str, day: datetime | None) -> None:
    """Read profile, number and dates from the stick: nobody has to copy them."""
    require_outside_portals(file)
    holding = Holding(place.strip(), holder.strip(), _pack_on(stick), _day(day))
    if problems := add_to_log(file, holding):
        require_right(problems)
    inform("Written into {file}: {cells}", file=file, cells="; ".join(holding.cells))


@click.command("outdated", help=say("List the places of the log FILE (.csv) that need a new copy."))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--newest",
    type=_STICK,
    help=say("Stick or folder with the newest copy: lists places with older ones too."),
)
@click.option(
    "--within", type=click.IntRange(0, 3650), default=30, show_default=True,
    help=say("List also places whose copy ends within so many days."),
)  # fmt: skip
@click.option(
    "--made-before",
    "before",
    type=_TODAY,
    help=say(
        "List also places whose copy was made before this day, such as the day on "
        "which somebody took back a consent."
    ),
)
@click.option("--on", "day", type=_TODAY, help=say("Take this day for today."))
def outdated_(
    file: Path, newest: Path | None, within: int, before: datetime | None, day: datetime | None
) -> None:
    """List what can be read even when some lines cannot; those lines then set the exit code."""
    holdings, problems = read_log(file)
    since = before.date() if before else None
    stale = outdated(holdings, _day(day), _pack_on(newest) if newest else None, within, since)
    for one in stale:
        click.echo(str(one))
    inform(
        "Places that need a new copy: {count}; copies handed over: {copies}.",
        count=len(stale),
        copies=len(holdings),
    )
    if problems:
        inform_count(
            "{list}\n{count} error in the log.",
            "{list}\n{count} errors in the log.",
            len(problems),
            err=True,
            list=as_text(problems),
        )
        sys.exit(1)


def _pack_on(stick: Path) -> PackInfo:
    place = opened_portal(stick)
    info = read_info(place) if place else None
    if place is None or info is None or not is_info_whole(place):
        raise ProblemsError([unreadable(stick)])
    return info


def _day(given: datetime | None) -> date:
    return given.date() if given else date.today()
