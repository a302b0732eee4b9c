"""The next events."""

from datetime import date, timedelta
from functools import partial

from markupsafe import Markup, escape

from loa.calendar.events import (
    Occurrence,
    agenda,
    events_of,
)
from loa.calendar.lunar import LunarDay, to_lunar
from loa.directives.calendar import page_finder
from loa.directives.context import RenderContext
from loa.directives.own_words import block_words
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive
def upcoming(context: RenderContext, count: int) -> str:
    """The next events. A year of them is in the page, so that a script can move on without us.

    Without scripts the first ones stand, under the date from which they were counted.
    """
    until = context.today + timedelta(days=366)
    occurrences = agenda(events_of(context.library), context.today, until)
    going = [
        occurrence for occurrence in occurrences if occurrence.event.meta.status != "cancelled"
    ]
    return markup(
        "upcoming/block",
        context,
        occurrences=going,
        count=count,
        page_of=page_finder(context),
        days=partial(_days, context),
        lunar_days=partial(_lunar_days, context),
        today=lambda key: block_words(context, key, **_parts(context.today)),
    )


def _days(context: RenderContext, occurrence: Occurrence) -> Markup:
    """When it is, as the page's language writes days: 11/2 is another day to Chinese readers."""
    hours = occurrence.event.meta.hours
    return block_words(
        context,
        "block.day" if occurrence.start == occurrence.last else "block.days",
        words=occurrence.words,
        hours=f" {hours.begin}–{hours.end}" if hours else "",
        **_parts(occurrence.start),
        **_parts(occurrence.last, "last_"),
    )


def _lunar_days(context: RenderContext, occurrence: Occurrence) -> Markup:
    """The same days of the moon; those of a leap month only in Vietnamese, whose words tell it."""
    first, last = to_lunar(occurrence.start), to_lunar(occurrence.last)
    if first.is_leap or last.is_leap:
        return escape(f"(âm lịch {occurrence.lunar_words})")
    return block_words(
        context,
        "block.lunar_day" if occurrence.start == occurrence.last else "block.lunar_days",
        words=occurrence.lunar_words,
        **_parts(first),
        **_parts(last, "last_"),
    )


def _parts(day: date | LunarDay, prefix: str = "") -> dict[str, int]:
    """What a language's way to write a day is filled with."""
    return {f"{prefix}y": day.year, f"{prefix}m": day.month, f"{prefix}d": day.day}
