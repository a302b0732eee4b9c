"""Every question has a right answer and a word that explains it."""

from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.problems import Problem
from loa.reading.model import QuizQuestion
from loa.reading.quizzes import ANSWERS

_EXAMPLE = say("Write in the section {#dap-an}, under the same number: 1. **B.** Why B is right.")


@check("quiz-answer-missing", "quiz-answer-unknown", "quiz-why-missing")
def check_quiz(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Answers name options that are there, and say why."""
    for number, question in enumerate(page.reading.questions, start=1):
        yield from _check_question(page, number, question)


def _check_question(page: ContentPage, number: int, question: QuizQuestion) -> Iterator[Problem]:
    name = say("Question {number} “{short}”", number=number, short=_short(question.text))
    line = page.body_line(question.line)
    if not question.right:
        message = say("{name} has no right answer.", name=name)
        yield Problem(page.path, line, "quiz-answer-missing", message, _EXAMPLE)
        return
    unknown = {*question.right, *question.reasons} - set(question.options)
    if unknown:
        message = say(
            "The answer to question {number} names {named}, which it does not have.",
            number=number,
            named=_list(unknown),
        )
        hint = say("The question has the options {options}.", options=_list(question.options))
        answers = page.reading.section(ANSWERS)
        below = page.body_line(answers.line) if answers else line
        yield Problem(page.path, below, "quiz-answer-unknown", message, hint)
    if not question.why:
        message = say("{name} has an answer but no reason for it.", name=name)
        yield Problem(page.path, line, "quiz-why-missing", message, _EXAMPLE)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40].rsplit(" ", 1)[0] + "…"


def _list(letters: object) -> str:
    return ", ".join(sorted(letters))  # type: ignore[call-overload]
