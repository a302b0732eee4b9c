"""The year ahead."""

from dataclasses import dataclass
from datetime import timedelta

from loa.artifacts import Artifact
from loa.calendar.events import (
    STATUS_NAMES,
    Event,
    Occurrence,
    agenda,
    event_of,
    events_of,
    months_later,
    occurrences,
)
from loa.calendar.maker import ALL, FEED_KIND, REMINDER_SUFFIX, feed_folder, feeds_of
from loa.calendar.months import months
from loa.content.entries.offices import Agency
from loa.content.references import agency_name
from loa.directives.calendar import agency_links, kit_of, page_finder
from loa.directives.context import RenderContext
from loa.directives.offers import whole_of
from loa.directives.registry import directive
from loa.directives.templates import markup

MONTHS_AHEAD = 12
FILTERS = {
    "audience": "Lọc theo người nghe",
    "agency": "Lọc theo cơ quan",
    "language": "Lọc theo ngôn ngữ",
}
FEED_GROUPS = {
    "all": "Tất cả",
    "audience": "Theo người nghe",
    "agency": "Theo cơ quan",
    "language": "Theo ngôn ngữ",
}
FORMATS = ("ics", "json", "atom")


@directive
def calendar(context: RenderContext) -> str:
    """Twelve months from the build's day: a grid and an agenda each, with filters as links."""
    first = months_later(context.today, 0)
    pinned = _pinned_occurrence(context)
    upcoming = agenda(events_of(context.library), first, months_later(first, MONTHS_AHEAD))
    return markup(
        "calendar/block",
        context,
        months=months(upcoming, first, MONTHS_AHEAD),
        statuses=STATUS_NAMES,
        values=_values(upcoming, context),
        filter_names=FILTERS,
        feeds=_feeds(context),
        classes=lambda occurrence: _classes(occurrence.event, context),
        page_of=page_finder(context),
        lead=lambda occurrence: agency_links(occurrence.event.meta.lead, context),
        pinned=pinned,
        kit=kit_of(pinned.event, context) if pinned else [],
        whole=whole_of(context.manifest.of_page(pinned.event.page.src_uri)) if pinned else None,
    )


def _pinned_occurrence(context: RenderContext) -> Occurrence | None:
    """The next time of the day that the campaign is for, wherever in the year it stands."""
    calendar = context.library.registries.section("calendar")
    section = context.library.registries.sections.get(calendar)
    page = context.library.get(section.pinned) if section and section.pinned else None
    event = event_of(context.library, page) if page else None
    if event is None:
        return None
    ahead = occurrences(event, context.today, context.today + timedelta(days=366))
    return next(iter(ahead), None)


@dataclass(frozen=True)
class _FeedRow:
    title: str
    files: list[Artifact]


def _feeds(context: RenderContext) -> list[tuple[str, list[_FeedRow]]]:
    """The feeds that were made, in groups, each with its files."""
    files_by_feed: dict[str, list[Artifact]] = {}
    for file in context.manifest:
        if file.kind == FEED_KIND:
            files_by_feed.setdefault(file.dest_uri.rpartition(".")[0], []).append(file)
    groups: dict[str, list[_FeedRow]] = {}
    folder = feed_folder(context.library.registries)
    for feed in feeds_of(context.library):
        files = files_by_feed.get(f"{folder}/{feed.id}", [])
        if files:
            files = sorted(files, key=lambda file: FORMATS.index(file.extension))
            groups.setdefault(feed.kind, []).append(_FeedRow(feed.title, files))
    reminders = files_by_feed.get(f"{folder}/{ALL}{REMINDER_SUFFIX}")
    if reminders:
        groups["all"].append(_FeedRow("Tất cả sự kiện, nhắc trước hai tuần", reminders))
    return [(FEED_GROUPS[kind], rows) for kind, rows in groups.items()]


def _facets(event: Event, context: RenderContext) -> list[tuple[str, str, str]]:
    registries = context.library.registries
    variants = context.library.variants(event.page.src_uri)
    languages = ["vi", *(v.language for v in variants if context.library.is_published(v))]
    agencies: list[Agency] = [registries.agencies[key] for key in event.agencies]
    return [
        *(("audience", key, registries.audiences[key].name) for key in event.meta.audience),
        *(("agency", a.id, agency_name(a, context.today)) for a in agencies if a.publish == "yes"),
        *(("language", key, registries.languages[key].label) for key in languages),
    ]


def _classes(event: Event, context: RenderContext) -> str:
    return " ".join(f"is-{kind}-{key}" for kind, key, _ in _facets(event, context))


def _values(upcoming: list[Occurrence], context: RenderContext) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers: values that occur, in registry order; none where only one does."""
    registries = context.library.registries
    order = [*registries.audiences, *registries.agencies, *registries.languages]
    names = {
        facet[:2]: facet[2]
        for occurrence in upcoming
        for facet in _facets(occurrence.event, context)
    }
    values: dict[str, list[tuple[str, str]]] = {}
    for kind in FILTERS:
        keys = sorted((key for k, key in names if k == kind), key=order.index)
        if len(keys) > 1:
            values[kind] = [(key, names[kind, key]) for key in keys]
    return values
