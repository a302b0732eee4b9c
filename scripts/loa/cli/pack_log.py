"""`loa pack log` and `outdated`: which place holds which pack, and where a new one is due."""

from datetime import date, datetime
from pathlib import Path

import click

from loa.app.distribution import due_copies, hand_over
from loa.cli.telling import end, inform, inform_count
from loa.ground.wording import say
from loa.problems import as_text

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
    entry = hand_over(file, stick=stick, place=place, holder=holder, day=_day(day))
    inform("Written into {file}: {cells}", file=file, cells="; ".join(entry.cells))


@click.command("outdated", help=say("List the places of the log FILE (.csv) that need a new copy."))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--newest",
    type=_STICK,
    help=say("Stick or folder with the newest copy: lists places with older ones too."),
)
@click.option(
    "--within",
    type=click.IntRange(0, 3650),
    default=30,
    show_default=True,
    help=say("List also places whose copy ends within so many days."),
)
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
    since = before.date() if before else None
    due = due_copies(file, day=_day(day), newest=newest, within=within, made_before=since)
    for copy in due.stale:
        click.echo(str(copy))
    inform(
        "Places that need a new copy: {count}; copies handed over: {copies}.",
        count=len(due.stale),
        copies=due.copies,
    )
    if due.problems:
        inform_count(
            "{list}\n{count} error in the log.",
            "{list}\n{count} errors in the log.",
            len(due.problems),
            err=True,
            list=as_text(due.problems),
        )
        end(is_wrong=True)


def _day(moment: datetime | None) -> date:
    return moment.date() if moment else date.today()
