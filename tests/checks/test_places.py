"""A place that is still to be filled in is told with what belongs there."""

from pathlib import Path

import pytest

from loa.checks.places import check_places
from loa.content.library import Library
from loa.content.page import parse_page
from loa.content.registries import Registries
from loa.problems import Problem
from portals import page_text

HINT = "Thay cả cụm, gồm hai dấu « và », bằng lời của bạn."


@pytest.mark.parametrize(
    ("what", "told"),
    [("ai", "ai."), ("Kiểu việc, không kể chuyện của ai.", "Kiểu việc, không kể chuyện của ai.")],
)
def test_what_is_asked_for_ends_in_one_stop(what: str, told: str) -> None:
    text = page_text("Trang", f"Chữ.\n\n«ĐIỀN: {what}»\n")
    page, _ = parse_page("a.md", text, "docs/a.md", Registries())
    assert page is not None
    library = Library(Path("docs"), Registries(), (page,), frozenset(), ())
    line = text.split("\n").index(f"«ĐIỀN: {what}»") + 1
    assert list(check_places(page, library)) == [
        Problem("docs/a.md", line, "unfilled-place", f"Còn một chỗ chưa điền: {told}", HINT)
    ]
