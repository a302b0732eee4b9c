"""Events inside pages: the box of one, and what the blocks of the calendar share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from loa.calendar.events import (
    STATUS_NAMES,
    Event,
    Occurrence,
    event_of,
    occurrences,
)
from loa.content.page import ContentPage
from loa.content.references import agency_name
from loa.content.registries import Registries
from loa.directives.context import RenderContext
from loa.directives.templates import markup

YEARS_AHEAD = 5
# What people print, edit, show or hand on; captions and posters of clips are no kit.
KIT_FORMATS = ("pdf", "docx", "pptx", "mp4", "zip")


def event_box(context: RenderContext, page: ContentPage) -> str:
    """What stands above an event's text: when, how sure, who, with which material."""
    event = event_of(context.library, page)
    if event is None:
        return "<div></div>"
    until = context.today.replace(year=context.today.year + YEARS_AHEAD + 1, day=1)
    ahead = occurrences(event, context.today, until)
    past = occurrences(event, event.meta.start, context.today)[-1:] if event.meta.start else []
    return markup(
        "event",
        context,
        event=event,
        status=STATUS_NAMES[event.meta.status],
        occurrences=(ahead or past)[: YEARS_AHEAD if event.meta.lunar else 3],
        is_past=not ahead,
        lead=agency_links(event.meta.lead, context),
        partners=agency_links(event.meta.partners, context),
        themes=_themes(event, ahead, context.library.registries),
        kit=kit_of(event, context),
        feeds=context.manifest.of_page(page.src_uri, "event"),
    )


@dataclass(frozen=True)
class AgencyLink:
    """An agency's name; the page on it, "" where there is none."""

    name: str
    uri: str


@dataclass(frozen=True)
class _Theme:
    year: int
    text: str
    tag: str


def agency_links(keys: Iterable[str], context: RenderContext) -> list[AgencyLink]:
    """Agencies that may be named, those that ended marked so; linked where they have a page."""
    library = context.library
    known = [library.registries.agencies[key] for key in keys]
    return [
        AgencyLink(
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


def kit_of(event: Event, context: RenderContext) -> list[tuple[ContentPage, str]]:
    """The pages an event uses, with the formats that each offers to download."""
    rows = []
    for uri in event.meta.kit:
        page = context.library.best_variant(uri, context.language)
        if page is not None:
            extensions = {file.extension for file in context.manifest.of_page(uri)}
            rows.append(
                (page, ", ".join(kind.upper() for kind in KIT_FORMATS if kind in extensions))
            )
    return rows


def page_finder(context: RenderContext) -> Callable[[Occurrence], ContentPage]:
    """What finds the page of an event in the language of the page being rendered."""

    def find(occurrence: Occurrence) -> ContentPage:
        source = occurrence.event.page
        return context.library.best_variant(source.src_uri, context.language) or source

    return find
