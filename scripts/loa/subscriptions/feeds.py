"""A feed of new and changed pages for each audience."""

from datetime import datetime
from uuid import UUID, uuid5

from loa.content.history import History
from loa.content.library import Library
from loa.ground.atom import AtomEntry, AtomHeading, atom
from loa.subscriptions.changes import Change, changes_of, for_audience

FOLDER = "tin-moi"
MOST = 30
# Ids of entries stay when the site or a page moves. Never change this value.
_NAMESPACE = UUID("0f4c1f0e-7a0c-5d3b-8f6e-2f5b9c9f6a11")


def feed_uri(audience: str) -> str:
    """Where an audience's feed stands."""
    return f"{FOLDER}/{audience}.atom"


def change_feeds(
    library: Library, history: History, name: str, url: str, built_at: datetime
) -> dict[str, bytes]:
    """The feeds by their place; an audience without pages has none. `url` ends with a slash."""
    changes = changes_of(library, history)
    feeds = {}
    for key, audience in library.registries.audiences.items():
        own = for_audience(changes, key)[:MOST]
        if own:
            place = feed_uri(key)
            heading = AtomHeading(
                f"{name}: {audience.name}", f"Trang mới và trang vừa sửa cho: {audience.name}.",
                "vi", url + place, url, name, built_at,
            )  # fmt: skip
            feeds[place] = atom(heading, [_entry(one, library, url) for one in own])
    return feeds


def _entry(change: Change, library: Library, url: str) -> AtomEntry:
    page, registries = change.page, library.registries
    # The first place a page had names it for ever.
    first = page.meta.moved_from[0] if page.meta.moved_from else page.source_uri
    return AtomEntry(
        id=f"urn:uuid:{uuid5(_NAMESPACE, f'{page.language}/{first}')}",
        tag=registries.languages[page.written_in].tag,
        title=page.meta.title,
        updated=change.last,
        url=url + page.url,
        categories=tuple(registries.topics[topic].name for topic in page.meta.topics),
        summary=page.meta.description,
    )
