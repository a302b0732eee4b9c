"""What names from outside may do on a terminal: be read."""

import json

import pytest

from loa.printable import printable, printable_json
from loa.problems import Problem, as_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Việc nhẹ, lương cao: 1\u00a0000 – “đ”", "Việc nhẹ, lương cao: 1\u00a0000 – “đ”"),
        ("\x1b[2J", "\\x1b[2J"),
        ("a\r\nb\t", "a\\r\\nb\\t"),
        ("\u202etxt.exe", "\\u202etxt.exe"),
        ("\u2028\u200b\x9b\x7f", "\\u2028\\u200b\\x9b\\x7f"),
        ("\udcff", "\\udcff"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_a_path_in_a_problem_stays_on_its_line() -> None:
    assert as_text([Problem("a\nb\x1b[2J.md", 1, "x", "Sai.")]) == (
        "a\\nb\\x1b[2J.md:1: lỗi: Sai. (x)"
    )


def test_json_stays_json_and_shows_nothing_that_a_terminal_obeys() -> None:
    rows = [{"path": "a\x1b\u202e\udce9“đ”\n", "n": 1}]
    text = printable_json(json.dumps(rows, ensure_ascii=False, indent=1))
    assert text == '[\n {\n  "path": "a\\u001b\\u202e\\udce9“đ”\\n",\n  "n": 1\n }\n]'
    assert json.loads(text) == rows
