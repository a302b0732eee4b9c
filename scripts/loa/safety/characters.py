"""Characters that are not what a reader takes them for, and what is right in their place.

Text comes from Word, chats and old fonts. Some of it holds signs that nobody sees, letters of
another alphabet, or the bytes of another encoding. On a page it looks right or nearly so, and
search, comparison, a screen reader and the telephone meet something else.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from loa.ground.wording import say
from loa.safety.legacy import LETTERS, from_mojibake, from_tcvn3, from_vni, mojibake_in

FIX = say("“loa fix” mends it.")
"""What the hint of every problem says that `loa fix` mends by itself."""
_ROUNDS = 8
# UAX #44, table 12: controls, format characters, surrogates, line and paragraph separators.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_LINE_SEPARATORS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_JOINER = "\u200d"
_CHARACTER_NAMES = {
    "\x00": say("null character"),
    "\u00a0": say("no-break space"),
    "\u00ad": say("soft hyphen"),
    "\u200b": say("zero-width space"),
    "\u202e": say("mark that turns the direction of text"),
    "\ufeff": say("byte order mark"),
}
# Look like letters of ours: Unicode, confusables.txt (UTS #39).
_LOOKALIKES = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"}
_FOREIGN_LOOKALIKES = dict(
    zip(
        "аеорсухіјѕһАВЕІЈКМНОРЅТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "aeopcyxijshABEIJKMHOPSTYXABEZHIKMNOPTYXo",
        strict=True,
    )
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_WORD = re.compile(r"[^\W\d_]+")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
# ASCII but &, our letters, and signs that no encoding's misreading begins or ends with.
_GOOD = re.compile(f"[ -%'-~\t{LETTERS}“”‘’–—…•×→]*")
# A sign for what cannot be shown, a sign of one font only, or two thirds of a letter.
_LOST = re.compile("[\ufffd\ue000-\uf8ff]|á[»º](?=[a-z])")


@dataclass(frozen=True)
class Fault:
    """One row that holds such characters; `line` counts from 1."""

    line: int
    code: str
    message: str
    hint: str
    severity: Literal["error", "warning"] = "error"


def faults_of(text: str) -> Iterator[Fault]:
    """All faults of a text, at most one of a kind in a row."""
    for line, row in enumerate(text.split("\n"), 1):
        if not _is_plain(row):
            yield from _faults_of_row(line, row)


def mended(text: str) -> str:
    """The text with everything put right that has one right form; readers see the same words.

    Text in an old encoding stays: a letter of TCVN3 or VNI is a letter of ours too, so a person
    decides.
    """
    for _ in range(_ROUNDS):
        better = "\n".join(row if _is_plain(row) else _mended_row(row) for row in text.split("\n"))
        if better == text:
            break
        text = better
    return text


def unseen_in(text: str) -> list[str]:
    """The characters of a text that a reader does not see, each once, in their order.

    A joiner within one picture, as in a family of emoji, is part of what is seen.
    """
    seen = text.translate({9: None, 10: None})
    unseen = (
        character
        for at, character in enumerate(seen)
        if unicodedata.category(character) in _UNSEEN
        and not (character == _JOINER and _joins_pictures(seen, at))
    )
    return list(dict.fromkeys(unseen))


def name_of(character: str) -> str:
    """A character for somebody who cannot see it: its number, and its name where it helps."""
    number = f"U+{ord(character):04X}"
    name = _CHARACTER_NAMES.get(character)
    return f"{number} ({name})" if name else number


# A file is read for its text, for its faults and for what stands beside pages: the same rows.
@lru_cache(1 << 15)
def _is_plain(row: str) -> bool:
    """Whether nothing is wrong: nearly every row, and most are quickly known for it."""
    if _GOOD.fullmatch(row) is not None and from_vni(row) is None:
        return True
    return _mended_row(row) == row and not any(_faults_of_row(1, row))


def _faults_of_row(line: int, row: str) -> Iterator[Fault]:
    garbled = mojibake_in(row)
    if garbled:
        message = say("Garbled text: “{words}”.", words=garbled[0])
        yield Fault(
            line,
            "garbled-text",
            message=message,
            hint=say("It should be “{words}”. {fix}", words=garbled[1], fix=FIX),
        )
        row = from_mojibake(row)
    lost = dict.fromkeys(_LOST.findall(row))
    if lost:
        left = ", ".join(
            name_of(remnant) if len(remnant) == 1 else f"“{remnant}”" for remnant in lost
        )
        message = say("Letters are lost here, only {left} is left of them.", left=left)
        yield Fault(
            line,
            "garbled-text",
            message=message,
            hint=say("Find the original and type the lost letters again."),
        )
    legacy = next(((name, words) for name, words in _legacy_readings(row) if words), None)
    if legacy:
        message = say(
            "This line was typed for an old {encoding} typeface, other machines show "
            "other letters.",
            encoding=legacy[0],
        )
        hint = say(
            "Probably “{words}”. Convert it to Unicode and paste it again.",
            words=legacy[1].strip()[:80],
        )
        yield Fault(line, "old-encoding", message=message, hint=hint)
        return
    unseen = dict.fromkeys([*unseen_in(row), *_unseen_entities(row)])
    if unseen:
        message = say(
            "This line has characters that nobody sees: {listed}.", listed=_names_of(unseen)
        )
        yield Fault(line, "unseen-character", message=message, hint=FIX)
    spaces = dict.fromkeys(_SPACES.findall(row))
    if spaces:
        message = say("This line has unusual spaces: {listed}.", listed=_names_of(spaces))
        hint = say("Type a plain space. {fix}", fix=FIX)
        yield Fault(line, "odd-space", message=message, hint=hint, severity="warning")
    lookalikes = list(_lookalike_words(row))
    if lookalikes:
        words = ", ".join(f"“{wrong}”" for wrong, _ in lookalikes)
        right = ", ".join(f"“{correct}”" for _, correct in lookalikes)
        message = say(
            "There are letters that look Vietnamese and are of another script: {words}.",
            words=words,
        )
        yield Fault(
            line,
            "alike-letter",
            message=message,
            hint=say("Type again: {right}. {fix}", right=right, fix=FIX),
        )
    if not unicodedata.is_normalized("NFC", row):
        message = say("Letters with marks are decomposed here, not composed.")
        yield Fault(
            line,
            "not-nfc",
            message=message,
            hint=say("Set the keyboard to composed Unicode (NFC). {fix}", fix=FIX),
        )


def _legacy_readings(row: str) -> Iterator[tuple[str, str | None]]:
    yield "TCVN3 (.VnTime)", from_tcvn3(row)
    yield "VNI", from_vni(row)


def _mended_row(row: str) -> str:
    row = unicodedata.normalize("NFC", from_mojibake(row))
    if any(words for _, words in _legacy_readings(row)):
        return row
    row = _ENTITY.sub(lambda match: "" if _unseen_in_entity(match[0]) else match[0], row)
    # What ends a line for a program is a space for a reader.
    row = _LINE_SEPARATORS.sub(" ", row)
    for character in unseen_in(row):
        row = _without_character(row, character)
    row = _SPACES.sub(" ", row)
    for wrong, right in _lookalike_words(row):
        row = row.replace(wrong, right)
    return unicodedata.normalize("NFC", row)


def _without_character(row: str, character: str) -> str:
    if character != _JOINER:
        return row.replace(character, "")
    return "".join(
        character
        for at, character in enumerate(row)
        if character != _JOINER or _joins_pictures(row, at)
    )


def _joins_pictures(text: str, at: int) -> bool:
    """Whether a joiner stands between two pictures."""
    before = text[:at].rstrip("\ufe0f")[-1:]
    after = text[at + 1 : at + 2]
    categories = [unicodedata.category(neighbour) for neighbour in (before, after) if neighbour]
    return len(categories) == 2 and categories[0] in {"So", "Sk"} and categories[1] == "So"


def _unseen_entities(row: str) -> Iterator[str]:
    for match in _ENTITY.finditer(row):
        yield from _unseen_in_entity(match[0])


def _unseen_in_entity(entity: str) -> list[str]:
    """The unseen characters that an entity stands for; a space between words is none."""
    return unseen_in(html.unescape(entity))


def _lookalike_words(row: str) -> Iterator[tuple[str, str]]:
    """Each word with a letter that only looks like ours, and the word as it should be."""
    for word in dict.fromkeys(_WORD.findall(row)):
        right = word.translate(str.maketrans(_LOOKALIKES))
        foreign = [
            letter for letter in right if unicodedata.name(letter, "").startswith(("CYR", "GREEK"))
        ]
        has_ours = any(unicodedata.name(letter, "").startswith("LATIN") for letter in right)
        if has_ours and foreign and all(letter in _FOREIGN_LOOKALIKES for letter in foreign):
            right = right.translate(str.maketrans(_FOREIGN_LOOKALIKES))
        if right != word:
            yield word, right


def _names_of(characters: Iterable[str]) -> str:
    return ", ".join(name_of(character) for character in characters)
