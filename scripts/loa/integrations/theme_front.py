"""What the front page shows beside its doors: the next day of the campaign, and a film."""

from datetime import timedelta

from loa.calendar.events import agenda, events_of
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.integrations.theme_scripts import is_front_page
from loa.integrations.theme_ways import Ways


def coming(ways: Ways, page: ContentPage) -> list[dict[str, str]]:
    """The events of the front page's banner, soonest first; a script moves on by date."""
    if not is_front_page(page):
        return []
    today = ways.context.today
    found = agenda(events_of(ways.library), today, today + timedelta(days=366))
    going = [one for one in found if one.event.meta.status != "cancelled"]
    rows = []
    for one in going:
        event = ways.library.best_variant(one.event.page.src_uri, page.language)
        if event is not None:
            rows.append(
                {
                    "title": event.meta.title,
                    "tag": ways.library.registries.languages[event.written_in].tag,
                    "url": ways.url(event),
                    "begin": one.start.isoformat(),
                    "end": one.end.isoformat(),
                }
            )
    return rows


def film(ways: Ways, page: ContentPage) -> dict[str, str] | None:
    """The film that the front page shows, with its poster."""
    if not is_front_page(page):
        return None
    films = [one for one in ways.library.published if one.meta.type == "video"]
    for film in sorted(films, key=lambda one: (-one.meta.order, one.src_uri)):
        poster = next(iter(ways.context.manifest.of_page(film.src_uri, "poster")), None)
        if film.language == SOURCE_LANGUAGE and poster:
            url = ways.url(film)
            return {"title": film.meta.title, "url": url, "poster": poster.dest_uri}
    return None
