"""A text as its reader sees it, whatever an editor typed to get there.

Markup inside a number, an entity, a space that is no space, a letter that only looks like
another: none of them makes another number or another word for somebody who reads the page.
"""

import html
import re
import unicodedata

# Look like nothing on a page: zero-width, soft hyphen, joiners, marks of direction, fillers and
# selectors (Default_Ignorable_Code_Point, UAX #44).
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
# A ring, a key or a stroke around a digit leaves it a digit.
_AROUND = re.compile(r"(?<=\d)[\u0300-\u036f\u20d0-\u20ff]+")
_BLANK = "\u2800"
# Digits in braille: the number sign, and the letters from a to j (Unicode 17.0, 21.1).
_BRAILLE = re.compile("\u283c([\u2801\u2803\u2809\u280a\u280b\u2811\u2813\u2819\u281a\u281b]+)")
_BRAILLE_DIGITS = str.maketrans("⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚", "1234567890")
_BREAK = re.compile(r"<br\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^>]*>|<!--.*?-->", re.IGNORECASE)
_MARKUP = re.compile(r"[*_`~\\]")
# Eth looks like the Vietnamese letter, in both cases.
_ALIKE = {"Ð": "Đ", "ð": "đ"}


class _Characters(dict[int, str]):
    """What each character is read as, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _character(chr(code))
        return self[code]


class _Plain(dict[int, str]):
    """The same for characters of which dashes stay what they are."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = character if unicodedata.category(character) == "Pd" else _CHARACTERS[code]
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
    seen = _BRAILLE.sub(lambda match: match[1].translate(_BRAILLE_DIGITS), UNSEEN.sub("", row))
    plain = unicodedata.normalize("NFKC", seen)
    return _MARKUP.sub("", _AROUND.sub("", UNSEEN.sub("", plain))).translate(_CHARACTERS)


def _character(character: str) -> str:
    if character.isspace() or character == _BLANK:
        return " "
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    return "-" if unicodedata.category(character) == "Pd" else _ALIKE.get(character, character)


_CHARACTERS = _Characters()
_PLAIN = _Plain()


def same_words(text: str) -> str:
    """A text for comparing words: as read, without case, each run of white space one space."""
    return compared(read_as(text))


def compared(folded: str) -> str:
    """A text that is folded already, for comparing words."""
    return " ".join(folded.casefold().split())
