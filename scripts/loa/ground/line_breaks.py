"""Where a line of large letters may end: never inside a word, best after a stop.

Vietnamese writes the syllables of a word apart (“giấy tờ”), so that whatever breaks at spaces tears
words in two. The words are those of joined_words.yml; a word that it lacks may be torn.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from loa.ground.yaml_loader import SafeLoader

NO_BREAK = "\u00a0"
_SPACES = re.compile(r"[ \t\n\r\f]+")
_DASH = re.compile(r"[ \t\n\r\f]+(?=[–—](?:\s|$))")
_STOPS = (",", ".", ":", ";", "?", "!", "…")
_QUOTES = "“”\"'‘’()«»"

# Letters of two words that may stand alone on a last line.
_SHORT = 14

AFTER_A_STOP, ANYWHERE, BADLY = 0, 12, 60
"""What a line costs that ends there, in hundredths of a line left empty, squared."""


@dataclass(frozen=True)
class Piece:
    """Words that stay on one line, and the cost of ending the line after them."""

    text: str
    cost: int


@dataclass(frozen=True)
class _Words:
    joined: re.Pattern[str]
    leaning: frozenset[str]
    following: frozenset[str]


@cache
def _word_lists() -> _Words:
    text = files("loa.ground").joinpath("joined_words.yml").read_text(encoding="utf-8")
    lists = yaml.load(text, SafeLoader)
    longest_first = sorted(lists["joined"], key=lambda word: (-len(word), word))
    joined = "|".join(re.escape(word).replace(r"\ ", _SPACES.pattern) for word in longest_first)
    return _Words(
        re.compile(rf"\b(?:{joined})\b", re.IGNORECASE),
        frozenset(lists["leaning"]),
        frozenset(lists["following"]),
    )


# Sizes are tried one after the other, each with the same texts.
@lru_cache(maxsize=4096)
def together(text: str) -> str:
    """The text with spaces that do not break inside its words and before its dashes."""
    joined = _word_lists().joined.sub(lambda match: _SPACES.sub(NO_BREAK, match[0]), text)
    return _DASH.sub(NO_BREAK, joined)


def without_a_lone_end(text: str) -> str:
    """The text with its last word kept beside the one before it, where both are short."""
    start, _, last = text.rstrip().rpartition(" ")
    before = start[-_SHORT:].rpartition(" ")[2]
    if " " not in start or len(before) + len(last) > _SHORT:
        return text
    return start + NO_BREAK + last + text[len(text.rstrip()) :]


def pieces_of(text: str) -> tuple[Piece, ...]:
    """A text on one line as the pieces between which it may break, with common spaces."""
    pieces = [piece for piece in _SPACES.split(together(text)) if piece]
    ends = [*pieces, ""][1:]
    return tuple(
        Piece(piece.replace(NO_BREAK, " "), _cost(piece, after))
        for piece, after in zip(pieces, ends, strict=True)
    )


def _cost(piece: str, after: str) -> int:
    if piece.rstrip(_QUOTES).endswith(_STOPS):
        return AFTER_A_STOP
    words = _word_lists()
    is_bad = piece.strip(_QUOTES).lower() in words.leaning
    is_bad |= after.strip(_QUOTES + "".join(_STOPS)).lower() in words.following
    return BADLY if is_bad else ANYWHERE
