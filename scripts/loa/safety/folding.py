"""A text as its reader sees it, whatever an editor typed to get there.

Markup inside a number, an entity, a space that is no space, a letter that only looks like
another: none of them makes another number or another word for somebody who reads the page.
"""

import html
import re
import unicodedata

# Look like nothing on a page: zero-width, soft hyphen, joiners, marks of direction.
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_BREAK = re.compile(r"<br\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^>]*>|<!--.*?-->", re.IGNORECASE)
_MARKUP = re.compile(r"[*_`~\\]")
# Eth looks like the Vietnamese letter, in both cases.
_ALIKE = {"Ð": "Đ", "ð": "đ"}
DIGIT_WORDS = {
    "không": "0", "một": "1", "mốt": "1", "hai": "2", "ba": "3", "bốn": "4", "tư": "4",
    "năm": "5", "lăm": "5", "sáu": "6", "bảy": "7", "bẩy": "7", "tám": "8", "chín": "9",
}  # fmt: skip
_WORD = "|".join(DIGIT_WORDS)
# Shorter runs are how people count; a number to call has at least eight.
_SPOKEN = re.compile(
    rf"(?<!\w)(cộng[\s,.-]+)?(?:{_WORD})(?:[\s,.-]+(?:{_WORD})){{7,}}(?!\w)", re.IGNORECASE
)


class _Characters(dict[int, str]):
    """What each character is read as, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _character(chr(code))
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
    plain = UNSEEN.sub("", html.unescape(text))
    return "".join(one if _is_dash(one) else _character(one) for one in plain)


def _is_dash(one: str) -> bool:
    return unicodedata.category(one) == "Pd"


def _folded(row: str) -> str:
    plain = unicodedata.normalize("NFKC", UNSEEN.sub("", row))
    return _MARKUP.sub("", UNSEEN.sub("", plain)).translate(_CHARACTERS)


def _character(one: str) -> str:
    if one.isspace():
        return " "
    digit = unicodedata.digit(one, None)
    if digit is not None:
        return str(digit)
    return "-" if unicodedata.category(one) == "Pd" else _ALIKE.get(one, one)


_CHARACTERS = _Characters()


def with_digits(text: str) -> str:
    """Numbers said in eight words or more, as in a text for the loudspeaker, as digits."""
    return _SPOKEN.sub(_digits, text)


def _digits(match: re.Match[str]) -> str:
    said = re.findall(_WORD, match.group().lower())
    ends = "\n" * match.group().count("\n")
    return ("+" if match.group(1) else "") + "".join(DIGIT_WORDS[word] for word in said) + ends


def same_words(text: str) -> str:
    """A text for comparing words: as read, without case, each run of white space one space."""
    return compared(read_as(text))


def compared(folded: str) -> str:
    """A text that is folded already, for comparing words."""
    return " ".join(folded.casefold().split())
