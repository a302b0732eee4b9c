"""Numbers of things in words: “hai trăm triệu”. Numbers to call are those of `said_numbers`."""

import re

from loa.safety.spoken import SPOKEN

_DIGITS: dict[str, str] = SPOKEN["digits"]
_TENS = (*SPOKEN["tens"], SPOKEN["dozen"])
_TEN = _TENS[0]
_HUNDRED, _HALF = SPOKEN["hundred"], SPOKEN["half"]
_FIRST = "|".join((*_DIGITS, _TEN))
_WORD = "|".join((*_DIGITS, *_TENS, *SPOKEN["no_tens"], _HUNDRED))
_THOUSAND, _MILLION = ("|".join(SPOKEN[name]) for name in ("thousands", "millions"))
_BELOW = rf"(?:{_FIRST})(?: (?:{_WORD}))*"
# A thousand of anything else is no amount.
AMOUNT = (
    rf"(?i:(?<!\w)(?:{_BELOW} (?:{_THOUSAND}|{_MILLION}) )*"
    rf"{_BELOW} (?:(?:{_THOUSAND}|{_MILLION})(?: {_HALF})? {SPOKEN['money']}"
    rf"|(?:{_MILLION})(?: {_HALF})?)(?!\w))"
)
"""A pattern for an amount in words: “hai trăm triệu đồng”."""
_COUNT = re.compile(rf"(?i:(?<!\w)(?:{_BELOW}|{_HALF})(?!\w))")


def counts_in(text: str) -> list[int]:
    """The numbers below a thousand that a text says in words, each a group of the whole: of “một
    triệu hai trăm nghìn” 1 and 200, of “một tỷ rưỡi” 1 and 5, as of “1,5 tỷ”.
    """
    return [_value_of(match.group().lower().split()) for match in _COUNT.finditer(text)]


def _value_of(words: list[str]) -> int:
    total = unit = 0
    for word in words:
        if word == _HALF:
            return 5
        if word in _DIGITS:
            unit = int(_DIGITS[word])
        elif word == _TEN:
            total, unit = total + 10, 0
        elif word in _TENS:
            total, unit = total + 10 * unit, 0
        elif word == _HUNDRED:
            total, unit = total + 100 * unit, 0
    return total + unit
