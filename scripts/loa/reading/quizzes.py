"""Questions with lettered options, and their answers, as pages write them.

The questions are a numbered list whose entries hold a list "A. …", "B. …". The answers are the
first numbered list below the heading `#dap-an`: the right letters in bold, then why. An answer
may hold a list "A. …" with a word on each option. Handouts are cut from the same two lists.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from loa.reading.model import QuizQuestion

Element = etree.Element

OPTION = re.compile(r"([A-Z])\.\s")
ANSWERS = "dap-an"
_LETTERS = re.compile(r"[A-Z](?:,\s*[A-Z])*\.?")


@dataclass(frozen=True)
class Question:
    """One question. `element` and `options` are the entries of its lists, `right` the letters.

    `answer` is the entry of the answers' list, `reasons` what it says of single options.
    """

    element: Element
    options: Mapping[str, Element]
    answer: Element | None
    right: tuple[str, ...]
    reasons: Mapping[str, Element]

    @property
    def text(self) -> str:
        """The question without its options."""
        return own_text(self.element)

    @property
    def why(self) -> str:
        """What the answer says beyond its letters."""
        return "" if self.answer is None else own_text(self.answer).partition(".")[2].strip()


def quiz_of(root: Element) -> tuple[Element, list[Question]] | None:
    """The list of questions in a page's tree, and what it says; the first if there are more."""
    for element in root.iter("ol"):
        options = [_options(entry) for entry in element]
        if options and all(options):
            answers: list[Element | None] = list(_answers(root))
            answers += [None] * (len(element) - len(answers))
            rows = zip(element, options, answers, strict=False)
            return element, [_question(*row) for row in rows]
    return None


def questions_in(root: Element, line_of: Callable[[Element], int]) -> Iterator[QuizQuestion]:
    """A page's questions as plain data."""
    quiz = quiz_of(root)
    for question in quiz[1] if quiz else ():
        yield QuizQuestion(
            text=question.text,
            line=line_of(question.element),
            options=tuple(question.options),
            right=question.right,
            reasons=tuple(question.reasons),
            why=question.why,
        )


def own_text(entry: Element) -> str:
    """The text of a list's entry without the lists inside it, white space collapsed."""
    parts = [entry.text or ""]
    for child in entry:
        if child.tag not in {"ul", "ol"}:
            parts.extend(child.itertext())
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def _question(entry: Element, options: Mapping[str, Element], answer: Element | None) -> Question:
    if answer is None:
        return Question(element=entry, options=options, answer=None, right=(), reasons={})
    bold = answer.find(".//strong")
    letters = " ".join(bold.itertext()) if bold is not None else ""
    right = tuple(re.findall("[A-Z]", letters)) if _LETTERS.fullmatch(letters) else ()
    return Question(
        element=entry, options=options, answer=answer, right=right, reasons=_options(answer)
    )


def _options(entry: Element) -> dict[str, Element]:
    """The lettered entries of the list inside an entry; none where one has no letter."""
    listing = entry.find("ul")
    marks = [OPTION.match(own_text(option)) for option in listing] if listing is not None else []
    if listing is None or not all(marks):
        return {}
    return {mark[1]: option for mark, option in zip(marks, listing, strict=True) if mark}


def _answers(root: Element) -> Iterator[Element]:
    below = False
    for element in root:
        below = below or element.get("id") == ANSWERS
        if below and element.tag == "ol":
            yield from element
            return
