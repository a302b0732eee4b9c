"""Dates as Vietnamese readers write them."""

from datetime import date

from loa.errors import LoaError
from loa.ground.wording import say


def short_date(day: date) -> str:
    """30/7/2027."""
    return f"{day.day}/{day.month}/{day.year}"


def date_range(start: date, last: date) -> str:
    """30/7/2027, or 1/7–30/9/2027 for a range within a year. `last` is inclusive."""
    if start == last:
        return short_date(start)
    if start.year == last.year:
        return f"{start.day}/{start.month}–{short_date(last)}"
    return f"{short_date(start)}–{short_date(last)}"


def require_past(day: date, latest: date) -> None:
    """Raises LoaError for a day after the latest that can have been, which is today as a rule."""
    if day > latest:
        raise LoaError(say("The day {day} is still to come.", day=day.isoformat()))
