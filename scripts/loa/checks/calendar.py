"""The year's plan holds together: themes are in before their day, agencies are not double-booked.

These rules need the day of the build and all events at once, so they are not page checks.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

from loa.calendar.events import Event, Occurrence, agenda, events_of, occurrences
from loa.checking import check
from loa.content.library import Library
from loa.content.registries import Registries
from loa.ground.wording import say
from loa.problems import Problem

# Kits are printed some weeks ahead; by then the theme belongs on them.
THEME_DAYS = 60
CLASH_DAYS = 366


@check("event-clash", "theme-missing", scope="portal", severity="warning")
def check_calendar(library: Library, today: date) -> Iterator[Problem]:
    """Everything about the year ahead that a planner should mend."""
    events = [event for event in events_of(library) if event.meta.status != "cancelled"]
    for event in events:
        yield from _check_theme(event, today)
    ahead = agenda(events, today, today + timedelta(days=CLASH_DAYS))
    yield from _check_clashes(ahead, library.registries)


def _check_theme(event: Event, today: date) -> Iterator[Problem]:
    """An event that comes back and has had themes gets this year's before it starts."""
    if not event.meta.themes or not (event.meta.lunar or event.meta.recurrence == "yearly"):
        return
    for occurrence in occurrences(event, today, today + timedelta(days=THEME_DAYS))[:1]:
        if occurrence.start.year not in event.meta.themes:
            message = say(
                "The event begins on {words} and has no theme for {year} yet.",
                words=occurrence.words,
                year=occurrence.start.year,
            )
            hint = say(
                'When the theme is announced, add to themes: {year}: "…".',
                year=occurrence.start.year,
            )
            line = event.page.line("themes")
            yield Problem(event.page.path, line, "theme-missing", message, hint)


def _check_clashes(ahead: Iterable[Occurrence], registries: Registries) -> Iterator[Problem]:
    """Two events of a few days that need one agency at the same time."""
    short_occurrences = [occurrence for occurrence in ahead if not occurrence.is_season]
    for first, second in combinations(short_occurrences, 2):
        if second.start >= first.end or first.event == second.event:
            continue
        for key in second.event.agencies:
            if key in first.event.agencies:
                page = second.event.page
                message = say(
                    "{name} has two events on {words}: this page and “{title}”.",
                    name=registries.agencies[key].name,
                    words=second.words,
                    title=first.event.page.meta.title,
                )
                hint = say("Move one event, or have another agency do it.")
                line = page.line("lead" if key in second.event.meta.lead else "partners")
                yield Problem(page.path, line, "event-clash", message, hint)
