"""What other sites paste in to show our numbers and our next event, and where feeds are."""

from dataclasses import dataclass

from loa.calendar.events import coming
from loa.content.page import SOURCE_LANGUAGE
from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup
from loa.subscriptions.badges import BADGE_AHEAD, EVENT, HELPLINES, helpline_words
from loa.subscriptions.changes import is_told
from loa.subscriptions.feeds import feed_uri
from loa.subscriptions.public_data import FOLDER, LISTS


@dataclass(frozen=True)
class Badge:
    """A picture for other sites: where it stands, what it says, where a click leads."""

    title: str
    uri: str
    words: str
    page_url: str


@directive("badges", prints=("helplines",))
def badges(context: RenderContext) -> str:
    """Lines of HTML to paste, without script: each a link around a picture of ours."""
    library = context.library
    registries = library.registries
    made = {HELPLINES}
    if coming(library, context.today, BADGE_AHEAD):
        made.add(EVENT)
    found = []
    for title, uri, words, page in (
        (
            "Số điện thoại",
            HELPLINES,
            helpline_words(registries.published_helplines),
            registries.first_page("help"),
        ),
        (
            "Sự kiện sắp tới",
            EVENT,
            "Sự kiện sắp tới của chiến dịch",
            registries.first_page("calendar"),
        ),
    ):
        target = library.get(page)
        if target is not None and uri in made:
            found.append(Badge(title, uri, words, target.url))
    return markup("badges", context, badges=found)


@directive("feeds")
def feeds(context: RenderContext) -> str:
    """The feed of each audience that has one, and the lists for other programs."""
    library = context.library
    registries = library.registries
    read = {
        key for page in library.published if is_told(page, registries) for key in page.meta.audience
    }
    audiences = [one for key, one in library.registries.audiences.items() if key in read]
    lists = [(title, f"{FOLDER}/{name}") for name, title in LISTS.items()]
    is_here = context.language == SOURCE_LANGUAGE and context.directory_urls
    return markup(
        "feeds",
        context,
        feeds=[(one.name, feed_uri(one.id)) for one in audiences],
        lists=lists,
        is_here=is_here,
    )
