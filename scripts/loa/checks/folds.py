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
    sections = [section for section in page.reading.sections if section.level == 2]
    sections_by_id = {section.id: section for section in sections if section.id}
    for index, name in enumerate(page.meta.folded):
        line = page.line("folded", index)
        if name not in sections_by_id:
            message = say("The page has no section “{name}” to fold.", name=name)
            hint = nearest(name, sections_by_id)
            yield Problem(page.path, line, "unknown-fold", message, hint)
            continue
        reason = _reason(page, sections_by_id[name], sections[0])
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
    folded_sections = (
        section
        for section in page.reading.sections
        if section.id and section.id in page.meta.folded
    )
    return next(
        (section for section in folded_sections if section.line <= line < section.end), None
    )


def _reason(page: ContentPage, section: Section, first: Section) -> str:
    """Why a section stays open; "" where it may fold."""
    if page.meta.sensitive:
        return say("a page for people in need has all sections open")
    if section is first:
        return say("the first section is always open")
    inside = range(section.line, section.end)
    helpline_references = [
        reference for reference in page.reading.references if reference.kind == "helpline"
    ]
    in_sight = {
        reference.key
        for reference in helpline_references
        if _folded_around(page, reference.line) is None
    }
    if any(
        reference.line in inside and reference.key not in in_sight
        for reference in helpline_references
    ):
        return say("it has a number to call that no open section names")
    rows = page.body.split("\n")
    if any(_ALARM.match(rows[number]) for number in inside):
        return say("it has a warning")
    if section.id == SPOKEN:
        return say("it is read aloud")
    return ""
