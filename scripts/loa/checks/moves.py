"""An old address leads to one page, and to none that is still there."""

from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage, url_below
from loa.ground.wording import say
from loa.problems import Problem


@check("old-address")
def check_moves(page: ContentPage, library: Library) -> Iterator[Problem]:
    """What `moved_from` names is free, is claimed once, and stands in the Vietnamese page."""
    for index, old in enumerate(page.meta.moved_from):
        line = page.line("moved_from", index)
        url = url_below(old, SOURCE_LANGUAGE)
        other_pages = [other for other in library.by_address.get(url, ()) if other is not page]
        if page.language != SOURCE_LANGUAGE:
            message = say(
                "Old places (moved_from) stand on the Vietnamese page; its translations follow."
            )
            hint = say("Move this line to docs/{source_uri}.", source_uri=page.source_uri)
        elif other_pages:
            message = say(
                "The old place “{old}” is the address of {path} now.",
                old=old,
                path=other_pages[0].path,
            )
            hint = say("An address leads to one page: keep it on one and remove it from the other.")
        elif url == page.url:
            message = say("The old place “{old}” is the address of this page itself.", old=old)
            hint = say("Take this line out.")
        else:
            continue
        yield Problem(page.path, line, "old-address", message, hint)
