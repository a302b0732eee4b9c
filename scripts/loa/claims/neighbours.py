"""Numbers to call that readers put together from texts that stand side by side: cells of a row or
a column, entries of a list, words of a drawing, the halves of a sentence about its “and”.

Figures stand side by side too. What counts has the length and the beginning of a number that can
be called, and begins as no figure, no year, no date and no list of codes does.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import phonenumbers

from loa.claims.phones import REGION
from loa.safety.said_numbers import NUMBER_WORDS, read_digits
from loa.safety.spoken import SPOKEN

_WORD = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
# An O or an l counts beside a digit only.
_TOKEN = rf"(?:\d|[OoОо](?=\d)|(?<=\d)[OolIОо]|(?<![^\W_])(?:{_WORD})(?![^\W_]))"
_RUN = rf"\+?{_TOKEN}(?:[^\w:%]{{0,4}}{_TOKEN})*"
# What is put together has twelve digits at most, each a word of five letters and two signs.
_LONGEST = 100
_END = re.compile(rf"(?<![\w:])(?<!\d[.,])({_RUN})[^\w%]*$", re.IGNORECASE)
_START = re.compile(rf"[^\w%]*({_RUN})(?!\w|[:,]\d|\s?%)", re.IGNORECASE)
_WHOLE = re.compile(rf"[^\w%]*({_RUN})[^\w%]*", re.IGNORECASE)
_GROUP = re.compile(rf"\+?(?:\d|[OoОо](?=\d)|(?<=\d)[OolIОо])+|{_WORD}", re.IGNORECASE)
_HAS_DIGIT = re.compile(r"\d")
_LETTERS = str.maketrans("OoОоlI", "000011")
_ANNOUNCED = re.compile(rf"(?<!\w)(?:{'|'.join(SPOKEN['announcing'])})(?!\w)", re.IGNORECASE)
_TEXTS_BEFORE = 8
"""Texts in front of a number among which something may announce it: the head of a table."""
_JOINING = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(SPOKEN['joining'], key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)
# An O or an l in front of a digit is one too.
_NAME = re.compile(
    r"(?![OolI]\d)[A-Za-z][\w-]*|https?://\S+|[\w/.-]*\.[A-Za-z]\w{1,4}"
    r"|\d{4}-\d\d-\d\d(?:T[\d:.+Z-]*)?",
    re.ASCII,
)
_DATE = re.compile(r"(?<!\d)\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d(?!\d)")
# How a number begins, in digits: as no figure does, and as a figure or a year may too.
_SURE = re.compile(r"0\d\d|\+84|0084")
_LIKELY = re.compile(r"0|84|\+\d\d|1(?:$|[89](?:$|0(?:$|0)))")
_SERVICE = re.compile(r"1[89]00")
_DIALLED = re.compile(r"\+?\d{8,13}")
_MOST_DIGITS = 13
"""Digits of the longest number, 0084 and nine."""
_FIGURE_DIGITS = 2
"""Digits of a figure that is written with a nought in front, or groups of an hour or a day."""
_MOST_GROUPS = 20
"""More than any number has, read out word by word: “không chín trăm mười hai …”."""
_YEAR, _FIRST_YEAR, _LAST_YEAR = 4, 1000, 2100


def numbers_across(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each number that begins in one of some folded texts and goes on in the next: the position of
    the text, and the number as one would write it.
    """
    for at in range(len(texts) - 1):
        match = _END.search(_DATE.sub("", texts[at][-_LONGEST:]))
        first_groups = _groups(match[1])[-_MOST_GROUPS:] if match else []
        # A number may begin behind another figure.
        numbers = (
            _number_from(texts, at, first_groups[start:]) for start in range(len(first_groups))
        )
        number = next(filter(None, numbers), None)
        if number:
            yield at, number


def is_name(text: str) -> bool:
    """Whether a text of an entry names something for the program, and nobody reads it between two
    others: an id, a mark such as `yes`, a day, a file, an address.
    """
    return _NAME.fullmatch(text) is not None and text.lower() not in NUMBER_WORDS


def numbers_joined(text: str) -> Iterator[tuple[int, str]]:
    """The same for the parts of one folded text: its row, counted from 0, and the number."""
    if _JOINING.search(text) is None:
        return
    parts = _JOINING.split(text)
    for at, number in numbers_across(parts):
        yield sum(part.count("\n") for part in parts[: at + 1]), number


def _groups(run: str) -> list[str]:
    """Groups of digits, and words that say some."""
    groups = (group.lower() for group in _GROUP.findall(run))
    return [group.translate(_LETTERS) if _HAS_DIGIT.search(group) else group for group in groups]


def _number_from(texts: Sequence[str], at: int, first_groups: list[str]) -> str | None:
    """The number that begins with some groups of a text, if it goes on in the next ones."""
    prefix = "".join(read_digits(first_groups))
    if not _LIKELY.match(prefix) or len(prefix) >= _MOST_DIGITS or _is_called(prefix):
        return None
    is_sure = bool(_SURE.match(prefix)) and (
        len(first_groups[0]) > _FIGURE_DIGITS or len(first_groups) > _FIGURE_DIGITS
    )
    if not is_sure and not _is_announced(texts, at):
        return None
    groups = list(first_groups)
    for text in texts[at + 1 :]:
        match = _START.match(_DATE.sub("", text[:_LONGEST]))
        next_groups = _groups(match[1]) if match else []
        for count, group in enumerate(next_groups, 1):
            groups.append(group)
            parts = [part for part in read_digits(groups) if part]
            if _is_called("".join(parts)) and not _are_figures(parts):
                return " ".join(parts) if is_sure or count == len(next_groups) else None
            if sum(map(len, parts)) > _MOST_DIGITS:
                return None
        is_between = match is not None and _WHOLE.fullmatch(text[: _LONGEST + 1])
        if not is_between or len(groups) > _MOST_GROUPS:
            return None
    return None


def _is_announced(texts: Sequence[str], at: int) -> bool:
    return any(_ANNOUNCED.search(text) for text in texts[max(0, at - _TEXTS_BEFORE) : at + 1])


@lru_cache(maxsize=4096)
def _is_called(number: str) -> bool:
    """Whether somebody who dials these digits reaches a telephone."""
    if number.startswith("1") and not _SERVICE.match(number):
        return False
    if number.startswith("0084"):
        number = f"+{number[2:]}"
    elif number.startswith("84"):
        number = f"+{number}"
    if not _DIALLED.fullmatch(number):
        return False
    return phonenumbers.is_valid_number(phonenumbers.parse(number, REGION))


def _are_figures(groups: Sequence[str]) -> bool:
    """Whether they are years, or count up: days, months, codes."""
    if all(len(group) == _YEAR and _FIRST_YEAR <= int(group) <= _LAST_YEAR for group in groups):
        return True
    width = len(groups[0])
    step = max(1, 10 ** (width - 2))
    is_row = width > 1 and all(len(group) == width for group in groups)
    return is_row and all(0 < int(b) - int(a) <= step for a, b in pairwise(groups))
