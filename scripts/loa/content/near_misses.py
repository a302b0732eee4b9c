"""References that their author meant and no reader of Markdown sees as such.

`[helpline:h111]`, `[[ helpline:h111 ]]`, `[[h111]]` and the like would be printed as they stand,
in the place where somebody looks for a number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loa.content.references import REGISTRY_OF, by_id
from loa.content.registries import Registries
from loa.problems import nearest

CODE = "broken-reference"

# What looks like our brackets, colons and strokes, in the sets that keyboards of the region have.
_ALIKE = str.maketrans({
    "［": "[", "【": "[", "〔": "[", "〖": "[", "〚": "[", "⟦": "[", "❲": "[",
    "］": "]", "】": "]", "〕": "]", "〗": "]", "〛": "]", "⟧": "]", "❳": "]",
    "：": ":", "︰": ":", "﹕": ":", "∶": ":", "ː": ":", "꞉": ":", "；": ":",
    "｜": "|", "￨": "|", "ǀ": "|", "∣": "|",
})  # fmt: skip
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_WORD = r"[^\s\[\](){}:|]+"
_KIND = rf"(?:{'|'.join(REGISTRY_OF)})s?"
_SHAPES = re.compile(
    # Two brackets at either end, whatever is between them.
    r"\[\s?\[[^\[\]\n]{0,100}(?:\](?:\s?\])?)?|[^\[\]\n]{0,40}\]\]"
    # One bracket, a word, a colon; a kind of ours needs no colon.
    rf"|[\[({{<]{{1,2}}\s*(?:(?P<word>{_WORD})\s*:|{_KIND}\b[\s:.=-])\s*(?P<id>{_WORD})"
    r"(?:[^\[\]\n]{0,80}?[\])}>]{1,2})?"
    rf"|\[\s*(?P<alone>{_WORD})\s*\]"
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
    folded = text.translate(_ALIKE)
    if _UNSEEN.search(folded):
        folded = _UNSEEN.sub("", folded)
    known: dict[str, tuple[str, str]] = {}
    for match in _SHAPES.finditer(folded):
        known = known or by_id(registries)
        words = match.group().strip()
        doubled = "[[" in re.sub(r"\s", "", words) or "]]" in words
        tokens = re.findall(r"[\w-]+", words)
        meant = next((known[one.casefold()] for one in tokens if one.casefold() in known), None)
        kinds = {one.casefold().removesuffix("s") for one in tokens} & set(REGISTRY_OF)
        # In English a helpline and a law have a colon after them too.
        has_kind = bool(kinds) and (meant is not None or (":" in words and words[0] in "[{"))
        if doubled or has_kind or (meant and _is_telling(match, meant[1])):
            yield NearMiss(match.start(), words, _hint(meant, tokens))


def _is_telling(match: re.Match[str], key: str) -> bool:
    """Whether an id in single brackets can be no word of a sentence."""
    given = match["id"] or match["alone"] or ""
    return given.casefold() == key.casefold() and not key.isalpha()


def _hint(meant: tuple[str, str] | None, tokens: list[str]) -> str:
    if meant:
        kind, key = meant
        return f"Viết liền, hai ngoặc vuông mỗi bên: [[{kind}:{key}]]."
    near = next((hint for one in tokens if "“" in (hint := nearest(one, REGISTRY_OF))), "")
    return f"{near} Viết theo mẫu [[helpline:h111]], hoặc đặt giữa hai dấu ` nếu là ví dụ.".strip()
