"""Reading questions and their answers from a page's tree."""

from loa.reading.reader import read

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
    first, second = read(QUIZ).questions
    assert (first.text, first.line, first.options, first.right) == (
        "Em làm gì trước?",
        2,
        ("A", "B"),
        ("B",),
    )
    assert (first.why, first.reasons) == ("Kể thì có người giúp.", ("A",))
    assert (second.right, second.why) == (("A", "C"), "Hai điều này đáng ghi.")


def test_a_question_without_an_answer_has_nothing_right() -> None:
    questions = read(QUIZ.partition("2. **A")[0]).questions
    assert [question.right for question in questions] == [("B",), ()]


def test_a_numbered_list_of_other_lists_is_no_quiz() -> None:
    assert read("1. Bước một\n    - A. Chạy\n2. Bước hai\n    - đi bộ\n").questions == ()
