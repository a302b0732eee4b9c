"""Texts for the village loudspeaker: numbers said digit by digit and twice, pauses, seconds.

A page's text falls into slots, one for each of its sub-headings; each is played by itself, so
each says by itself whom to call.
"""

import math
import re
from collections.abc import Iterable, Iterator

from loa.content.entries.offices import Helpline
from loa.handouts.paper import Element, fragment, heading, items_of, level_of, paragraph, text_of
from loa.safety.said_numbers import DIGIT_WORDS

# Syllables a minute when reading slowly for a loudspeaker; a house figure, printed on the sheet.
SYLLABLES_A_MINUTE = 150
PAUSE_SECONDS = 2
_SENTENCE = re.compile(r"(?<=[.!?…”\"])\s+(?=[^\s])")
_WORD = re.compile(r"\w+")
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_NOTE = (
    "<p>Dài khoảng <strong>{minutes} phút</strong> ({syllables} tiếng, đọc chậm {speed} tiếng một "
    "phút). Dấu <strong>//</strong> là nghỉ một nhịp, hết đoạn nghỉ {pause} giây. Số điện thoại "
    "đọc từng chữ số, hai lần.</p>"
)
_END = "Xin nhắc lại. {calls}"
_AGAIN = "Xin nhắc lại, số {number}. Số {number}."


Part = tuple[str, list[Element]]


def script(parts: Iterable[Part], title: str, helplines: Iterable[Helpline]) -> list[Element]:
    """The sheet to read from: each part (one without a name is alone) as it is read aloud."""
    helplines = list(helplines)
    slots = [(name, list(spoken(part, helplines))) for name, part in parts]
    words = " ".join(text_of(element) for _, part in slots for element in part)
    note = fragment(
        _NOTE,
        minutes=str(minutes(words)),
        syllables=str(len(_WORD.findall(words))),
        speed=str(SYLLABLES_A_MINUTE),
        pause=str(PAUSE_SECONDS),
    )
    body = [paragraph("BÀI PHÁT THANH", "paper-title"), paragraph(title, "paper-centre"), *note]
    for number, (name, part) in enumerate(slots, 1):
        if name:
            length = seconds_of(" ".join(map(text_of, part)))
            body.append(heading(3, f"{number}. {name} (khoảng {length} giây)"))
        body += part
    return body


def parts_of(elements: Iterable[Element]) -> list[Part]:
    """A section cut at its highest sub-headings, or whole and without a name where it has none.

    What stands above the first belongs to it.
    """
    elements = list(elements)
    top = min((level_of(element) for element in elements if level_of(element)), default=0)
    parts: list[Part] = []
    above: list[Element] = []
    for element in elements:
        if top and level_of(element) == top:
            parts.append((text_of(element), above))
            above = []
        elif parts:
            parts[-1][1].append(element)
        else:
            above.append(element)
    return parts or [("", above)]


def spoken(elements: Iterable[Element], helplines: Iterable[Helpline]) -> Iterator[Element]:
    """What is read aloud of one slot, ending with the numbers that it did not say twice."""
    helplines = list(helplines)
    numbers = spoken_numbers(helplines)
    elements_aloud = list(_readable_elements(elements, numbers))
    text = " ".join(map(text_of, elements_aloud))
    yield from elements_aloud
    counts = {number: times_said(text, number) for number in numbers}
    for number, count in counts.items():
        if count == 1:
            yield paragraph(
                with_pauses(_AGAIN.format(number=number_in_words(number))), "paper-spoken"
            )
    if not any(counts.values()):
        yield paragraph(with_pauses(_END.format(calls=_calls(helplines))), "paper-spoken")


def spoken_numbers(helplines: Iterable[Helpline]) -> tuple[str, ...]:
    """The numbers of helplines as they are written."""
    return tuple(helpline.number for helpline in helplines if helpline.number)


def number_in_words(number: str) -> str:
    """A number in words, digit by digit: "một, một, một"; a long one in its written groups."""
    groups = [
        ("cộng " if group.startswith("+") else "")
        + " ".join(_DIGITS[int(digit)] for digit in group if digit.isdigit())
        for group in number.split()
    ]
    return ", ".join(groups if len(groups) > 1 else groups[0].split())


def read_out(text: str, numbers: Iterable[str]) -> str:
    """A text with its helplines' numbers in words."""
    # The longest first: a short number may stand inside a long one.
    for number in sorted(numbers, key=len, reverse=True):
        written = r"[\s\u00a0.-]?".join(re.escape(group) for group in number.split())
        text = re.sub(rf"(?<![\w+]){written}(?!\w)", number_in_words(number), text)
    return text


def times_said(text: str, number: str) -> int:
    """How often a number is heard in a text, whether it is written in digits or in words."""
    runs, run = [], ""
    for word in [*re.findall(r"\w+", text.lower()), ""]:
        digit = word if word.isdigit() else DIGIT_WORDS.get(word, "")
        if digit:
            run += digit
        else:
            runs.append(run)
            run = ""
    digits = re.sub(r"\D", "", number)
    return sum(digit_run.count(digits) for digit_run in runs)


def minutes(text: str) -> int:
    """Whole minutes to read a text aloud, at least one."""
    return max(1, math.ceil(len(_WORD.findall(text)) / SYLLABLES_A_MINUTE))


def seconds_of(text: str) -> int:
    """Seconds to read a text aloud, without pauses."""
    return math.ceil(len(_WORD.findall(text)) * 60 / SYLLABLES_A_MINUTE)


def with_pauses(text: str) -> str:
    """A paragraph with a mark after every sentence."""
    return " // ".join(_SENTENCE.split(text)) + " //"


def _calls(helplines: list[Helpline]) -> str:
    """The first two short numbers, each twice, with what they are for."""
    short_numbers = [
        helpline for helpline in helplines if helpline.number and not helpline.from_abroad
    ][:2]
    return " ".join(
        f"{helpline.call_for or helpline.name}, gọi số {number_in_words(helpline.number or '')}. "
        f"Số {number_in_words(helpline.number or '')}."
        for helpline in short_numbers
    )


def _readable_elements(elements: Iterable[Element], numbers: Iterable[str]) -> Iterator[Element]:
    """What can be read aloud. Tables, tick lists and boxes for the reader are left out."""
    for element in elements:
        if level_of(element):
            yield heading(level_of(element), read_out(text_of(element), numbers))
        elif element.tag == "p":
            yield _spoken_paragraph(element, numbers)
        elif element.tag in {"ul", "ol"} and element.find(".//input") is None:
            for item in items_of([element]):
                yield _spoken_paragraph(item, numbers)


def _spoken_paragraph(element: Element, numbers: Iterable[str]) -> Element:
    return paragraph(with_pauses(read_out(text_of(element), numbers)), "paper-spoken")
