"""What an editor is told about questions and stories: the whole sentence and the line."""

from loa.integrations.portal import Portal
from loa.problems import as_text
from portals import MakePortal, page_text

FIRST_LINE = 14


def told(make_portal: MakePortal, body: str) -> list[str]:
    portal = Portal.load(make_portal({"mot.md": page_text("Một", body)}))
    return [as_text([problem]).partition("docs/mot.md:")[2] for problem in portal.problems()]


def test_a_question_without_an_answer(make_portal: MakePortal) -> None:
    body = (
        "\n1. Em làm gì trước khi gọi cho cô giáo chủ nhiệm của lớp?\n    - A. Chạy\n    - B. Kể\n"
    )
    assert told(make_portal, body) == [
        f"{FIRST_LINE + 1}: lỗi: Câu 1 “Em làm gì trước khi gọi cho cô giáo chủ…” chưa có đáp án "
        "đúng. Viết ở mục {#dap-an}, cùng số thứ tự: 1. **B.** Vì sao B đúng. "
        "(quiz-answer-missing)"
    ]


def test_an_answer_that_no_option_has_and_no_reason(make_portal: MakePortal) -> None:
    body = "\n1. Làm gì?\n    - A. Chạy\n    - B. Kể\n\n## Đáp án {#dap-an}\n\n1. **C.**\n"
    assert told(make_portal, body) == [
        f"{FIRST_LINE + 1}: lỗi: Câu 1 “Làm gì?” có đáp án mà chưa nói vì sao. Viết ở mục "
        "{#dap-an}, cùng số thứ tự: 1. **B.** Vì sao B đúng. (quiz-why-missing)",
        f"{FIRST_LINE + 5}: lỗi: Đáp án của câu 1 nêu C, câu này không có. Câu này có các lựa "
        "chọn A, B. (quiz-answer-unknown)",
    ]


STORY = """## Em sẽ làm gì?

/// scenes

### Đầu {#canh-dau}

Kể.

- [Hỏi](#canh-ho)
- [Đi](#canh-di)

### Hỏi {#canh-hoi .ket-tot}

Tốt.

### Đi {#canh-di}

///
"""


def test_a_story_with_everything_wrong(make_portal: MakePortal) -> None:
    assert told(make_portal, STORY) == [
        f"{FIRST_LINE + 4}: lỗi: Chuyện này chưa có kết tốt. Đánh dấu ở tiêu đề của kết nên làm "
        "theo: {#canh-… .ket-tot} (scene-no-good-end)",
        f"{FIRST_LINE + 8}: lỗi: Cảnh “Đầu” dẫn đến #canh-ho, không có cảnh ấy. Có phải ý bạn là "
        "“canh-hoi”? (scene-nowhere)",
        f"{FIRST_LINE + 11}: lỗi: Không lựa chọn nào dẫn đến cảnh “Hỏi”. Thêm lựa chọn có địa chỉ "
        "(#canh-hoi), hoặc bỏ cảnh này. (scene-unreached)",
        f"{FIRST_LINE + 15}: lỗi: Cảnh “Đi” chưa có lời kể. Kể điều xảy ra; ở kết, nói nên làm gì "
        "và gọi ai. (scene-empty)",
    ]


def test_a_story_that_goes_round(make_portal: MakePortal) -> None:
    body = STORY.replace("Tốt.", "Kể.\n\n- [Về](#canh-dau)").replace("- [Đi](#canh-di)\n", "")
    body = body.replace("#canh-ho)", "#canh-hoi)").replace(" .ket-tot", "")
    body = body.partition("### Đi")[0] + "///\n"
    assert told(make_portal, body) == [
        f"{FIRST_LINE + 4}: lỗi: Từ cảnh “Đầu” đi mãi không đến kết nào. Kết là cảnh không có lựa "
        "chọn. (scene-endless)"
    ]
