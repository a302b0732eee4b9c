"""What a page folds away is a second thing: nobody in need has to open it first.

A long page names in `folded` the sections that stand as their headings until somebody opens
them: lists to print, plans of an hour, background. What to do and whom to call stays in sight.
"""

import re
from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.slots import SECTION as SPOKEN
from loa.ground.wording import say
from loa.problems import Problem, nearest
from loa.reading.model import Section

_ALARM = re.compile(r"!!! (?:danger|warning)\b")


@check("folded-help", "unknown-fold")
def check_folds(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Each is a section of the page, and none that a reader in need looks for."""
    sections = [one for one in page.reading.sections if one.level == 2]
    known = {one.id: one for one in sections if one.id}
    for index, name in enumerate(page.meta.folded):
        line = page.line("folded", index)
        if name not in known:
            message = say("The page has no section “{name}” to fold.", name=name)
            hint = nearest(name, known)
            yield Problem(page.path, line, "unknown-fold", message, hint)
            continue
        reason = _reason(page, known[name], sections[0])
        if reason:
            message = say(
                "The section “{name}” must not be folded: {reason}.", name=name, reason=reason
            )
            hint = say(
                "Leave it open. Fold another one, or move what must be seen at once to an "
                "open section."
            )
            yield Problem(page.path, line, "folded-help", message, hint)


def _folded_around(page: ContentPage, line: int) -> Section | None:
    """The folded section in which a line of the body stands."""
    folded = (one for one in page.reading.sections if one.id and one.id in page.meta.folded)
    return next((one for one in folded if one.line <= line < one.end), None)


def _reason(page: ContentPage, section: Section, first: Section) -> str:
    """Why a section stays open; "" where it may fold."""
    if page.meta.sensitive:
        return say("a page for people in need has all sections open")
    if section is first:
        return say("the first section is always open")
    inside = range(section.line, section.end)
    calls = [one for one in page.reading.references if one.kind == "helpline"]
    in_sight = {one.key for one in calls if _folded_around(page, one.line) is None}
    if any(one.line in inside and one.key not in in_sight for one in calls):
        return say("it has a number to call that no open section names")
    rows = page.body.split("\n")
    if any(_ALARM.match(rows[number]) for number in inside):
        return say("it has a warning")
    if section.id == SPOKEN:
        return say("it is read aloud")
    return ""
