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
    found = agenda(events_of(context.library), context.today, until)
    going = [one for one in found if one.event.meta.status != "cancelled"]
    return markup(
        "upcoming/block", context, occurrences=going, count=count, page_of=page_finder(context),
        days=partial(_days, context), lunar_days=partial(_lunar_days, context),
        today=lambda key: block_words(context, key, **_parts(context.today)),
    )  # fmt: skip


def _days(context: RenderContext, one: Occurrence) -> Markup:
    """When it is, as the page's language writes days: 11/2 is another day to Chinese readers."""
    hours = one.event.meta.hours
    return block_words(
        context,
        "block.day" if one.start == one.last else "block.days",
        words=one.words,
        hours=f" {hours.begin}–{hours.end}" if hours else "",
        **_parts(one.start),
        **_parts(one.last, "last_"),
    )


def _lunar_days(context: RenderContext, one: Occurrence) -> Markup:
    """The same days of the moon; those of a leap month only in Vietnamese, whose words tell it."""
    first, last = to_lunar(one.start), to_lunar(one.last)
    if first.is_leap or last.is_leap:
        return escape(f"(âm lịch {one.lunar_words})")
    return block_words(
        context,
        "block.lunar_day" if one.start == one.last else "block.lunar_days",
        words=one.lunar_words,
        **_parts(first),
        **_parts(last, "last_"),
    )


def _parts(day: date | LunarDay, prefix: str = "") -> dict[str, int]:
    """What a language's way to write a day is filled with."""
    return {f"{prefix}y": day.year, f"{prefix}m": day.month, f"{prefix}d": day.day}
