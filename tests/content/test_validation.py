"""What is wrong with front matter, said to an editor with the line of the field."""

from typing import Any

import pytest

from loa.content.front_matter import KeyPath
from loa.content.kinds import META_BY_TYPE
from loa.content.validation import validate
from loa.problems import Problem

VALID: dict[str, Any] = {
    "title": "Trang",
    "description": "Một câu.",
    "audience": ["cong-dong"],
    "topics": ["bao-tin"],
    "sources": [{"id": "L53", "as_of": "2025-07-01"}],
    "review": {"status": "draft"},
    "review_by": "2027-06-30",
    "license": "CC-BY-SA-4.0",
    "sensitivity": "general",
}
LESSON = {
    **VALID, "type": "lesson", "grades": ["lop-2"], "subject": "Đạo đức",
    "duration": {"periods": 1, "minutes": 35}, "objectives": ["Kể được"],
}  # fmt: skip
EVENT = {**VALID, "type": "campaign-event", "start": "2027-07-30", "status": "planned"}
PAGE = {**VALID, "type": "page"}
GUIDE = {**VALID, "type": "guide"}


def problems_of(data: dict[str, Any]) -> list[Problem]:
    def line_of(key: KeyPath) -> int:
        return 2 + list(data).index(str(key[0])) if key and key[0] in data else 1

    return validate(META_BY_TYPE[data["type"]], data, "docs/a.md", line_of)[1]


@pytest.mark.parametrize("data", [LESSON, EVENT, PAGE, GUIDE], ids=lambda data: data["type"])
def test_valid(data: dict[str, Any]) -> None:
    assert problems_of(data) == []


@pytest.mark.parametrize(
    ("data", "changed", "line", "code", "message", "hint"),
    [
        (
            PAGE,
            {"title": ""},
            2,
            "empty-field",
            "Trường “title” đang trống.",
            "Ví dụ: title: Việc nhẹ, lương cao",
        ),
        (
            PAGE,
            {"title": "a" * 71},
            2,
            "too-long",
            "Trường “title” dài quá 70 ký tự.",
            "Rút ngắn, giữ ý chính.",
        ),
        (
            PAGE,
            {"audience": []},
            4,
            "empty-field",
            "Trường “audience” đang trống.",
            "Ví dụ: audience: [giao-vien]",
        ),
        (
            PAGE,
            {"keywords": "việc làm"},
            12,
            "wrong-type",
            "Trường “keywords” sai kiểu dữ liệu: “việc làm”.",
            "",
        ),
        (
            PAGE,
            {"review_by": "30/6/2027"},
            8,
            "bad-date",
            "Trường “review_by” không phải là ngày: “30/6/2027”.",
            "Viết năm-tháng-ngày, ví dụ 2027-07-30.",
        ),
        (
            PAGE,
            {"sensitivity": "safe"},
            10,
            "unknown-value",
            "Trường “sensitivity” không nhận giá trị “safe”.",
            "Có phải ý bạn là “safety”?",
        ),
        (
            PAGE,
            {"keyword": []},
            12,
            "unknown-field",
            "Không có trường nào tên “keyword”.",
            "Có phải ý bạn là “keywords”?",
        ),
        (
            PAGE,
            {"review": {"status": "draft", "docment": "x"}},
            7,
            "unknown-field",
            "Không có trường nào tên “review.docment”.",
            "Có phải ý bạn là “document”?",
        ),
        (
            PAGE,
            {"review": {"status": "approved"}},
            7,
            "bad-value",
            "Trường “review”: đã duyệt (approved) thì phải ghi by, on và document.",
            "",
        ),
        (
            GUIDE,
            {"sources": []},
            6,
            "empty-field",
            "Trường “sources” đang trống.",
            "Ghi ít nhất một nguồn: - {id: L53, as_of: 2025-07-01}",
        ),
        (
            GUIDE,
            {"sources": [{"as_of": "2025-07-01"}]},
            6,
            "bad-value",
            "Trường “sources.0”: mỗi nguồn ghi đúng một trong hai: id hoặc url.",
            "",
        ),
        (
            LESSON,
            {"activity": "Sinh hoạt lớp"},
            1,
            "bad-value",
            "Trường “khai báo”: ghi đúng một trong hai: subject hoặc activity.",
            "",
        ),
        (
            EVENT,
            {"end": "2027-07-29"},
            1,
            "bad-value",
            "Trường “khai báo”: ngày kết thúc (end) đứng trước ngày bắt đầu (start).",
            "",
        ),
    ],
)
def test_one_thing_wrong(
    data: dict[str, Any], changed: dict[str, Any], line: int, code: str, message: str, hint: str
) -> None:
    found = problems_of({**data, **changed})
    assert found == [Problem("docs/a.md", line, code, message, hint)]


def test_missing_fields_are_all_told_at_once() -> None:
    missing = [problem.message for problem in problems_of({"type": "page", "title": "Trang"})]
    assert missing == [
        f"Thiếu trường “{name}”."
        for name in (
            "description", "audience", "topics", "review", "review_by", "license", "sensitivity",
        )
    ]  # fmt: skip
