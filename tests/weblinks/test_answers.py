"""Answers of other hosts are kept for some days."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from loa.weblinks.answers import Answers
from loa.weblinks.asking import Answer

DAY = date(2026, 11, 29)
MONTH = timedelta(days=30)


@pytest.mark.parametrize("state", ["opens", "moved", "kept out"])
def test_a_sure_answer_counts_until_its_days_are_over(tmp_path: Path, state: str) -> None:
    path = tmp_path / "links.json"
    answer = Answer(state, "x")
    Answers(path, DAY, MONTH).put("https://a.vn/", answer)
    assert Answers(path, DAY + timedelta(days=29), MONTH).get("https://a.vn/") == answer
    assert Answers(path, DAY + timedelta(days=30), MONTH).get("https://a.vn/") is None
    assert Answers(path, DAY - timedelta(days=1), MONTH).get("https://a.vn/") is None


@pytest.mark.parametrize("state", ["gone", "unsure"])
def test_what_did_not_open_is_asked_again(tmp_path: Path, state: str) -> None:
    path = tmp_path / "links.json"
    answers = Answers(path, DAY, MONTH)
    answers.put("https://a.vn/", Answer("opens"))
    answers.put("https://a.vn/", Answer(state))
    assert Answers(path, DAY, MONTH).get("https://a.vn/") is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"a": 1}', '{"a": ["opens", "", "hôm qua"]}', '{"a": ["ok", "", ""]}']
)
def test_a_damaged_file_only_costs_questions(tmp_path: Path, text: str) -> None:
    path = tmp_path / "links.json"
    path.write_text(text, "utf-8")
    assert Answers(path, DAY, MONTH).get("a") is None


def test_what_nobody_names_any_more_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "links.json"
    answers = Answers(path, DAY, MONTH)
    answers.put("a", Answer("opens"))
    answers.put("b", Answer("opens"))
    answers.forget_others(["b"])
    again = Answers(path, DAY, MONTH)
    assert (again.get("a"), again.get("b")) == (None, Answer("opens"))
