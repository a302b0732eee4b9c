"""What subscribers, other programs and other sites take from a published portal."""

from datetime import date, timedelta

from loa.calendar.events import coming
from loa.content.dates import date_range
from loa.directives.context import RenderContext
from loa.integrations.portal import Portal
from loa.integrations.settings import site_of
from loa.subscriptions.badges import BADGE_AHEAD, EVENT, HELPLINES, event_badge, helpline_badge
from loa.subscriptions.changes import changes_of
from loa.subscriptions.digest import Digest, Line
from loa.subscriptions.feeds import change_feeds
from loa.subscriptions.public_data import public_data

_AHEAD = timedelta(days=45)


def subscription_files(portal: Portal, context: RenderContext) -> dict[str, str | bytes]:
    """Feeds of changes, public data and badges, by their place in the site."""
    library, day = portal.library, portal.built_at.date()
    name = site_of(portal.root).name
    files: dict[str, str | bytes] = {
        **change_feeds(
            library, portal.history, name=name, url=context.site_url, built_at=portal.built_at
        ),
        **public_data(
            library, portal.history, manifest=context.manifest, url=context.site_url, day=day
        ),
    }
    if lines := library.registries.published_helplines:
        files[HELPLINES] = helpline_badge(lines, name)
    if ahead := _coming(portal, day, BADGE_AHEAD):
        files[EVENT] = event_badge(ahead[0].title, ahead[0].about)
    return files


def digest_of(portal: Portal, since: date, until: date) -> Digest:
    """What is new since a day, and what comes in the weeks after another."""
    site = site_of(portal.root)
    fresh: list[Line] = []
    changed: list[Line] = []
    for change in changes_of(portal.library, portal.history, since):
        meta = change.page.meta
        line = Line(meta.title, meta.description, site.url + change.page.url)
        (fresh if change.is_new(since) else changed).append(line)
    return Digest(
        site.name,
        since=since,
        until=until,
        fresh=tuple(fresh),
        changed=tuple(changed),
        ahead=tuple(_coming(portal, until, _AHEAD)),
        helplines=tuple(portal.library.registries.published_helplines),
    )


def _coming(portal: Portal, day: date, within: timedelta) -> list[Line]:
    url = site_of(portal.root).url
    return [
        Line(
            occurrence.event.page.meta.title,
            date_range(occurrence.start, occurrence.end - timedelta(days=1)),
            url + occurrence.event.page.url,
        )
        for occurrence in coming(portal.library, day, within)
    ]
