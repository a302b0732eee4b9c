"""Kĩ or kỹ, lí or lý: each audience reads one of the two, everywhere.

Schoolbooks write i at the end of an open syllable (Quyết định 240/QĐ of 1984), laws and papers
write y. Both are right; both on one page look like an oversight. Whose page it is says which: the
first of its audiences.
"""

import re
from collections.abc import Iterator

from loa.checking import check
from loa.checks.passages import passages
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.ground.wording import say
from loa.problems import Problem

_PAIRS = (
    ("kĩ", "kỹ"), ("kí", "ký"), ("kì", "kỳ"), ("kỉ", "kỷ"),
    ("lí", "lý"), ("mĩ", "mỹ"), ("tỉ", "tỷ"), ("hi", "hy"),
)  # fmt: skip
_TO = {"i": {y: i for i, y in _PAIRS}, "y": dict(_PAIRS)}
# Words that are written with i by everybody, and the few in which hi is half of a pair.
_BOTH = re.compile(r"(?:lí (?:nhí|lắc)|tỉ (?:mỉ|mẩn|tê)|kì (?:cọ|kèo))\b", re.IGNORECASE)
_HOPE = re.compile(r"h[iy] (?:vọng|sinh|hữu)\b", re.IGNORECASE)
# What a starting file leaves for the editor, who does not speak to readers there.
_PLACE = re.compile(r"«[^»]*»")
_SYLLABLE = re.compile(r"[^\W\d_]+")
# A body, a law or a form is called as it calls itself: Cục Quản lý lao động ngoài nước.
_NAME = re.compile(
    r"\b(?:Ban|Bộ|Cục|Sở|Viện|Trung tâm|Phòng|Luật|Nghị định|Thông tư|Quyết định) "
    r"[A-ZÀ-ỸĐ][^\W\d_]*(?: [^\W\d_]+){0,9}"
)


@check("mixed-spelling", severity="warning")
def check_spelling(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Syllables that may end in i or y end as the page's first audience reads them."""
    if page.written_in != SOURCE_LANGUAGE or not page.is_valid:
        return
    audience = library.registries.audiences[page.meta.audience[0]]
    right = _TO[audience.spelling]
    for line, sentence in passages(page, library.registries, spelled=False):
        for wrong in _wrong(_PLACE.sub("", sentence), right):
            good = right[wrong.lower()]
            good = good.capitalize() if wrong[0].isupper() else good
            message = say(
                "“{wrong}” is written “{good}” on a page for “{name}”.",
                wrong=wrong,
                name=audience.name,
                good=good,
            )
            hint = say("Pages for pupils and teachers write i as their books do; others write y.")
            yield Problem(page.path, line, "mixed-spelling", message, hint)


def _wrong(sentence: str, right: dict[str, str]) -> Iterator[str]:
    """The syllables that end otherwise; names of people, countries and bodies are left alone."""
    names = [range(*match.span()) for match in _NAME.finditer(sentence)]
    for match in _SYLLABLE.finditer(sentence):
        syllable = match[0]
        if syllable.lower() not in right or any(match.start() in name for name in names):
            continue
        rest = sentence[match.start() :]
        if _BOTH.match(rest) or (syllable.lower() in {"hi", "hy"} and not _HOPE.match(rest)):
            continue
        if syllable[0].isupper() and not _begins(sentence, match.start(), match.end()):
            continue
        yield syllable


def _begins(sentence: str, start: int, end: int) -> bool:
    """Whether a capital is that of a sentence, not of a name: Lý Thái Tổ, bên Mỹ."""
    before, after = sentence[:start].rstrip(), sentence[end:].lstrip()
    return (not before or before[-1] in '"“:(–-') and after[:1].islower()
