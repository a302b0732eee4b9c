"""A page's questions as a self-check: answers fold away, a script turns options into choices."""

import copy
import xml.etree.ElementTree as etree

from loa.content.page import SOURCE_LANGUAGE
from loa.directives.context import RenderContext
from loa.reading.quizzes import Question, quiz_of

# What the script says. Neutral about who reads: small children, parents, staff.
WORDS = {
    "check": "Kiểm tra",
    "right": "Đúng.",
    "wrong": "Chưa đúng.",
    "some": "Đúng một phần, còn thiếu.",
    "choose": "Hãy chọn một câu trả lời trước.",
    "again": "Thử lại, hoặc mở đáp án ở dưới.",
}


def use_quiz(root: etree.Element, context: RenderContext) -> None:
    """Make the page's list of questions answerable; without scripts each answer unfolds."""
    quiz = quiz_of(root) if context.page and context.mode == "web" else None
    if quiz is None:
        return
    listing, questions = quiz
    listing.set("class", "loa-quiz")
    listing.set("data-loa-quiz", "")
    for key, text in WORDS.items():
        listing.set(f"data-i18n-{key}", text)
    for number, question in enumerate(questions, start=1):
        _make_answerable(question, number, context.language)


def unlinked(link: etree.Element) -> None:
    """Leave a link's words where a link would be inside of a link, or a choice."""
    link.tag = "span"
    link.attrib.pop("href", None)


def _make_answerable(question: Question, number: int, language: str) -> None:
    if question.answer is None or not question.right:
        return
    question.element.set("class", "loa-quiz__question")
    question.element.set("data-right", " ".join(question.right))
    options = question.element.find("ul")
    assert options is not None
    options.set("class", "loa-quiz__options")
    for letter, option in question.options.items():
        option.set("data-option", letter)
        # Whoever taps a choice chooses, and dials nobody.
        for link in option.iter("a"):
            unlinked(link)
    folded = etree.SubElement(question.element, "details", {"class": "loa-quiz__answer"})
    summary = etree.SubElement(folded, "summary")
    summary.text = f"Xem đáp án câu {number}"
    if language != SOURCE_LANGUAGE:
        summary.set("lang", SOURCE_LANGUAGE)
    answer = copy.deepcopy(question.answer)
    answer.tag, answer.tail = "div", None
    for letter, reason in zip(question.reasons, answer.findall("ul[1]/li"), strict=False):
        reason.set("data-option", letter)
    folded.append(answer)
