"""A text as its reader sees it, whatever an editor typed to get there.

Markup inside a number, an entity, a space that is no space, a letter that only looks like
another: none of them makes another number or another word for somebody who reads the page.
"""

import html
import re
import unicodedata
from collections.abc import Mapping, Sequence

from loa.safety.spoken import SPOKEN

# Look like nothing on a page: zero-width, soft hyphen, joiners, marks of direction, fillers and
# selectors (Default_Ignorable_Code_Point, UAX #44).
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
# A ring, a key or a stroke around a digit leaves it a digit.
_AROUND = re.compile(r"(?<=\d)[\u0300-\u036f\u20d0-\u20ff]+")
_BLANK = "\u2800"
_BREAK = re.compile(r"<br\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^>]*>|<!--.*?-->", re.IGNORECASE)
_MARKUP = re.compile(r"[*_`~\\]")
# Eth looks like the Vietnamese letter, in both cases.
_ALIKE = {"Ð": "Đ", "ð": "đ"}
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
_LETTERS = dict(zip("OoОоΟο○◯º°IlSBZ", "0000000000" + "11582", strict=True))
_TENS: Sequence[str] = SPOKEN["tens"]
_WORD = "|".join([*DIGIT_WORDS, *_OTHER_WORDS, *_TENS])
_SIGN = f"[{''.join(_SIGNS)}]"
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
_ONE = re.compile(rf"\d|[{''.join(_LETTERS)}]|{_SIGN}|{'|'.join(DIGIT_WORDS)}")
# Both are read as a number only where one begins so and is as long as such a one.
_NUMBER = re.compile(r"0\d{9,10}|84\d{9,10}|0084\d{9}|1[89]00\d{4,6}")
_FEW = 6
"""Digits that letters stand among, at least."""
# A letter by itself is a letter, or a word.
_LONE = re.compile(rf"(?<![^\W_])[{''.join(_LETTERS)}]+(?![^\W_])")
_YEAR = re.compile(r"\bnăm\W+(?:19|20)\d\d(?!\d)", re.IGNORECASE)


class _Characters(dict[int, str]):
    """What each character is read as, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _character(chr(code))
        return self[code]


class _Plain(dict[int, str]):
    """The same for characters of which dashes stay what they are."""

    def __missing__(self, code: int) -> str:
        one = chr(code)
        self[code] = one if unicodedata.category(one) == "Pd" else _CHARACTERS[code]
        return self[code]


def read_as(text: str) -> str:
    """The characters that a reader sees, with as many line ends as `text` has.

    Entities are resolved, markup and unseen characters are gone, every space is a plain one and
    every digit an ASCII digit; letters keep their case.
    """
    rows = (html.unescape(_TAG.sub("", _BREAK.sub(" ", row))) for row in text.split("\n"))
    return "\n".join(map(_folded, rows))


def seen_as(text: str) -> str:
    """The same for a text that is no source: tags and entities in it are letters."""
    return "\n".join(map(_folded, text.split("\n")))


def read_plainly(text: str) -> str:
    """A sentence for looking for claims: entities resolved, nothing unseen, plain spaces, digits
    and letters; its dashes, signs and markup stay.
    """
    return UNSEEN.sub("", html.unescape(text)).translate(_PLAIN)


def _folded(row: str) -> str:
    plain = unicodedata.normalize("NFKC", UNSEEN.sub("", row))
    return _MARKUP.sub("", _AROUND.sub("", UNSEEN.sub("", plain))).translate(_CHARACTERS)


def _character(one: str) -> str:
    if one.isspace() or one == _BLANK:
        return " "
    digit = unicodedata.digit(one, None)
    if digit is not None:
        return str(digit)
    return "-" if unicodedata.category(one) == "Pd" else _ALIKE.get(one, one)


_CHARACTERS = _Characters()
_PLAIN = _Plain()


def with_digits(text: str) -> str:
    """Numbers to call as digits, however they are said: in eight words or more, as in a text for
    the loudspeaker, in Chinese digits, in words and digits, or with an O or an l among the digits.
    """
    text = _SPOKEN.sub(_said, text)
    text = _SIGNED.sub(
        lambda run: "".join(_SIGNS.get(one, "") for one in run[0]) + _ends(run), text
    )
    return _MIXED.sub(_mixed, text)


def _said(match: re.Match[str]) -> str:
    words = [one.lower() for one in re.findall(r"\w+", match[0])]
    if match[1]:
        words = words[1:]
    digits = ""
    for at, word in enumerate(words):
        is_before_unit = at + 1 < len(words) and words[at + 1] not in _TENS
        if word in _TENS:
            digits += ("1" if word == _TENS[0] else "") + ("" if is_before_unit else "0")
        else:
            digits += DIGIT_WORDS.get(word) or _OTHER_WORDS[word]
    if not set(words).isdisjoint(_TENS) and not _NUMBER.fullmatch(digits):
        # Counted by tens.
        return match[0]
    return ("+" if match[1] else "") + digits + _ends(match)


def _mixed(match: re.Match[str]) -> str:
    written = _ONE.findall(match[0])
    typed = sum(one.isdigit() for one in written)
    if typed == len(written) or _YEAR.search(match[0]):
        return match[0]
    has_letters = any(one in _LETTERS for one in written)
    if has_letters and (typed < _FEW or _LONE.search(match[0])):
        return match[0]
    first = next(at for at, one in enumerate(written) if one.isdigit())
    last = max(at for at, one in enumerate(written) if one.isdigit())
    core = "".join(written[first : last + 1])
    if core.isdigit() and _NUMBER.fullmatch(core):
        # Such as "0912 345 678, hai": a number, and a word beside it.
        return match[0]
    known = {**DIGIT_WORDS, **_SIGNS, **_LETTERS}
    digits = "".join(one if one.isdigit() else known[one] for one in written)
    return digits + _ends(match) if _NUMBER.fullmatch(digits) else match[0]


def _ends(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def same_words(text: str) -> str:
    """A text for comparing words: as read, without case, each run of white space one space."""
    return compared(read_as(text))


def compared(folded: str) -> str:
    """A text that is folded already, for comparing words."""
    return " ".join(folded.casefold().split())
