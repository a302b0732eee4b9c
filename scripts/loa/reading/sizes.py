"""How large a page may be: what is read in a moment, and what would keep a machine for minutes.

Markdown is read in time that grows with the square of some things: lines of one list, brackets
that nobody closes. The limits are several times what any page of the portal has.
"""

from loa.ground.wording import say
from loa.reading.model import ReadFault

LONGEST_PAGE = 100_000
"""Characters."""
MOST_LINES = 2_500
LONGEST_LINE = 4_000
"""Characters."""
LONGEST_PARAGRAPH = 16_000
"""Characters without an empty line between; the portal's longest has an eighth of it."""
MOST_BARS = 2_000
"""Signs | of tables, each a cell that every check looks at; the portal's largest has 190."""
MOST_OPEN = 50
"""Brackets of one kind without their end."""
_PAIRS = (("[", "]"), ("(", ")"), ("<", ">"))

_CUT = say("Make it several pages.")


def size_fault(text: str) -> ReadFault | None:
    """Why a page's text is not read at all; None for one that is."""
    if len(text) > LONGEST_PAGE:
        message = say(
            "The page has {count} characters; {most} are allowed.",
            count=len(text),
            most=LONGEST_PAGE,
        )
        return _too_large(0, message)
    rows = text.split("\n")
    if len(rows) > MOST_LINES:
        message = say(
            "The page has {count} lines; {most} are allowed.", count=len(rows), most=MOST_LINES
        )
        return _too_large(0, message)
    # What hardly any page has is looked for in one step first: a check reads every page.
    for number, row in enumerate(rows) if max(map(len, rows)) > LONGEST_LINE else ():
        if len(row) > LONGEST_LINE:
            message = say(
                "This line has {count} characters; {most} are allowed.",
                count=len(row),
                most=LONGEST_LINE,
            )
            return _too_large(number, message, say("Make it several paragraphs."))
    first = size = 0
    longest = max(map(len, text.split("\n\n"))) + 1
    for number, row in enumerate(rows) if longest > LONGEST_PARAGRAPH else ():
        if not row.strip():
            first, size = number + 1, 0
            continue
        size += len(row) + 1
        if size > LONGEST_PARAGRAPH:
            message = say(
                "From this line on {most} characters have no empty line between them.",
                most=LONGEST_PARAGRAPH,
            )
            return _too_large(first, message, say("Make it several paragraphs."))
    bars = 0
    for number, row in enumerate(rows) if text.count("|") > MOST_BARS else ():
        bars += row.count("|")
        if bars > MOST_BARS:
            message = say("Up to this line more than {most} signs | stand.", most=MOST_BARS)
            return _too_large(number, message)
    for begins, ends in _PAIRS:
        if text.count(begins) <= MOST_OPEN:
            continue
        still_open = 0
        for number, row in enumerate(rows):
            still_open = max(0, still_open + row.count(begins) - row.count(ends))
            if still_open > MOST_OPEN:
                message = say(
                    "Up to this line more than {most} signs {sign} are open.",
                    most=MOST_OPEN,
                    sign=begins,
                )
                hint = say("Close each sign {sign} with a sign {end}.", sign=begins, end=ends)
                return _too_large(number, message, hint)
    return None


def _too_large(row: int, message: str, hint: str = _CUT) -> ReadFault:
    return ReadFault(code="page-too-large", line=row, message=message, hint=hint)
