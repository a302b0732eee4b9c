"""What `loa new` left for the editor has been filled in."""

from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.problems import Problem
from loa.scaffold import places

UNFILLED = "unfilled-place"


@check("unfilled-place")
def check_places(page: ContentPage, library: Library) -> Iterator[Problem]:
    """No «ĐIỀN: …» is left, neither in the front matter nor in the text."""
    document = page.document
    rows = [(2 + place.line, place.what) for place in places(document.header)]
    rows += [(page.body_line(place.line), place.what) for place in places(document.body)]
    for line, what in rows:
        # What is asked for may be a sentence, which has its own stop.
        message = say("A place is still to be filled in: {what}.", what=what.removesuffix("."))
        hint = say("Replace all of it with your words, both signs « and » too.")
        yield Problem(page.path, line, "unfilled-place", message, hint)
