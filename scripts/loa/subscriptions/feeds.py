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
    """The dest_uri of an audience's feed."""
    return f"{FOLDER}/{audience}.atom"


def change_feeds(
    library: Library, history: History, name: str, url: str, built_at: datetime
) -> dict[str, bytes]:
    """The feeds by dest_uri; an audience without pages has none. `url` ends with a slash."""
    changes = changes_of(library, history)
    feeds = {}
    for key, audience in library.registries.audiences.items():
        newest = for_audience(changes, key)[:MOST]
        if newest:
            uri = feed_uri(key)
            heading = AtomHeading(
                title=f"{name}: {audience.name}",
                description=f"Trang mới và trang vừa sửa cho: {audience.name}.",
                tag="vi",
                address=url + uri,
                home=url,
                author=name,
                updated=built_at,
            )
            feeds[uri] = atom(heading, [_entry(change, library, url) for change in newest])
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
