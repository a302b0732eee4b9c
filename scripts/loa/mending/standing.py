"""Numbers that are to call because of where they stand: alone in a paragraph, in a cell under a
word for telephones, or as what a link dials.

A number alone in a cell may as well count. It is one to call where the head of its column or of its
row names telephones and no count (“Gọi số”, but not “Số cuộc gọi”); and where no head tells, if
all its column holds is numbers of the registry, two at least. One count among them is enough to
leave the column alone.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loa.content.phone_numbers import digits, spelled
from loa.reading.model import Passage, Table
from loa.reading.reader import read
from loa.safety.spoken import SPOKEN

Span = tuple[int, int]
"""Columns of a row, from 0: the first, and the one behind the last."""

_DIALS = re.compile(r"\[([^\[\]|]*)\]\(<?tel:([+\d][\d ().-]*)>?\)", re.IGNORECASE)
_NO_LABEL = re.compile(r"[\d*_`<&\\]")
_HEADS = SPOKEN["heads"]
_PHONES = re.compile(
    rf"(?<!\w)(?:{'|'.join(_HEADS['phones'])})(?!\w)"
    rf"|^{_HEADS['begins']}(?! (?:{'|'.join(_HEADS['goes_on'])})(?!\w))(?!\w)",
    re.IGNORECASE,
)
_COUNTS = re.compile(rf"%|(?<!\w)(?:{'|'.join(_HEADS['counts'])})(?!\w)", re.IGNORECASE)
_FEWEST = 2
"""Numbers of a column that nothing names: one alone is as likely a count."""


@dataclass(frozen=True)
class Found:
    """A number in a row, from column `start` to before `end`, the id of its line, and what says the
    same by reference; `is_dialled` for a link with all its signs.
    """

    start: int
    end: int
    number: str
    id: str
    after: str
    is_dialled: bool = False


def links_that_dial(row: str, numbers: Sequence[tuple[str, str]]) -> Iterator[Found]:
    """The links in a row that dial one of some numbers (spelling, id of the line) and whose words
    can be said by reference: they name that number and no other, or none and are plain.
    """
    for match in _DIALS.finditer(row):
        for number, helpline_id in numbers:
            if digits(match[2]) != digits(number):
                continue
            label, reference = match[1], f"[[helpline:{helpline_id}]]"
            if len(spelled(number).findall(label)) == 1:
                after = spelled(number).sub(reference, label)
                is_plain = not re.search(r"\d", spelled(number).sub("", label))
            else:
                after = f"[[helpline:{helpline_id}|{label}]]"
                is_plain = bool(label.strip()) and not _NO_LABEL.search(label)
            if is_plain:
                yield Found(
                    match.start(),
                    match.end(),
                    match[2].strip(),
                    helpline_id,
                    after,
                    is_dialled=True,
                )


def labels_that_dial(row: str) -> Iterator[Span]:
    """Where the words of a link stand that dials: what they name and it does not is told apart."""
    return (match.span(1) for match in _DIALS.finditer(row))


def dials_one_of(target: str, numbers: Collection[str]) -> bool:
    """Whether the target of a link dials one of some numbers."""
    scheme, _, number = target.partition(":")
    return scheme.lower() == "tel" and digits(number) in {digits(known) for known in numbers}


def spans_to_call(body: str, numbers: Collection[str]) -> Mapping[int, Sequence[Span]]:
    """Where in the rows of a body a number of the registry stands alone and is to call."""
    every = "|".join(spelled(number).pattern for number in numbers)
    if not every or not re.search(rf"(?m)(?:^|\|)[\s*_>]*(?:{every})[\s*_]*(?:\||$)", body):
        return {}
    alone = re.compile(rf"\s*(?:{every})\s*")
    reading = read(body)
    passages = [
        passage
        for passage in reading.passages
        if passage.tag == "p" and not passage.block and alone.fullmatch(passage.text)
    ]
    for table in reading.tables:
        passages += _cells_to_call(table, alone)
    spans: dict[int, list[Span]] = {}
    for passage in passages:
        first = body.rfind("\n", 0, passage.start) + 1
        spans.setdefault(passage.line, []).append((passage.start - first, passage.end - first))
    return spans


def _cells_to_call(table: Table, alone: re.Pattern[str]) -> Iterator[Passage]:
    """The cells of a table that hold a number to call and nothing else."""
    head, *rows = table.rows
    for position, name in enumerate(head):
        column = [row[position] for row in rows if position < len(row)]
        filled = [cell for cell in column if cell.text.strip()]
        found = [cell for cell in filled if alone.fullmatch(cell.text)]
        is_list = len({digits(cell.text) for cell in found}) >= _FEWEST and found == filled
        if _COUNTS.search(name.text):
            continue
        is_named = is_list or _names_phones(name)
        for row in rows:
            cell = row[position] if position < len(row) else None
            if cell in found and (is_named or _names_phones(row[0])):
                yield cell


def _names_phones(cell: Passage) -> bool:
    return bool(_PHONES.search(cell.text.strip())) and not _COUNTS.search(cell.text)
