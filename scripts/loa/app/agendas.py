"""The campaign calendar between two days, and what comes next in it."""

from datetime import date, timedelta

from loa.calendar.events import Occurrence, agenda, events_of
from loa.content.library import Library
from loa.errors import NotFoundError
from loa.ground.wording import say
from loa.problems import nearest

FIRST, LAST = date(2000, 1, 1), date(2070, 12, 31)
"""The lunar calendar is computed for these years."""


def events_between(
    library: Library, first: date, last: date, agency: str | None = None
) -> list[Occurrence]:
    """The events that touch these days, the last one included, in order of time; with `agency`,
    those that it leads or shares in. Raises NotFoundError where that makes no sense.
    """
    agencies = library.registries.agencies
    if agency and agency not in agencies:
        raise NotFoundError(
            say(
                "There is no agency “{agency}”. {hint}",
                agency=agency,
                hint=nearest(agency, agencies),
            )
        )
    if not FIRST <= first <= last <= LAST:
        raise NotFoundError(say("The first day must come before the last, between 2000 and 2070."))
    events = [event for event in events_of(library) if agency is None or agency in event.agencies]
    return agenda(events, first, last + timedelta(days=1))


def next_event(library: Library, day: date) -> Occurrence | None:
    """What comes next in a year and is not cancelled: what has not begun comes before what is
    under way, since it can still be prepared.
    """
    going = [event for event in events_of(library) if event.meta.status != "cancelled"]
    occurrences = agenda(going, day, day + timedelta(days=366))
    return next(
        (occurrence for occurrence in occurrences if occurrence.start >= day),
        occurrences[0] if occurrences else None,
    )
