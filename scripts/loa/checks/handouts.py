"""Handouts that a page names exist, and their letters can be printed."""

from collections.abc import Iterator

from loa.checking import check
from loa.content.kinds import LessonMeta
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.handouts.documents import offers
from loa.handouts.fonts import DRAWN, missing_letters
from loa.handouts.official import SECTION as OFFICIAL_SECTION
from loa.handouts.page_handouts import HANDOUTS
from loa.problems import Problem, nearest


@check("lesson-handouts", "unknown-handout")
def check_handout_names(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Every id in `handouts` is one that can be made."""
    for index, name in enumerate(page.meta.handouts):
        if name not in HANDOUTS:
            line = page.line("handouts", index)
            message = say("There is no handout called “{name}”.", name=name)
            yield Problem(page.path, line, "unknown-handout", message, nearest(name, HANDOUTS))
    if isinstance(page.meta, LessonMeta) and page.meta.handouts:
        message = say("A lesson always has its whole pack and no “handouts”.")
        yield Problem(
            page.path, page.line("handouts"), "lesson-handouts", message, say("Remove this line.")
        )


@check("missing-glyph")
def check_letters(page: ContentPage, library: Library) -> Iterator[Problem]:
    """No sign in a title, or in a page with handouts, is missing from the fonts that print it."""
    # What is drawn on paper is not drawn in the picture that has the title.
    rows = [(page.line("title"), page.meta.title, DRAWN)]
    if offers(page):
        body = enumerate(page.body.split("\n"), page.body_line(0))
        rows += [(line, row, frozenset()) for line, row in body]
    for line, row, undrawn in rows:
        for letter in sorted(missing_letters(row) | (set(row) & undrawn)):
            message = say(
                "The printed typeface lacks the letter “{letter}” (U+{number}).",
                letter=letter,
                number=f"{ord(letter):04X}",
            )
            hint = say("Write a word instead, or name a pictogram in the front matter.")
            yield Problem(page.path, line, "missing-glyph", message, hint)


@check("official-incomplete")
def check_official(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A model of an official document has its text, its form and its file."""
    is_named, form = "official" in page.meta.handouts, page.meta.official
    hint = say("See “Văn bản mẫu” in the guide to the front matter.")
    if is_named and form is None:
        line = page.line("handouts")
        message = say("The page has the handout “official” but no field “official”.")
        yield Problem(page.path, line, "official-incomplete", message, hint)
    if form is not None and not is_named:
        message = say(
            "The page has a field “official” but “handouts” does not name it: nobody can "
            "download it."
        )
        yield Problem(page.path, page.line("official"), "official-incomplete", message, hint)
    section = page.reading.section(OFFICIAL_SECTION)
    if form is not None and not (section and section.is_filled):
        message = say(
            "The model document has no content: the section #{section} is missing.",
            section=OFFICIAL_SECTION,
        )
        yield Problem(page.path, page.document.body_line, "official-incomplete", message, hint)
