"""A text for the village loudspeaker: short sentences, pauses marked, minutes estimated."""

import math
import re
from collections.abc import Iterable, Iterator

from loa.handouts.paper import Element, fragment, heading, items_of, level_of, paragraph, text_of

# Syllables a minute when reading slowly for a loudspeaker; a house figure, printed on the sheet.
SYLLABLES_A_MINUTE = 150
PAUSE_SECONDS = 2
_SENTENCE = re.compile(r"(?<=[.!?…”\"])\s+(?=[^\s])")
_WORD = re.compile(r"\w+")
_NOTE = (
    "<p>Dài khoảng <strong>{minutes} phút</strong> ({syllables} tiếng, đọc chậm {speed} tiếng một "
    "phút). Dấu <strong>//</strong> là nghỉ một nhịp, hết đoạn nghỉ {pause} giây.</p>"
)
_END = (
    '<p class="paper-spoken">Xin nhắc lại: cần tư vấn hoặc báo tin, bà con gọi '
    "<strong>{first}</strong>. // Nguy hiểm ngay lúc này, gọi <strong>{second}</strong>. //</p>"
)


def script(elements: Iterable[Element], title: str, helplines: tuple[str, ...]) -> list[Element]:
    """The sheet to read from: headings, paragraphs and list entries, the numbers at the end."""
    spoken = list(_spoken(elements))
    words = " ".join(text_of(element) for element in spoken)
    syllables = len(_WORD.findall(words))
    note = fragment(
        _NOTE, minutes=str(minutes(words)), syllables=str(syllables),
        speed=str(SYLLABLES_A_MINUTE), pause=str(PAUSE_SECONDS),
    )  # fmt: skip
    first, second = (*helplines, "", "")[:2]
    return [
        paragraph("BÀI PHÁT THANH", "paper-title"),
        paragraph(title, "paper-centre"),
        *note,
        *spoken,
        *fragment(_END, first=first, second=second),
    ]


def minutes(text: str) -> int:
    """Whole minutes to read a text aloud, at least one."""
    return max(1, math.ceil(len(_WORD.findall(text)) / SYLLABLES_A_MINUTE))


def with_pauses(text: str) -> str:
    """A paragraph with a mark after every sentence."""
    return " // ".join(_SENTENCE.split(text)) + " //"


def _spoken(elements: Iterable[Element]) -> Iterator[Element]:
    """What can be read aloud. Tables, tick lists and boxes for the reader are left out."""
    for element in elements:
        if level_of(element):
            yield heading(level_of(element), text_of(element))
        elif element.tag == "p":
            yield paragraph(with_pauses(text_of(element)), "paper-spoken")
        elif element.tag in {"ul", "ol"} and element.find(".//input") is None:
            for item in items_of([element]):
                yield paragraph(with_pauses(text_of(item)), "paper-spoken")
