"""Urgent notices in their registry: short, for a few days, with two people behind them."""

from pathlib import Path

import pytest

from loa.content.registries import load_registries
from portals import write_portal

GOOD = """\
notices:
  - id: rao-viec
    severity: urgent
    begin: 2026-07-10
    end: 2026-07-20
    texts:
      - {language: vi, text: "Có lời rao việc giả."}
    approved_by:
      - {name: Hoa, on: 2026-07-10}
      - {name: Bình, on: 2026-07-10}
"""


def found(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    root = write_portal(tmp_path / "portal", {})
    (root / "docs/_data/notices.yml").write_text(text, "utf-8")
    return [(one.line, one.message) for one in load_registries(root / "docs")[1]]


def test_a_portal_may_have_none(tmp_path: Path) -> None:
    assert load_registries(write_portal(tmp_path / "portal", {}) / "docs")[1] == []
    assert found(tmp_path / "empty", "notices: []\n") == []


def test_a_whole_one_is_no_problem(tmp_path: Path) -> None:
    assert found(tmp_path, GOOD) == []


DAYS = (
    "Trường “khai báo”: end phải từ ngày begin và không quá 31 ngày: "
    "tin để lâu thì viết thành trang."
)


@pytest.mark.parametrize(
    ("end", "problems"),
    [
        ("2026-07-09", [(2, DAYS)]),
        ("2026-07-10", []),
        ("2026-07-11", []),
        ("2026-08-08", []),
        ("2026-08-09", []),
        ("2026-08-10", [(2, DAYS)]),
    ],
)
def test_it_lasts_a_day_to_a_month(
    tmp_path: Path, end: str, problems: list[tuple[int, str]]
) -> None:
    assert found(tmp_path, GOOD.replace("end: 2026-07-20", f"end: {end}")) == problems


@pytest.mark.parametrize("second", ["Hoa", "hoa", " Hoa ", "HOA"])
def test_one_person_is_not_two(tmp_path: Path, second: str) -> None:
    text = GOOD.replace("name: Bình", f'name: "{second}"')
    message = "Trường “khai báo”: tin khẩn cần hai người khác nhau duyệt (approved_by)."
    assert found(tmp_path, text) == [(2, message)]


@pytest.mark.parametrize(("length", "count"), [(199, 0), (200, 0), (201, 1)])
def test_it_is_short(tmp_path: Path, length: int, count: int) -> None:
    assert len(found(tmp_path, GOOD.replace("Có lời rao việc giả.", "a" * length))) == count


VI = '      - {language: vi, text: "Có lời rao việc giả."}\n'


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (VI * 2, "texts có đúng một câu tiếng Việt (vi), mỗi tiếng khác một câu."),
        (
            "      - {language: tyz, text: x, reviewer: Ba}\n",
            "texts có đúng một câu tiếng Việt (vi), mỗi tiếng khác một câu.",
        ),
        (VI + "      - {language: tyz, text: x}\n", "câu tyz chưa ghi ai đọc lại (reviewer)."),
    ],
)
def test_other_languages_have_a_reader_of_theirs(tmp_path: Path, texts: str, message: str) -> None:
    assert found(tmp_path, GOOD.replace(VI, texts)) == [(2, f"Trường “khai báo”: {message}")]


def test_an_unknown_language_is_named(tmp_path: Path) -> None:
    text = GOOD.replace(VI, VI + "      - {language: xx, text: x, reviewer: Ba}\n")
    assert found(tmp_path, text) == [(1, "Tin khẩn “rao-viec”: sổ ngôn ngữ không có “xx”.")]


@pytest.mark.parametrize("page", ["khong-co.md", "../mkdocs.yml", "_data", "index.html"])
def test_a_page_that_is_not_there_is_named(tmp_path: Path, page: str) -> None:
    text = GOOD.replace("    approved_by", f"    page: {page}\n    approved_by")
    message = f"Tin khẩn “rao-viec” dẫn tới “{page}”, nhưng không có trang đó."
    assert found(tmp_path, text) == [(1, message)]
