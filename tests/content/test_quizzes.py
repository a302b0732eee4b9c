"""Reading questions and their answers from a page's tree."""

from loa.content.markup import parsed
from loa.content.quizzes import holds_quiz, quiz_of

QUIZ = """\
## Câu hỏi {#cau-hoi}

1. Em làm gì *trước*?
    - A. Chạy
    - B. Kể
2. Chọn mọi điều đáng lo.
    - A. Giữ giấy tờ
    - B. Xin thêm khăn
    - C. Trả lời thay

## Đáp án {#dap-an}

1. **B.** Kể thì có người giúp.
    - A. Chạy thì dễ lạc.
2. **A, C.** Hai điều này đáng ghi.
"""


def test_a_question_knows_its_options_and_what_is_right() -> None:
    found = quiz_of(parsed(QUIZ))
    assert found is not None
    first, second = found[1]
    assert (first.text, list(first.options), first.right) == (
        "Em làm gì trước?", ["A", "B"], ("B",),
    )  # fmt: skip
    assert (first.why, list(first.reasons)) == ("Kể thì có người giúp.", ["A"])
    assert (second.right, second.why) == (("A", "C"), "Hai điều này đáng ghi.")


def test_a_question_without_an_answer_has_nothing_right() -> None:
    found = quiz_of(parsed(QUIZ.partition("2. **A")[0]))
    assert found is not None
    assert [question.right for question in found[1]] == [("B",), ()]


def test_a_numbered_list_of_other_lists_is_no_quiz() -> None:
    text = "1. Bước một\n    - A. Chạy\n2. Bước hai\n    - đi bộ\n"
    assert quiz_of(parsed(text)) is None
    assert (holds_quiz(text), holds_quiz("1. Một\n    - hai\n")) == (True, False)
