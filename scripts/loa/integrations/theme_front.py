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
    occurrences = agenda(events_of(ways.library), today, today + timedelta(days=366))
    going = [
        occurrence for occurrence in occurrences if occurrence.event.meta.status != "cancelled"
    ]
    rows = []
    for occurrence in going:
        event = ways.library.best_variant(occurrence.event.page.src_uri, page.language)
        if event is not None:
            rows.append(
                {
                    "title": event.meta.title,
                    "tag": ways.library.registries.languages[event.written_in].tag,
                    "url": ways.url(event),
                    "begin": occurrence.start.isoformat(),
                    "end": occurrence.end.isoformat(),
                }
            )
    return rows


def film(ways: Ways, page: ContentPage) -> dict[str, str] | None:
    """The film that the front page shows, with its poster."""
    if not is_front_page(page):
        return None
    films = [video for video in ways.library.published if video.meta.type == "video"]
    for video in sorted(films, key=lambda video: (-video.meta.order, video.src_uri)):
        poster = next(iter(ways.context.manifest.of_page(video.src_uri, "poster")), None)
        if video.language == SOURCE_LANGUAGE and poster:
            url = ways.url(video)
            return {"title": video.meta.title, "url": url, "poster": poster.dest_uri}
    return None
