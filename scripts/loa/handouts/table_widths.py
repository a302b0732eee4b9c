"""How wide the columns of a table are, by what stands in them."""

from loa.handouts.paper import Element, text_of

_LONG = 60
_SHORT = 8


def column_shares(rows: list[list[Element]]) -> list[float]:
    """A share for each column: more text, more room, but none starved."""
    columns = max(len(row) for row in rows)
    longest = [_SHORT] * columns
    for row in rows:
        for index, cell in enumerate(row):
            longest[index] = max(longest[index], min(len(text_of(cell)), _LONG))
    return [length**0.7 for length in longest]
