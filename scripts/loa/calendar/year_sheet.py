"""The whole year on one sheet of A4 or A3, in Typst markup. Who can typeset it is told."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from importlib.resources import files
from typing import Any

from loa.calendar.entries import Site
from loa.calendar.events import Event, Occurrence, agenda
from loa.calendar.months import Day, Month, months
from loa.content.dates import short_date
from loa.content.entries.offices import Helpline

Typeset = Callable[[str], bytes | None]
"""From Typst markup to a PDF; None where it refused, which it has then reported."""

PAPERS = ("a4", "a3")
# Digits of a number that everybody can keep in mind.
LONGEST_NUMBER = 3
# From this month on people plan the next year.
PLANNING_MONTH = 10


def planned_year(today: date) -> int:
    """The year that a sheet printed now should show."""
    return today.year + (1 if today.month >= PLANNING_MONTH else 0)


def year_sheet(
    events: Iterable[Event],
    year: int,
    paper: str,
    site: Site,
    today: date,
    helplines: Iterable[Helpline] = (),
) -> str:
    """Typst markup of one sheet, with the short numbers among some helplines. `today` says as of
    when the dates were known.
    """
    first = date(year, 1, 1)
    occurrences = agenda(events, first, date(year + 1, 1, 1))
    data = {
        "title": f"Lịch truyền thông năm {year}",
        "author": site.name,
        "note": (
            f"{site.name}, {site.url}. Số nhỏ là ngày âm lịch. "
            "Ô vàng: ngày có sự kiện; ô xanh: đợt dài ngày. "
            f"Ngày theo thông tin đến {short_date(today)}; ngày dự kiến có thể đổi."
        ),
        "calls": [
            {
                "number": helpline.number,
                "said": helpline.call_for or helpline.short_name or helpline.name,
            }
            for helpline in helplines
            if helpline.number and len(helpline.number) <= LONGEST_NUMBER
        ],
        "months": [_month(month, first) for month in months(occurrences, first, 12)],
    }
    # Quoted as JSON once more, a text is a Typst string too: of the escapes only those of the
    # quote, the backslash and the line end occur, and both languages have them.
    source = json.dumps(json.dumps(data, ensure_ascii=False), ensure_ascii=False)
    template = files("loa").joinpath("calendar", "typeset", "year.typ").read_text(encoding="utf-8")
    call = f'#year-sheet(json(bytes({source})), "{paper}")\n'
    return template + call


def _month(month: Month, first: date) -> dict[str, Any]:
    return {
        "name": f"Tháng {month.first.month}",
        "weeks": [[_day(day) for day in week] for week in month.weeks],
        "events": [_event(occurrence, first) for occurrence in month.occurrences],
    }


def _day(day: Day | None) -> dict[str, Any] | None:
    if day is None:
        return None
    return {
        "day": day.date.day,
        "lunar": day.lunar_mark,
        "starts": bool(day.starting),
        "busy": day.is_busy,
        "season": day.in_season,
    }


def _event(occurrence: Occurrence, first: date) -> dict[str, Any]:
    """An event's line: the day alone where it is one of this month."""
    start, last = occurrence.start, occurrence.last
    if start == last:
        when = f"{start.day}"
    elif (start.month, start.year) == (last.month, last.year):
        when = f"{start.day}–{last.day}"
    else:
        when = f"{start.day}/{start.month}–{last.day}/{last.month}"
        if start.year != last.year:
            when = occurrence.words
    meta = occurrence.event.meta
    # Titles of anniversaries begin with the day that already stands before them here.
    title = occurrence.event.page.meta.title.removeprefix(f"{start.day}/{start.month}: ")
    planned = " (dự kiến)" if meta.status == "planned" else ""
    return {"when": when, "title": title + planned, "cancelled": meta.status == "cancelled"}
