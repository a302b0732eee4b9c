"""A page that would keep a machine for minutes is told where it begins, and others are read."""

from pathlib import Path

from loa.content.library import Library
from loa.content.sizes import check_size
from loa.problems import Problem
from portals import page_text


def test_a_page_that_is_too_large_is_told_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "mot.md").write_text(page_text("Một", "<" * 51), "utf-8")
    (tmp_path / "docs" / "hai.md").write_text(page_text("Hai", "<" * 50), "utf-8")
    library = Library.load(tmp_path / "docs")
    every = (*library.pages, *library.rejected)
    assert [page.src_uri for page in every] == ["hai.md"]
    line = page_text("Một").count("\n") + 1
    message, hint = "Đến dòng này đã có hơn 50 dấu < chưa đóng.", "Đóng mỗi dấu < bằng một dấu >."
    told = Problem("docs/mot.md", line, "page-too-large", message, hint)
    assert told in library.problems
    assert [one for one in library.problems if one.path == "docs/mot.md"] == [told]


def test_a_page_that_is_not_has_no_problem() -> None:
    assert check_size("Chữ.\n", "a.md") == []
