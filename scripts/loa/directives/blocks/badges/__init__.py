"""What other sites paste in to show our numbers and our next event."""

from dataclasses import dataclass

from loa.calendar.events import coming
from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup
from loa.subscriptions.badges import BADGE_AHEAD, EVENT, HELPLINES, helpline_words


@dataclass(frozen=True)
class Badge:
    """A picture for other sites: where it stands, what it says, where a click leads."""

    title: str
    uri: str
    words: str
    page_url: str


@directive
def badges(context: RenderContext) -> str:
    """Lines of HTML to paste, without script: each a link around a picture of ours."""
    library = context.library
    registries = library.registries
    available = {HELPLINES}
    if coming(library, context.today, BADGE_AHEAD):
        available.add(EVENT)
    rows = []
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
        if target is not None and uri in available:
            rows.append(Badge(title=title, uri=uri, words=words, page_url=target.url))
    return markup("badges/block", context, badges=rows)
