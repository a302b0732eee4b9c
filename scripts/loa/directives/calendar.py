"""The calendar inside pages: the year ahead, the next events, and the box of an event."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from markupsafe import Markup, escape

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
from loa.calendar.lunar import LunarDay, to_lunar
from loa.calendar.maker import ALL, FEED_KIND, REMINDER_SUFFIX, feed_folder, feeds_of
from loa.calendar.months import months
from loa.content.entries.offices import Agency
from loa.content.page import ContentPage
from loa.content.references import agency_name
from loa.content.registries import Registries
from loa.directives.context import RenderContext
from loa.directives.own_words import block_words
from loa.directives.registry import directive
from loa.directives.templates import markup

MONTHS_AHEAD = 12
YEARS_AHEAD = 5
FILTERS = {
    "audience": "Lọc theo người nghe",
    "agency": "Lọc theo cơ quan",
    "language": "Lọc theo ngôn ngữ",
}
FEED_GROUPS = {"all": "Tất cả", "audience": "Theo người nghe", "agency": "Theo cơ quan",
               "language": "Theo ngôn ngữ"}  # fmt: skip
FORMATS = ("ics", "json", "atom")
# What people print, edit, show or hand on; captions and posters of clips are no kit.
KIT_FORMATS = ("pdf", "docx", "pptx", "mp4", "zip")


@directive("calendar")
def calendar(context: RenderContext) -> str:
    """Twelve months from the build's day: a grid and an agenda each, with filters as links."""
    first = months_later(context.today, 0)
    pinned = _pinned(context)
    found = agenda(events_of(context.library), first, months_later(first, MONTHS_AHEAD))
    return markup(
        "calendar", context, months=months(found, first, MONTHS_AHEAD), statuses=STATUS_NAMES,
        values=_values(found, context), filter_names=FILTERS, feeds=_feeds(context),
        classes=lambda one: _classes(one.event, context), page_of=_page_of(context),
        lead=lambda one: _agencies(one.event.meta.lead, context), pinned=pinned,
        kit=_kit(pinned.event, context) if pinned else [],
    )  # fmt: skip


def _pinned(context: RenderContext) -> Occurrence | None:
    """The next time of the day that the campaign is for, wherever in the year it stands."""
    calendar = context.library.registries.section("calendar")
    section = context.library.registries.sections.get(calendar)
    page = context.library.get(section.pinned) if section and section.pinned else None
    event = event_of(context.library, page) if page else None
    if event is None:
        return None
    ahead = occurrences(event, context.today, context.today + timedelta(days=366))
    return next(iter(ahead), None)


@directive("upcoming", count=3)
def upcoming(context: RenderContext, count: int) -> str:
    """The next events. A year of them is in the page, so that a script can move on without us.

    Without scripts the first ones stand, under the date from which they were counted.
    """
    until = context.today + timedelta(days=366)
    found = agenda(events_of(context.library), context.today, until)
    going = [one for one in found if one.event.meta.status != "cancelled"]
    return markup(
        "upcoming", context, occurrences=going, count=count, page_of=_page_of(context),
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


def event_box(context: RenderContext, page: ContentPage) -> str:
    """What stands above an event's text: when, how sure, who, with which material."""
    event = event_of(context.library, page)
    if event is None:
        return "<div></div>"
    until = context.today.replace(year=context.today.year + YEARS_AHEAD + 1, day=1)
    ahead = occurrences(event, context.today, until)
    past = occurrences(event, event.meta.start, context.today)[-1:] if event.meta.start else []
    return markup(
        "event", context, event=event, status=STATUS_NAMES[event.meta.status],
        occurrences=(ahead or past)[: YEARS_AHEAD if event.meta.lunar else 3], is_past=not ahead,
        lead=_agencies(event.meta.lead, context),
        partners=_agencies(event.meta.partners, context),
        themes=_themes(event, ahead, context.library.registries),
        kit=_kit(event, context),
        feeds=context.manifest.of_page(page.src_uri, "event"),
    )  # fmt: skip


@dataclass(frozen=True)
class _AgencyLink:
    name: str
    uri: str


@dataclass(frozen=True)
class _FeedRow:
    title: str
    files: list[Artifact]


@dataclass(frozen=True)
class _Theme:
    year: int
    text: str
    tag: str


def _agencies(keys: Iterable[str], context: RenderContext) -> list[_AgencyLink]:
    """Agencies that may be named, those that ended marked so; linked where they have a page."""
    library = context.library
    known = [library.registries.agencies[key] for key in keys]
    return [
        _AgencyLink(
            agency_name(agency, context.today),
            agency.page if agency.page and library.get(agency.page) else "",
        )
        for agency in known
        if agency.publish == "yes"
    ]


def _themes(event: Event, ahead: list[Occurrence], registries: Registries) -> list[_Theme]:
    """Theme by year, newest first, up to the next time; "" where none was announced here."""
    known = event.meta.themes
    if not known:
        return []
    final = ahead[0].start.year if ahead else max(known)
    rows = []
    for year in range(max(final, *known), min(known) - 1, -1):
        text = known.get(year, "")
        entry = registries.themes.get(str(year))
        rows.append(_Theme(year, text, "en" if entry and text and text == entry.en else "vi"))
    return rows


def _kit(event: Event, context: RenderContext) -> list[tuple[ContentPage, str]]:
    """The pages an event uses, with the formats that each offers to download."""
    found = []
    for uri in event.meta.kit:
        page = context.library.best_variant(uri, context.language)
        if page is not None:
            made = {file.extension for file in context.manifest.of_page(uri)}
            found.append((page, ", ".join(kind.upper() for kind in KIT_FORMATS if kind in made)))
    return found


def _feeds(context: RenderContext) -> list[tuple[str, list[_FeedRow]]]:
    """The feeds that were made, in groups, each with its files."""
    made: dict[str, list[Artifact]] = {}
    for file in context.manifest:
        if file.kind == FEED_KIND:
            made.setdefault(file.dest_uri.rpartition(".")[0], []).append(file)
    groups: dict[str, list[_FeedRow]] = {}
    folder = feed_folder(context.library.registries)
    for feed in feeds_of(context.library):
        files = made.get(f"{folder}/{feed.id}", [])
        if files:
            files = sorted(files, key=lambda file: FORMATS.index(file.extension))
            groups.setdefault(feed.kind, []).append(_FeedRow(feed.title, files))
    reminders = made.get(f"{folder}/{ALL}{REMINDER_SUFFIX}")
    if reminders:
        groups["all"].append(_FeedRow("Tất cả sự kiện, nhắc trước hai tuần", reminders))
    return [(FEED_GROUPS[kind], rows) for kind, rows in groups.items()]


def _page_of(context: RenderContext) -> Callable[[Occurrence], ContentPage]:
    def find(one: Occurrence) -> ContentPage:
        source = one.event.page
        return context.library.best_variant(source.src_uri, context.language) or source

    return find


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


def _values(found: list[Occurrence], context: RenderContext) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers: values that occur, in registry order; none where only one does."""
    registries = context.library.registries
    order = [*registries.audiences, *registries.agencies, *registries.languages]
    names = {facet[:2]: facet[2] for one in found for facet in _facets(one.event, context)}
    values: dict[str, list[tuple[str, str]]] = {}
    for kind in FILTERS:
        keys = sorted((key for k, key in names if k == kind), key=order.index)
        if len(keys) > 1:
            values[kind] = [(key, names[kind, key]) for key in keys]
    return values
