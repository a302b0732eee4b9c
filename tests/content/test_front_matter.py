"""Front matter: the line of every key, and what cannot be read, in whole sentences."""

import pytest

from loa.content.front_matter import parse_yaml, split
from loa.problems import Problem

TEXT = """\
---
title: Trang
review:
  status: draft
  on: 2027-03-15
sources:
  - {id: L53, as_of: 2025-07-01}
  - id: h111
    as_of: 2025-09-19
---

Nội dung.
"""
UNREADABLE = (
    "Thường do thiếu dấu cách sau dấu hai chấm, thụt dòng lệch, hoặc giá trị có dấu hai "
    'chấm mà chưa đặt trong ngoặc kép: title: "Tên: phần sau".'
)


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("title",), 2),
        (("review",), 3),
        (("review", "on"), 5),
        (("sources", 0), 7),
        (("sources", 0, "as_of"), 7),
        (("sources", 1, "as_of"), 9),
        (("sources", 1, "ref"), 8),
        (("khong-co",), 2),
    ],
)
def test_line_of_a_key_or_of_what_is_around_it(key: tuple[str | int, ...], line: int) -> None:
    document, problems = split(TEXT, "docs/a.md")
    assert problems == []
    assert document.line(key) == line


def test_body_and_header_keep_their_places() -> None:
    document, _ = split(TEXT, "docs/a.md")
    assert TEXT.split("\n")[document.body_line - 1] == ""
    assert document.body == "\nNội dung.\n"
    assert document.header == "\n".join(TEXT.split("\n")[1:9]) + "\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "Nội dung",
            Problem(
                "a.md",
                1,
                "front-matter-missing",
                "Trang chưa có phần khai báo ở đầu.",
                "Dòng đầu tiên phải là ba dấu gạch (---), xem hướng dẫn biên tập.",
            ),
        ),
        (
            "---\ntitle: Trang\n\nNội dung",
            Problem(
                "a.md",
                1,
                "front-matter-open",
                "Phần khai báo ở đầu trang chưa được đóng lại.",
                "Thêm một dòng ba dấu gạch (---) sau dòng khai báo cuối.",
            ),
        ),
        (
            "---\ntype: page\ntitle: Tết: về quê\n---\n",
            Problem(
                "a.md",
                3,
                "yaml-unreadable",
                "Máy không đọc được phần khai báo (mapping values are not allowed in this "
                "context).",
                UNREADABLE,
            ),
        ),
        (
            "---\n- một\n---\n",
            Problem(
                "a.md",
                2,
                "yaml-not-mapping",
                "Phần khai báo không có dạng “tên: giá trị”.",
                "Mỗi dòng viết theo mẫu: title: Tên trang",
            ),
        ),
        (
            "---\ntitle: Một\ntype: page\ntitle: Hai\n---\n",
            Problem(
                "a.md",
                4,
                "duplicate-field",
                "Trường “title” được khai báo hai lần.",
                "Xóa một trong hai dòng.",
            ),
        ),
    ],
)
def test_what_cannot_be_read(text: str, problem: Problem) -> None:
    assert split(text, "a.md")[1] == [problem]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on", "on"),
        ("no", "no"),
        ("Yes", "Yes"),
        ("off", "off"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("3", 3),
    ],
)
def test_only_true_and_false_are_booleans(text: str, value: object) -> None:
    assert parse_yaml(f"key: {text}", "a.md")[0] == {"key": value}


def test_a_field_named_on_keeps_its_name() -> None:
    assert list(parse_yaml("on: 1", "a.md")[0]) == ["on"]


def test_windows_line_endings_end_the_front_matter_too() -> None:
    document, problems = split("---\r\ntitle: Trang\r\n---\r\nChữ.\r\n", "a.md")
    assert (document.data, problems) == ({"title": "Trang"}, [])


@pytest.mark.parametrize(
    ("text", "first_line", "cut"),
    [
        ("title: Cuộc thi vẽ #1\n", 2, "#1"),
        ("title: Cuộc thi vẽ #1\n", 1, "#1"),
        ("title: #1\n", 2, "#1"),
        ("title: Cuộc thi # vẽ\n", 2, "# vẽ"),
        ("a:\n  - một hai #ba\n", 1, "#ba"),
    ],
)
def test_a_value_that_is_cut_at_a_sharp(text: str, first_line: int, cut: str) -> None:
    line = first_line + text.count("\n") - 1
    message = f"Giá trị này bị cắt ở dấu #: phần “{cut}” không được đọc."
    hint = 'Đặt cả giá trị trong ngoặc kép: title: "Cuộc thi vẽ #1".'
    assert parse_yaml(text, "a.md", first_line)[2] == [
        Problem("a.md", line, "value-cut", message, hint)
    ]


@pytest.mark.parametrize(
    "text",
    [
        'title: "Cuộc thi #1"\n',
        "a: b#1\n",
        "a: yes # ghi chú\n",
        "# a #b\na: 1\n",
        "a: >\n  b #c\n",
    ],
)
def test_a_remark_cuts_nothing(text: str) -> None:
    assert parse_yaml(text, "a.md", 2)[2] == []


def test_a_remark_behind_words_of_a_registry_is_one() -> None:
    assert parse_yaml("a: hai chữ # ghi chú\n", "a.yml", 1)[2] == []
