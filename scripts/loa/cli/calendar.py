"""`loa calendar`: the plan of the year in a terminal."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import click

from loa.app import agendas
from loa.app.agendas import LAST, events_between
from loa.calendar.entries import VIETNAM
from loa.calendar.events import STATUS_NAMES, Occurrence
from loa.cli.root import find_root
from loa.cli.telling import inform
from loa.content.library import Library
from loa.errors import NotFoundError
from loa.ground.layout import DOCS
from loa.ground.wording import say, say_count

_FORMATS = ("%Y-%m-%d", "%d/%m/%Y")


@click.group(help=say("The campaign calendar: which events, on which days, by whom."))
def calendar() -> None:
    """Gather the calendar's commands."""


@calendar.command(
    "list", help=say("List the events between two days (by default: the year to come).")
)
@click.option(
    "--from",
    "since",
    metavar=say("DAY"),
    help=say("From this day, for example 2027-07-01 or 1/7/2027."),
)
@click.option("--to", "until", metavar=say("DAY"), help=say("To the end of this day."))
@click.option(
    "--agency",
    metavar=say("ID"),
    help=say("Only events that this agency leads or shares in, for example hoi-lhpn."),
)
def list_events(since: str | None, until: str | None, agency: str | None) -> None:
    """Print one line an event; exit 2 when a day or an agency makes no sense."""
    library = Library.load(find_root() / DOCS)
    first = _day(since) if since else today()
    last = _day(until) if until else min(first + timedelta(days=365), LAST)
    occurrences = events_between(library, first=first, last=last, agency=agency)
    for occurrence in occurrences:
        click.echo(_line(occurrence, library))
    if not occurrences:
        inform("No event in these days.")


@calendar.command("next", help=say("The next event, and the material to prepare."))
def next_event() -> None:
    """Print the next event that is not cancelled, with how far it is and its kit."""
    library = Library.load(find_root() / DOCS)
    day = today()
    occurrence = agendas.next_event(library, day)
    if occurrence is None:
        inform("No event in the twelve months to come.")
        return
    click.echo(_line(occurrence, library))
    click.echo(
        say_count("  In {count} day.", "  In {count} days.", (occurrence.start - day).days)
        if occurrence.start > day
        else say("  Going on now.")
    )
    inform("  Page: {path}", path=occurrence.event.page.path)
    for uri in occurrence.event.meta.kit:
        page = library.get(uri)
        click.echo(
            say("  Material: {title} (docs/{uri})", title=page.meta.title, uri=uri)
            if page
            else say("  Missing: {uri}", uri=uri)
        )


def today() -> date:
    """The day in Vietnam."""
    return datetime.now(UTC).astimezone(VIETNAM).date()


def _line(occurrence: Occurrence, library: Library) -> str:
    agencies = library.registries.agencies
    lead = ", ".join(agencies[key].name for key in occurrence.event.meta.lead)
    parts = [
        say(
            "{words} (by the moon: {lunar_words})",
            words=occurrence.words,
            lunar_words=occurrence.lunar_words,
        ),
        occurrence.event.page.meta.title,
        STATUS_NAMES[occurrence.event.meta.status],
        *([say("led by: {lead}", lead=lead)] if lead else []),
    ]
    return " | ".join(parts)


def _day(text: str) -> date:
    for day_format in _FORMATS:
        with suppress(ValueError):
            return datetime.strptime(text, day_format).date()
    raise NotFoundError(
        say("“{text}” is not a day. Write it like 2027-07-30 or 30/7/2027.", text=text)
    )
