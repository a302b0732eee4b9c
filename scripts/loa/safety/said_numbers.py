"""Numbers to call as digits, however they are said: in words, in Chinese signs, with letters."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from loa.safety.spoken import SPOKEN

DIGIT_WORDS: Mapping[str, str] = SPOKEN["digits"]
_OTHER_WORDS: Mapping[str, str] = SPOKEN["other_digits"]
# Chinese digits, those of contracts and those of markets.
_SIGNS = dict(
    zip(
        "〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖〇〡〢〣〤〥〦〧〨〩貳參陸",
        "012345678901234567890123456789236",
        strict=True,
    )
)
# Letters typed or drawn in the place of a digit, those of other scripts too.
_LETTERS = dict(zip("OoОоΟο○◯º°IlSBZgqbЗзT", "0000000000" + "11582" + "996337", strict=True))
_TENS: Sequence[str] = SPOKEN["tens"]
_HUNDRED: str = SPOKEN["hundred"]
_NO_TENS: Sequence[str] = SPOKEN["no_tens"]
_COUNTING = frozenset({*_TENS, _HUNDRED, *_NO_TENS})
NUMBER_WORDS = (*DIGIT_WORDS, *_OTHER_WORDS, *_TENS, _HUNDRED, *_NO_TENS)
"""All words that a number to call is read out in."""
_WORD = "|".join(NUMBER_WORDS)
_SIGN = f"[{''.join(_SIGNS)}]"
# Between the digits of a number that is read out; a full stop with a space ends the sentence.
_JOINED = r"(?:,? |[-.])"
_PLUS: str = SPOKEN["plus"]
_READ_OUT = re.compile(
    rf"(?<!\w)(?:{'|'.join(DIGIT_WORDS)})(?:{_JOINED}(?:{'|'.join(DIGIT_WORDS)})){{2}}(?!\w)",
    re.IGNORECASE,
)
_ROMAN = {
    "I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8",
    "IX": "9",
}  # fmt: skip
_NOUGHT = f"0|O|{'|'.join(word for word in DIGIT_WORDS if DIGIT_WORDS[word] == '0')}"
_NUMERAL = rf"(?<![^\W_])(?:{'|'.join(sorted(_ROMAN, reverse=True))}|{_NOUGHT})(?![^\W_])"
_IN_ROMAN = re.compile(
    rf"(?<![^\W_]){_NUMERAL}(?:\W{{1,3}}(?:{_NUMERAL}|\d)){{8,10}}(?![^\W_])", re.IGNORECASE
)
# Shorter runs are how people count; a number to call has at least eight.
_SPOKEN = re.compile(
    rf"(?<!\w)(cộng\W{{1,4}})?(?:{_WORD})(?:\W{{1,4}}(?:{_WORD})){{7,}}(?!\w)", re.IGNORECASE
)
_SIGNED = re.compile(rf"{_SIGN}(?:\W{{0,2}}{_SIGN}){{7,}}")
_UNIT = (
    rf"(?:\d|[{''.join(_LETTERS)}]|{_SIGN}"
    rf"|(?<![^\W\d_])(?:{'|'.join(DIGIT_WORDS)})(?![^\W\d_]))"
)
# A number that is written partly in digits and partly in words, or with letters among its digits.
_MIXED = re.compile(rf"(?<![^\W_])(?:\+\W?)?{_UNIT}(?:\W{{0,3}}{_UNIT}){{7,11}}(?![^\W_])")
_SINGLE_DIGIT = re.compile(rf"\d|[{''.join(_LETTERS)}]|{_SIGN}|{'|'.join(DIGIT_WORDS)}")
# Both are read as a number only where one begins so and is as long as such a one.
_NUMBER = re.compile(r"0\d{9,10}|84\d{9,10}|0084\d{9}|1[89]00\d{4,6}")
_FEWEST_DIGITS = 6
"""Digits that letters stand among, at least."""
# A letter by itself is a letter, or a word.
_LONE_LETTERS = re.compile(rf"(?<![^\W_])[{''.join(_LETTERS)}]+(?![^\W_])")
_YEAR = re.compile(r"\bnăm\W+(?:19|20)\d\d(?!\d)", re.IGNORECASE)


@cache
def spoken_pattern(number: str) -> re.Pattern[str]:
    """What finds a number that is read out digit by digit, with or without its country's code."""
    is_ours = number.startswith("+84")
    words = [_words_of(digit) for digit in re.sub(r"\D", "", number.removeprefix("+84"))]
    if is_ours:
        code = f"(?:{_PLUS}{_JOINED})?{_words_of('8')}{_JOINED}{_words_of('4')}"
        words = [f"(?:{code}|{_words_of('0')})", *words]
    first = f"(?:{_PLUS}|{_words_of('8')}|{_words_of('0')})" if is_ours else words[0]
    # No part of a longer run; but the word for 0 says "not", too. The first word is looked for
    # before what it follows.
    after = "|".join(word for word, digit in DIGIT_WORDS.items() if digit != "0")
    follows = "".join(f"(?<!{word}{gap})" for word in DIGIT_WORDS for gap in (" ", ", ", "-", "."))
    return re.compile(
        rf"(?<!\w)(?={first}\b){follows}{_JOINED.join(words)}(?!\w|{_JOINED}(?:{after})\b)",
        re.IGNORECASE,
    )


