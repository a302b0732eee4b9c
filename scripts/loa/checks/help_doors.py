"""The pages for somebody who needs help now have everything such a reader came for."""

from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.problems import Problem


@check("help-part-missing")
def check_help_door(page: ContentPage, library: Library) -> Iterator[Problem]:
    """The right number, what to say, what will happen, what not to do."""
    sections = library.registries.sections.values()
    doors = {door.page: door for section in sections for door in section.doors}
    door = doors.get(page.src_uri)
    if door is None:
        return
    line = page.document.body_line
    called = {
        reference.key for reference in page.reading.references if reference.kind == "helpline"
    }
    if door.call not in called:
        message = say("A page for people in need has no number to call.")
        hint = say("Write [[helpline:{call}]] where it says whom to call.", call=door.call)
        yield Problem(page.path, line, "help-part-missing", message, hint)
    filled = {section.id for section in page.reading.sections if section.is_filled}
    parts = {say("what to say"): door.to_say, say("what will happen"): door.what_happens}
    for part, key in (parts | {say("what not to do"): door.not_to_do}).items():
        if key not in filled:
            message = say(
                "A page for people in need lacks the part “{part}” (section #{key}).",
                part=part,
                key=key,
            )
            hint = say("Add a heading with the id {{#{key}}} and write below it.", key=key)
            yield Problem(page.path, line, "help-part-missing", message, hint)


@check("help-not-sensitive")
def check_is_sensitive(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Whoever reads a help page may be watched, so each has the way out and the quiet name."""
    if _is_help(page, library) and page.is_valid and not page.meta.sensitive:
        message = say("A page in the section for help needs “sensitive: true”.")
        hint = say(
            "It gives the page its quick way out, and keeps the subject out of the browser's tab."
        )
        yield Problem(page.path, 1, "help-not-sensitive", message, hint)


def _is_help(page: ContentPage, library: Library) -> bool:
    return page.section.split("/")[0] == library.registries.section("help")
