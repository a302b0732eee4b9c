"""Exercises for a pencil hold what they are made of."""

from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.problems import Problem
from loa.reading.exercises import BLOCKS, CUT, FEWEST, MATCH, MOST, ORDER, parts_of
from loa.reading.syntax import BLOCK_MARK

_MADE_OF = {
    CUT: say("a list of points, each a card"),
    MATCH: say("a table of two columns, each row a right pair"),
    ORDER: say("a numbered list in the right order"),
}


@check("exercise-shape")
def check_exercises(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Each has a list or a table of two columns, with neither too few nor too many parts."""
    if not any(use.name in BLOCKS for use in page.reading.uses):
        return
    for element in page.reading.tree().iter():
        if BLOCK_MARK not in element.attrib:
            continue
        use = page.reading.uses[int(element.attrib[BLOCK_MARK])]
        kind = BLOCKS.get(use.name, "")
        count = len(parts_of(element, kind)) if kind else FEWEST
        if not FEWEST <= count <= MOST:
            message = say(
                "The block {name} needs {what}, {fewest} to {most}; there are {count}.",
                name=use.name,
                what=_MADE_OF[kind],
                fewest=FEWEST,
                most=MOST,
                count=count,
            )
            line = page.body_line(use.line)
            yield Problem(page.path, line, "exercise-shape", message)
