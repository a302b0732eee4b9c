"""How large a page may be: what is read in a moment, and what would keep a machine for minutes.

Markdown is read in time that grows with the square of some things: lines of one list, brackets
that nobody closes. The limits are several times what any page of the portal has.
"""

from loa.checking import check
from loa.ground.wording import say
from loa.problems import Problem

LONGEST_PAGE = 100_000
"""Characters."""
MOST_LINES = 2_500
LONGEST_LINE = 4_000
"""Characters."""
MOST_OPEN = 50
"""Square brackets without their end."""

_CUT = say("Make it several pages.")


@check("page-too-large", scope="reading")
def check_size(text: str, path: str) -> list[Problem]:
    """Why a page's text is not read at all; empty for one that is."""
    rows = text.split("\n")
    if len(text) > LONGEST_PAGE:
        return [
            _too_large(
                path,
                1,
                say(
                    "The page has {count} characters; {most} are allowed.",
                    count=len(text),
                    most=LONGEST_PAGE,
                ),
            )
        ]
    if len(rows) > MOST_LINES:
        return [
            _too_large(
                path,
                1,
                say(
                    "The page has {count} lines; {most} are allowed.",
                    count=len(rows),
                    most=MOST_LINES,
                ),
            )
        ]
    for number, row in enumerate(rows, 1):
        if len(row) > LONGEST_LINE:
            message = say(
                "This line has {count} characters; {most} are allowed.",
                count=len(row),
                most=LONGEST_LINE,
            )
            return [_too_large(path, number, message, say("Make it several paragraphs."))]
    still_open = 0
    for number, row in enumerate(rows, 1):
        still_open = max(0, still_open + row.count("[") - row.count("]"))
        if still_open > MOST_OPEN:
            message = say("Up to this line more than {most} signs [ are open.", most=MOST_OPEN)
            return [_too_large(path, number, message, say("Close each sign [ with a sign ]."))]
    return []


def _too_large(path: str, line: int, message: str, hint: str = _CUT) -> Problem:
    return Problem(path, line, "page-too-large", message, hint)
