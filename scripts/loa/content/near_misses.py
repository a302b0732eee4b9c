"""References that their author meant and no reader of Markdown sees as such.

`[helpline:h111]`, `[[ helpline:h111 ]]`, `[[h111]]` and the like would be printed as they stand,
in the place where somebody looks for a number.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from loa.content.references import REGISTRY_OF, by_id
from loa.content.registries import Registries
from loa.ground.wording import say
from loa.problems import nearest
from loa.safety.folding import UNSEEN

ALIKE = {
    "［": "[", "【": "[", "〔": "[", "〖": "[", "〚": "[", "⟦": "[", "❲": "[",
    "］": "]", "】": "]", "〕": "]", "〗": "]", "〛": "]", "⟧": "]", "❳": "]",
    "：": ":", "︰": ":", "﹕": ":", "∶": ":", "ː": ":", "꞉": ":", "；": ":",
    "｜": "|", "￨": "|", "ǀ": "|", "∣": "|",
    "｛": "{", "｝": "}", "（": "(", "）": ")", "＜": "<", "＞": ">", "／": "/", "＝": "=",
}  # fmt: skip
"""What looks like our brackets and signs, in the sets that keyboards of the region have."""


class _Seen(dict[int, str]):
    """What each character is read as, found out when it is first met; what is unseen is nothing."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = unicodedata.normalize("NFKC", "" if UNSEEN.match(sign) else sign)
        self[code] = ALIKE.get(sign) or (plain if len(plain) < 2 else sign)
        return self[code]


_SEEN = _Seen()
_WORD = r"[^\s\[\](){}:|]+"
_KIND = rf"(?:{'|'.join(REGISTRY_OF)})s?"
_SHAPES = re.compile(
    # Two brackets at either end, whatever is between them.
    r"\[\s?\[[^\[\]\n]{0,100}(?:\](?:\s?\])?)?|[^\[\]\n]{0,40}\]\]"
    # One bracket, a word, a colon; a kind of ours needs no colon.
    rf"|[\[({{<]{{1,2}}\s*(?:(?P<word>{_WORD})\s*:|{_KIND}\b[\s:.=-])\s*(?P<id>{_WORD})"
    r"(?:[^\[\]\n]{0,80}?[\])}>]{1,2})?"
    rf"|\[\s*(?P<alone>{_WORD})\s*\]|\{{{{\s*(?P<braced>{_WORD})\s*\}}}}"
    # No bracket at all.
    rf"|(?<![\w/.-]){_KIND}\s*:\s*(?P<bare>{_WORD})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class NearMiss:
    """Words that were meant as a reference, where they begin, and what to write instead."""

    start: int
    words: str
    hint: str


def near_misses(text: str, registries: Registries) -> Iterator[NearMiss]:
    """Everything in a text that was meant as a reference, also what is spelled rightly.

    For texts in which no reference is left: what a reader is going to see, or a field that
    references are not filled into.
    """
    folded = text.translate(_SEEN)
    known: dict[str, tuple[str, str]] = {}
    positions: list[int] = []
    # A page may have the same one ten thousand times.
    hints: dict[tuple[tuple[str, str] | None, tuple[str, ...]], str] = {}
    for match in _SHAPES.finditer(folded):
        known = known or by_id(registries)
        words = match.group().strip()
        doubled = "[[" in re.sub(r"\s", "", words) or "]]" in words
        tokens = re.findall(r"[\w-]+", words)
        meant = next((known[key] for key in map(str.casefold, tokens) if key in known), None)
        kinds = {token.casefold().removesuffix("s") for token in tokens} & set(REGISTRY_OF)
        # In English a helpline and a law have a colon after them too.
        has_kind = bool(kinds) and (meant is not None or (":" in words and words[0] in "[{"))
        if doubled or has_kind or (meant and _is_telling(match, meant[1])):
            positions = positions or _seen_positions(text)
            asked = (meant, tuple(tokens))
            hint = hints[asked] = hints.get(asked) or _hint(*asked)
            yield NearMiss(positions[match.start()], words, hint)


def _seen_positions(text: str) -> list[int]:
    """Where in a text each of its signs stands when nothing unseen is counted."""
    return [at for at, sign in enumerate(text) for _ in _SEEN[ord(sign)]]


def _is_telling(match: re.Match[str], key: str) -> bool:
    """Whether an id in brackets of another kind can be no word of a sentence."""
    identity = match["id"] or match["alone"] or match["braced"] or ""
    return identity.casefold() == key.casefold() and not key.isalpha()


def _hint(meant: tuple[str, str] | None, tokens: tuple[str, ...]) -> str:
    if meant:
        kind, key = meant
        return say(
            "Write it without spaces, with two square brackets on each side: [[{kind}:{key}]].",
            kind=kind,
            key=key,
        )
    near = next((hint for token in tokens if "“" in (hint := nearest(token, REGISTRY_OF))), "")
    return say(
        "{near} Write it like [[helpline:h111]], or between two signs ` if it is an example.",
        near=near,
    ).strip()
