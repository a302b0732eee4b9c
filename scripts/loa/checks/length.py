"""A page is no longer than its type's readers have patience for."""

import re
from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.ground.wording import say
from loa.problems import Problem

# Whoever needs help reads with a thumb and little time: some eight screens of a phone.
MOST_SENSITIVE = 1100
_SYLLABLE = re.compile(r"\w+")


@check("page-too-long", severity="warning")
def check_length(page: ContentPage, library: Library) -> Iterator[Problem]:
    """The body has no more syllables than its type allows, a help page no more than its reader."""
    if page.written_in != SOURCE_LANGUAGE or not page.is_valid:
        return
    count, most = len(_SYLLABLE.findall(page.body)), page.meta.most
    name = say("the type “{label}”", label=page.meta.label)
    if page.meta.sensitive and most > MOST_SENSITIVE:
        name, most = say("a page for people in need"), MOST_SENSITIVE
    if count > most:
        message = say(
            "The page has {count} syllables; for {name} {most} are allowed.",
            count=count,
            name=name,
            most=most,
        )
        hint = say("Shorten it, or make its second half another page and link to it.")
        yield Problem(page.path, page.document.body_line, "page-too-long", message, hint)
