"""Every question has a right answer and a word that explains it."""

from collections.abc import Iterator

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.problems import Problem
from loa.reading.model import QuizQuestion
from loa.reading.quizzes import ANSWERS

_EXAMPLE = "Viết ở mục {#dap-an}, cùng số thứ tự: 1. **B.** Vì sao B đúng."


@checker
def check_quiz(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Answers name options that are there, and say why."""
    for number, question in enumerate(page.reading.questions, start=1):
        yield from _check_question(page, number, question)


def _check_question(page: ContentPage, number: int, question: QuizQuestion) -> Iterator[Problem]:
    name = f"Câu {number} “{_short(question.text)}”"
    line = page.body_line(question.line)
    if not question.right:
        message = f"{name} chưa có đáp án đúng."
        yield Problem(page.path, line, "quiz-answer-missing", message, _EXAMPLE)
        return
    named = {*question.right, *question.reasons} - set(question.options)
    if named:
        message = f"Đáp án của câu {number} nêu {_list(named)}, câu này không có."
        hint = f"Câu này có các lựa chọn {_list(question.options)}."
        answers = page.reading.section(ANSWERS)
        below = page.body_line(answers.line) if answers else line
        yield Problem(page.path, below, "quiz-answer-unknown", message, hint)
    if not question.why:
        message = f"{name} có đáp án mà chưa nói vì sao."
        yield Problem(page.path, line, "quiz-why-missing", message, _EXAMPLE)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40].rsplit(" ", 1)[0] + "…"


def _list(letters: object) -> str:
    return ", ".join(sorted(letters))  # type: ignore[call-overload]
