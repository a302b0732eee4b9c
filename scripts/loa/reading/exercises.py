"""What exercises for a pencil hold: the cards, pairs or steps in a block of a page."""

import xml.etree.ElementTree as etree
from typing import Any

CUT, MATCH, ORDER = "cut", "match", "order"
KINDS = (CUT, MATCH, ORDER)
# How many parts an exercise has: pairs get a letter each, and a sheet has so much room.
FEWEST, MOST = 2, 12
# The block of each kind, as editors write it.
BLOCKS = {"cut-out": CUT, "match": MATCH, "put-in-order": ORDER}


def parts_of(frame: etree.Element, kind: str) -> list[Any]:
    """The entries of a list, or the rows of a table of two columns as lists of two cells.

    Empty where the block holds nothing of the kind.
    """
    if kind == MATCH:
        rows = [[cell for cell in row if cell.tag == "td"] for row in frame.iter("tr")]
        pairs = [row for row in rows if row]
        return pairs if all(len(row) == 2 for row in pairs) else []
    tags = {"ol"} if kind == ORDER else {"ul", "ol"}
    listing = next((child for child in frame if child.tag in tags), None)
    return [] if listing is None else [item for item in listing if item.tag == "li"]
