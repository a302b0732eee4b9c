"""How wide the columns of a table are, by what stands in them, and whether they fit the paper."""

import re
from collections.abc import Iterator, Sequence

from loa.checking import check
from loa.content.page import ContentPage
from loa.ground.typeface import width_of
from loa.ground.wording import say
from loa.handouts.documents import offers
from loa.handouts.fitting import plain
from loa.handouts.paper import DOTS, Element, text_of
from loa.problems import Problem

# Sizes of typeset/loa.typ and typeset/leaflet.typ, in points (72 an inch).
PAGE_WIDTH = 467.0
PAGE_TEXT = 11.0
LEAFLET_WIDTH = 231.0
LEAFLET_TEXT = 9.0
CELL_EDGES = 12.0
MILLIMETRE = 72 / 25.4
_LONG = 60
_SHORT = 8
# Where a line may break: at white space that is not hard, after a hyphen, a slash or a Han sign.
_BREAK = re.compile(r"[ \t\n]+|(?<=[-–—/\u2e80-\u9fff\uff00-\uffef])")


def column_shares(rows: list[list[Element]]) -> list[float]:
    """A share for each column: more text, more room, but none narrower than its longest word.

    A form that is empty until somebody writes says so itself (`data-share` of its heads).
    """
    shares = [cell.get("data-share") for cell in rows[0]]
    if all(shares):
        return [float(share or 1) for share in shares]
    texts = [[text_of(cell) for cell in row] for row in rows]
    longest = [_SHORT] * max(len(row) for row in texts)
    for row in texts:
        for index, text in enumerate(row):
            longest[index] = max(longest[index], min(len(text), _LONG))
    return _at_least(narrowest(texts, PAGE_TEXT), [length**0.7 for length in longest])


def narrowest(rows: Sequence[Sequence[str]], size: float) -> list[float]:
    """The least width of each column in points: its longest word, the head in bold."""
    widths = [0.0] * max(len(row) for row in rows)
    for number, row in enumerate(rows):
        for index, text in enumerate(row):
            for word in _BREAK.split(DOTS.sub(" ", text)):
                widths[index] = max(widths[index], width_of(word, size, bold=number == 0))
    return [width + CELL_EDGES for width in widths]


@check("table-too-wide")
def check_tables(page: ContentPage) -> Iterator[Problem]:
    """Tables that a handout of the page has no room for, each with the heading above it."""
    if not offers(page):
        return
    papers = [(say("the sheet of paper"), PAGE_WIDTH, PAGE_TEXT)]
    if "leaflet" in page.meta.handouts:
        papers = [(say("the column of the leaflet"), LEAFLET_WIDTH, LEAFLET_TEXT)]
    for table in page.reading.tables:
        above = [section.title for section in page.reading.sections if section.line < table.line]
        location = (
            say("The table in the section “{above}”", above=above[-1])
            if above
            else say("The table at the top of the page")
        )
        rows = [[plain(cell) for cell in row] for row in table.rows]
        for paper, room, size in papers:
            over = sum(narrowest(rows, size)) - room
            if over > 0:
                message = say(
                    "{place} has {rows} columns, wider than {paper} by {over} mm.",
                    place=location,
                    rows=len(rows[0]),
                    paper=paper,
                    over=f"{over / MILLIMETRE:.0f}",
                )
                hint = say("Take away columns, or make two tables of it.")
                yield Problem(
                    page.path,
                    page.body_line(table.line),
                    code="table-too-wide",
                    message=message,
                    hint=hint,
                )


def _at_least(least: list[float], ideal: list[float]) -> list[float]:
    """The wanted shares of the page's width, but no column below its least."""
    fixed: set[int] = set()
    while len(fixed) < len(ideal):
        free = PAGE_WIDTH - sum(least[index] for index in fixed)
        unit = free / sum(share for index, share in enumerate(ideal) if index not in fixed)
        short = {i for i, share in enumerate(ideal) if i not in fixed and share * unit < least[i]}
        if not short:
            widths = [least[i] if i in fixed else share * unit for i, share in enumerate(ideal)]
            return [width / unit for width in widths]
        fixed |= short
    return least
