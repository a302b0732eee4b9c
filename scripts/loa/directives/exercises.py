"""Exercises for a pencil: cards to cut out, pairs to join, steps to put in order.

Editors write them the right way round; what pupils see is mixed, and the right answers are kept
for the teacher's sheet. The same text is mixed in the same way each time.
"""

import copy
import hashlib
import xml.etree.ElementTree as etree
from string import ascii_lowercase

from loa.reading.exercises import CUT, FEWEST, KINDS, MATCH, MOST, parts_of

ANSWERS = "data-answers"


def frame(kind: str) -> str:
    """The element around an exercise of CUT, MATCH or ORDER."""
    return f'<div class="loa-exercise loa-exercise--{kind}"></div>'


def use_exercises(root: etree.Element) -> None:
    """Mix the pairs and steps of each exercise, and keep the right answers beside it."""
    for frame in root.iter("div"):
        for kind in KINDS:
            if f"loa-exercise--{kind}" in frame.get("class", "").split():
                _mix(frame, kind)


def _mix(frame: etree.Element, kind: str) -> None:
    parts = parts_of(frame, kind)
    if kind == CUT or not FEWEST <= len(parts) <= MOST:
        return
    if kind == MATCH:
        seconds = [row[1] for row in parts]
        order = mixed([_plain_text(cell) for cell in seconds])
        letters = {was: ascii_lowercase[now] for now, was in enumerate(order)}
        contents = [copy.deepcopy(cell) for cell in seconds]
        for cell, was in zip(seconds, order, strict=True):
            cell[:], cell.text = list(contents[was]), contents[was].text
        answers = [f"{n + 1} – {letters[n]}" for n in range(len(parts))]
        for n, row in enumerate(parts):
            _before(row[0], f"{n + 1}. ")
            _before(row[1], f"{ascii_lowercase[n]}. ")
    else:
        listing = next(child for child in frame if child.tag == "ol")
        order = mixed([_plain_text(item) for item in parts])
        for item in list(listing):
            listing.remove(item)
        listing.extend(parts[was] for was in order)
        listing.tag = "ul"
        answers = [str(was + 1) for was in order]
    frame.set(ANSWERS, ", ".join(answers))


def mixed(texts: list[str]) -> list[int]:
    """An order of some texts that is not their own: by their hashes, turned on by one where that
    leaves any at its place and turning mends it.
    """
    positions = range(len(texts))
    order = sorted(positions, key=lambda n: hashlib.sha256(texts[n].encode()).hexdigest())
    turns = [order[n:] + order[:n] for n in positions]
    return min(turns, key=lambda turn: sum(was == now for now, was in enumerate(turn)))


def _plain_text(element: etree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _before(cell: etree.Element, mark: str) -> None:
    label = etree.Element("b", {"class": "loa-exercise__mark"})
    label.text, label.tail = mark, cell.text
    cell.text = None
    cell.insert(0, label)
