"""A page that would keep a machine for minutes is told, not read."""

import pytest

from loa.content.sizes import LONGEST_LINE, LONGEST_PAGE, MOST_LINES, MOST_OPEN, check_size
from loa.problems import Problem

CUT = "Chia thành nhiều trang."


def found(line: int, message: str, hint: str = CUT) -> list[Problem]:
    return [Problem("a.md", line, "page-too-large", message, hint)]


def text_of(length: int) -> str:
    rows = ("a" * 99 + "\n") * (length // 100 + 1)
    return rows[:length]


@pytest.mark.parametrize("length", [LONGEST_PAGE - 1, LONGEST_PAGE])
def test_a_page_of_100000_characters(length: int) -> None:
    assert check_size(text_of(length), "a.md") == []


def test_a_page_of_one_more() -> None:
    message = "Trang dài 100001 ký tự, nhiều nhất 100000."
    assert check_size(text_of(100_001), "a.md") == found(1, message)


@pytest.mark.parametrize("lines", [MOST_LINES - 1, MOST_LINES])
def test_a_page_of_2500_lines(lines: int) -> None:
    assert check_size("- a\n" * (lines - 1), "a.md") == []


def test_a_page_of_one_line_more() -> None:
    message = "Trang có 2501 dòng, nhiều nhất 2500."
    assert check_size("- a\n" * 2500, "a.md") == found(1, message)


@pytest.mark.parametrize("length", [LONGEST_LINE - 1, LONGEST_LINE])
def test_a_line_of_4000_characters(length: int) -> None:
    assert check_size("a\n" + "b" * length, "a.md") == []


def test_a_line_of_one_more() -> None:
    message = "Dòng này dài 4001 ký tự, nhiều nhất 4000."
    assert check_size("a\n" + "b" * 4001, "a.md") == found(2, message, "Ngắt thành nhiều đoạn.")


@pytest.mark.parametrize("count", [MOST_OPEN - 1, MOST_OPEN])
def test_fifty_open_brackets(count: int) -> None:
    assert check_size("a\n" + "[" * count, "a.md") == []


def test_one_open_bracket_more() -> None:
    message = "Đến dòng này đã có hơn 50 dấu [ chưa đóng."
    hint = "Đóng mỗi dấu [ bằng một dấu ]."
    assert check_size("a\n" + "[" * 51, "a.md") == found(2, message, hint)


def test_brackets_that_are_closed_do_not_count() -> None:
    assert check_size("[[law:L53]] " * 300 + "\n" + "[a](b.md)\n" * 500, "a.md") == []
