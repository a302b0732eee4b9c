"""Days on which somebody read, agreed or approved are not days that are still to come."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from loa.checking import Kept, afresh, check
from loa.content.front_matter import KeyPath, parsed
from loa.content.library import Library
from loa.content.registries import DATA_FOLDER
from loa.content.text_files import read_text
from loa.ground.wording import say
from loa.problems import Problem

_DONE = frozenset({
    "as_of", "speakers_as_of", "reviewed_on", "approved_on", "recorded_on", "issued", "on",
})  # fmt: skip


def latest_day(built_at: datetime) -> date:
    """The last day that can have been: here it may be tomorrow already."""
    return max(built_at.astimezone(UTC), datetime.now(UTC)).date() + timedelta(days=1)


@check("future-date", scope="portal")
def check_future_pages(library: Library, latest: date) -> Iterator[Problem]:
    """No front matter says that something was read or agreed after `latest`."""
    for page in (*library.pages, *library.rejected):
        for at, day in _days(page.document.data):
            if day > latest:
                yield _problem(page.path, page.line(*at), at, day)


@check("future-date", scope="portal")
def check_future_registries(
    library: Library, latest: date, kept: Kept = afresh
) -> Iterator[Problem]:
    """The same for the registries."""
    yield from kept("future", latest.isoformat(), partial(_in_registries, library, latest))


def _in_registries(library: Library, latest: date) -> Iterator[Problem]:
    for path in sorted((library.docs_dir / DATA_FOLDER).glob("*.yml")):
        label = f"{library.docs_dir.name}/{DATA_FOLDER}/{path.name}"
        data, lines, _ = parsed(read_text(path, label)[0] or "", label)
        for at, day in _days(data):
            if day > latest:
                yield _problem(label, lines.get(at, 1), at, day)


def _days(value: Any, at: KeyPath = ()) -> Iterator[tuple[KeyPath, date]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _days(inner, (*at, str(key)))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _days(inner, (*at, index))
    elif isinstance(value, date) and at and at[-1] in _DONE:
        yield at, value.date() if isinstance(value, datetime) else value


def _problem(path: str, line: int, at: KeyPath, day: date) -> Problem:
    message = say(
        "The day {day}/{month}/{year} in “{field}” is still to come.",
        day=day.day,
        month=day.month,
        year=day.year,
        field=at[-1],
    )
    hint = say("Write the day on which you did read, approve or receive it, as year-month-day.")
    return Problem(path, line, "future-date", message, hint)
