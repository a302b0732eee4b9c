"""Whether the text of a slide or a poster fits, told before anything is typeset.

Lines are counted with the advance widths of Noto Sans, breaking at spaces as both Typst and
PowerPoint do. Sizes are those of typeset/slides.typ, typeset/poster.typ and pptx_reference.py,
in points (72 an inch).
"""

import math
from collections.abc import Iterator

from loa.checking import check
from loa.content.page import ContentPage
from loa.ground.line_breaks import together
from loa.ground.typeface import lines_of
from loa.ground.wording import say
from loa.problems import Problem
from loa.reading.model import Passage, Reference, Section, is_heading

# Slides: 8,229,600 EMU wide less insets; the text box is 3,420,000 EMU high.
SLIDE_WIDTH = 633.0
SLIDE_HEIGHT = 262.0
SLIDE_TITLE = 28.0
SLIDE_TITLE_LINES = 2
SLIDE_TEXT = 22.0
SLIDE_LINE = 30.0
SLIDE_GAP = 8.0
SLIDE_INDENT = 27.0
# Posters on A4 under one picture, in the smallest letters; A3 is the same, enlarged.
POSTER_WIDTH = 540.0
POSTER_HEIGHT = 148.0
POSTER_TEXT = 15.0
POSTER_LINE = 21.0
POSTER_GAP = 9.0
HEADLINE_WIDTH = 510.0
HEADLINE_TEXT = 20.0
HEADLINE_LINE = 22.7
HEADLINE_HEIGHT = 79.0


@check("poster-overflow", "slide-overflow")
def check_fit(page: ContentPage) -> Iterator[Problem]:
    """Slides and posters of a page that are too long, each with its heading."""
    slides_in: Section | None = None
    for section in page.reading.sections:
        if section.id == "trinh-chieu":
            slides_in = section
        elif slides_in and section.level <= slides_in.level:
            slides_in = None
        elif slides_in and section.level == slides_in.level + 1:
            yield from _check_slide(page, section)
        if section.id == "ap-phich":
            yield from _check_poster(page, section)


def _check_slide(page: ContentPage, section: Section) -> Iterator[Problem]:
    title = section.title
    height = 0.0
    for text, is_item in _paragraphs(page, section):
        room = SLIDE_WIDTH - (SLIDE_INDENT if is_item else 0)
        height += lines_of(together(text), SLIDE_TEXT, room) * SLIDE_LINE + SLIDE_GAP
    over = _too_many(height, SLIDE_HEIGHT, SLIDE_LINE)
    over += max(
        0, lines_of(together(title), SLIDE_TITLE, SLIDE_WIDTH, bold=True) - SLIDE_TITLE_LINES
    )
    if over:
        yield _problem(
            page,
            section,
            code="slide-overflow",
            what=say("The slide “{title}”", title=title),
            over=over,
        )


def _check_poster(page: ContentPage, section: Section) -> Iterator[Problem]:
    paragraphs = list(_paragraphs(page, section))
    if not paragraphs:
        return
    headline, *rest = paragraphs
    lines = lines_of(together(headline[0]), HEADLINE_TEXT, HEADLINE_WIDTH, bold=True)
    over = _too_many(lines * HEADLINE_LINE, HEADLINE_HEIGHT, HEADLINE_LINE)
    height = sum(
        lines_of(together(text), POSTER_TEXT, POSTER_WIDTH - 2.1 * POSTER_TEXT) * POSTER_LINE
        + POSTER_GAP
        for text, _ in rest
    )
    over += _too_many(height, POSTER_HEIGHT, POSTER_LINE)
    if over:
        yield _problem(
            page,
            section,
            code="poster-overflow",
            what=say("The poster “{headline}”", headline=headline[0]),
            over=over,
        )


def _too_many(height: float, room: float, line: float) -> int:
    return max(0, math.ceil((height - room) / line))


def _problem(page: ContentPage, section: Section, code: str, what: str, over: int) -> Problem:
    hint = say("Shorten it, or make two of it.")
    line = page.body_line(section.line)
    return Problem(
        page.path,
        line,
        code=code,
        message=say("{what} is too long by {over} lines.", what=what, over=over),
        hint=hint,
    )


def _paragraphs(page: ContentPage, section: Section) -> Iterator[tuple[str, bool]]:
    """Paragraphs and list entries of a section, with whether each is an entry."""
    for passage in page.reading.below(section):
        if not is_heading(passage.tag):
            yield plain(passage), passage.tag == "li"


def plain(passage: Passage) -> str:
    """A passage's words on one line, each reference as its label (one without a label as its
    id, which is about as long as what it prints)."""
    return " ".join(passage.filled(_label_of).split())


def _label_of(reference: Reference) -> str:
    return reference.label or reference.key
