"""What the registries let out, asked of any text: numbers, words that are held back, references.

One home for the question, so that the pages, the registries, the captions and the finished site
cannot answer it in different ways.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loa.claims.neighbours import numbers_across, numbers_joined
from loa.claims.phones import DIGEST, phones_dialled, phones_in, short_in_digits
from loa.content.phone_numbers import digits, spelled
from loa.content.registries import Registries
from loa.ground.wording import say
from loa.safety.folding import compared, read_as, same_words
from loa.safety.said_numbers import with_digits

# An address ends with a space, and so does one whose space is written as an entity.
_ADDRESS = re.compile(r"https?://[^\s\d][^\s&]*")
# Where a link leads, and lists of attributes: read by machines.
_TARGET = re.compile(r"\]\([^)]*\)|\{:?\s*(?:[#.]|[\w-]+=)[^}]*\}")
# How a number begins where only whole numbers count: where digits stand together by chance.
_WHOLE = re.compile(r"\(?0|\+|\(\+|84|1[\s.-]?[89](?:[\s.-]?0){2}")
_ANNOUNCED = 3
# Said between two groups of a number, such as whose it is.
_ASIDE = re.compile(r"(?<=\d) ?\([^()\d\n]{1,40}\) ?(?=\d)")
# Marks of a proposal (CriticMarkup), which pages print as they stand: what is added and marked is
# read on, what is taken away or remarked upon is passed over. “~” is gone from a folded text.
_PROPOSED = re.compile(
    r"\{(?:\+\+(?P<added>[^{}\n]*?)\+\+|==(?P<marked>[^{}\n]*?)==|--[^{}\n]*?--|>>[^{}\n]*?<<"
    r"|[^{}>\n]*>(?P<instead>[^{}\n]*))\}"
)
_GAP = re.compile(r"[^\S\n]{2,}")


@dataclass(frozen=True)
class Finding:
    """Words that may not be published as they stand: in which row of the text, counted from 0."""

    row: int
    words: str
    code: str
    why: str


def without_targets(markdown: str) -> str:
    """Markdown without what its reader does not see; as many rows as before."""
    return _TARGET.sub(_blank, _ADDRESS.sub(_blank, markdown))


class Clearance:
    """The answers of one set of registries."""

    def __init__(self, registries: Registries) -> None:
        helplines = [helpline for helpline in registries.helplines.values() if helpline.number]
        self.cleared = {
            digits(str(helpline.number)) for helpline in helplines if helpline.publish == "yes"
        }
        self.refused = {
            digits(str(helpline.number)) for helpline in helplines if helpline.publish != "yes"
        }
        self.withheld = [
            (same_words(text), text, entry.why)
            for entry in registries.withheld.values()
            for text in entry.texts
        ]
        numbers = [str(helpline.number) for helpline in registries.published_helplines]
        self.hint = say(
            "Published numbers: {numbers}. Write [[helpline:h111]], which prints them.",
            numbers="; ".join(numbers),
        )
        long_numbers = sorted(
            (number for number in self.cleared if len(number) >= 8), key=len, reverse=True
        )
        self._long_numbers = re.compile("|".join(map(_pattern_of, long_numbers)) or r"(?!)")

    def numbers(self, folded: str, *, whole: bool = False) -> Iterator[Finding]:
        """Each number of a folded text that no registry clears. `whole`: where digits stand
        together by chance, as in a grid on paper, only what begins as a number does.
        """
        text = _in_digits(folded)
        text = _PROPOSED.sub(_accepted_text, _ASIDE.sub(" ", text))
        # Readers see one space for many; on paper, columns stand apart.
        text = self._long_numbers.sub(_blank, text) if whole else _GAP.sub(" ", text)
        for number in phones_in(text):
            if not whole or _is_whole(number):
                row = text.count("\n", 0, text.index(number))
                yield from self._findings_of(" ".join(number.split()), row)
        for row, number in numbers_joined(folded):
            yield from self._findings_of(number, row)

    def across(self, texts: Sequence[str]) -> Iterator[Finding]:
        """Each number that readers put together from folded texts that stand side by side, and no
        registry clears; `row` is the position of the text in which it begins.
        """
        for at, number in numbers_across(texts):
            yield from self._findings_of(number, at)

    def dialled(self, text: str) -> Iterator[Finding]:
        """Each number that a link in a text dials, writes to or carries along, and no registry
        clears.
        """
        for row, number in phones_dialled(text):
            yield from self._findings_of(number, row)

    def differing(self, words: str, target: str) -> Iterator[Finding]:
        """The words of a link that show numbers, where it dials or writes to none of them."""
        dialled = {digits(number): number for _, number in phones_dialled(target)}
        if not dialled:
            return
        text = _in_digits(read_as(words))
        shown = {digits(number): number for number in phones_in(text)}
        # Short numbers that are no emergency number are known by the registry alone.
        for number in (*self.cleared, *self.refused):
            if spelled(number).search(text):
                shown.setdefault(number, number)
        if shown and not shown.keys() & dialled.keys():
            why = say(
                "“{words}” shows {shown} and dials {dialled}.",
                words=words,
                shown=", ".join(shown.values()),
                dialled=", ".join(dialled.values()),
            )
            yield Finding(row=0, words=words, code="dials-another", why=why)

    def _findings_of(self, number: str, row: int) -> Iterator[Finding]:
        plain = digits(number)
        if plain in self.cleared:
            return
        if plain in self.refused:
            why = say("The number {number} is in the registry but not published.", number=number)
            yield Finding(row=row, words=number, code="unpublished-phone", why=why)
        else:
            why = say("The number {number} is not in the registry.", number=number)
            yield Finding(row=row, words=number, code="unknown-phone", why=why)

    def words(self, folded: str) -> Iterator[Finding]:
        """Each entry of what is withheld that a folded text holds."""
        text = compared(folded)
        for searched, shown, why in self.withheld:
            if searched in text:
                row = _row_of(searched, folded)
                yield Finding(
                    row=row,
                    words=shown,
                    code="withheld-text",
                    why=say("“{shown}” must not be published: {why}", shown=shown, why=why),
                )


def _in_digits(folded: str) -> str:
    """A folded text with the numbers that it says in words, and without addresses and digests."""
    return short_in_digits(with_digits(DIGEST.sub(" ", _ADDRESS.sub(_blank, folded))))


def _blank(match: re.Match[str]) -> str:
    """As many rows as there were, and nothing else."""
    return " " + "\n" * match.group().count("\n")


def _accepted_text(match: re.Match[str]) -> str:
    return match["added"] or match["marked"] or match["instead"] or ""


def _is_whole(number: str) -> bool:
    return len(re.sub(r"\D", "", number)) <= _ANNOUNCED or bool(_WHOLE.match(number))


def _pattern_of(number: str) -> str:
    """A pattern for a cleared number as it may stand, broken over two lines too."""
    between = r"\W{0,3}"
    if number.startswith("84"):
        return rf"(?<!\d)(?:\+?\W?8\W?4|0){between}{between.join(number[2:])}(?!\d)"
    return rf"(?<!\d){between.join(number)}(?!\d)"


def _row_of(searched: str, folded: str) -> int:
    """The row of a text in which words that it holds begin."""
    rows = folded.split("\n")
    row_numbers = range(len(rows))
    end = bisect_left(
        row_numbers, True, key=lambda n: searched in compared("\n".join(rows[: n + 1]))
    )
    after = bisect_left(
        row_numbers, True, key=lambda n: searched not in compared("\n".join(rows[n : end + 1]))
    )
    return after - 1