def _words_of(digit: str) -> str:
    """A pattern of the words for a digit."""
    pairs = (*DIGIT_WORDS.items(), *_OTHER_WORDS.items())
    return f"(?:{'|'.join(word for word, value in pairs if value == digit)})"


def says_digits(text: str) -> bool:
    """Whether three digits are read out in a text, one after the other."""
    return bool(_READ_OUT.search(text))


def with_digits(text: str) -> str:
    """Numbers to call as digits, however they are said: in eight words or more, as in a text for
    the loudspeaker, in Chinese digits, in words and digits, or with an O or an l among the digits.
    """
    text = _SPOKEN.sub(_digits_of_words, text)
    text = _SIGNED.sub(
        lambda match: "".join(_SIGNS.get(sign, "") for sign in match[0]) + _line_ends(match), text
    )
    return _IN_ROMAN.sub(_digits_of_roman, _MIXED.sub(_digits_of_mixed, text))


def _digits_of_words(match: re.Match[str]) -> str:
    words = [word.lower() for word in re.findall(r"\w+", match[0])]
    if match[1]:
        words = words[1:]
    digits = "".join(read_digits(words))
    if not _COUNTING.isdisjoint(words) and not _NUMBER.fullmatch(digits):
        # Counted by tens or hundreds.
        return match[0]
    return ("+" if match[1] else "") + digits + _line_ends(match)


def read_digits(words: Sequence[str]) -> list[str]:
    """What each word of a number that is read out adds to its digits; digits are what they are."""
    return [_digit(at, words) for at in range(len(words))]


def _digit(at: int, words: Sequence[str]) -> str:
    """What a word of a number adds to its digits: of “ba trăm linh hai” 3, nothing, 0 and 2."""
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else ""
    if word in _NO_TENS:
        return "0"
    if word == _HUNDRED:
        return "00" if not after or words[at + 2 : at + 3] == [_HUNDRED] else ""
    if word in _TENS:
        is_before_unit = after and after not in _COUNTING
        return ("1" if word == _TENS[0] else "") + ("" if is_before_unit else "0")
    return DIGIT_WORDS.get(word) or _OTHER_WORDS.get(word, word)


def _digits_of_roman(match: re.Match[str]) -> str:
    numerals = re.findall(r"\d|[^\W\d_]+", match[0])
    if not any(numeral.upper() in _ROMAN for numeral in numerals):
        return match[0]
    digits = "".join(
        numeral if numeral.isdigit() else _ROMAN.get(numeral.upper(), "0") for numeral in numerals
    )
    return digits + _line_ends(match) if _NUMBER.fullmatch(digits) else match[0]


def _digits_of_mixed(match: re.Match[str]) -> str:
    units = _SINGLE_DIGIT.findall(match[0])
    typed_count = sum(unit.isdigit() for unit in units)
    if typed_count == len(units) or _YEAR.search(match[0]):
        return match[0]
    has_letters = any(unit in _LETTERS for unit in units)
    if has_letters and (typed_count < _FEWEST_DIGITS or _LONE_LETTERS.search(match[0])):
        return match[0]
    first = next(at for at, unit in enumerate(units) if unit.isdigit())
    last = max(at for at, unit in enumerate(units) if unit.isdigit())
    core = "".join(units[first : last + 1])
    if core.isdigit() and _NUMBER.fullmatch(core):
        # Such as "0912 345 678, hai": a number, and a word beside it.
        return match[0]
    values = {**DIGIT_WORDS, **_SIGNS, **_LETTERS}
    digits = "".join(unit if unit.isdigit() else values[unit] for unit in units)
    return digits + _line_ends(match) if _NUMBER.fullmatch(digits) else match[0]


def _line_ends(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")
