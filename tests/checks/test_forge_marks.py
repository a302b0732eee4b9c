"""What a forge shows otherwise than the portal, at the edges of a page."""

from pathlib import Path

import pytest

from loa.checks.mending import check_marks
from loa.content.library import Library
from loa.content.page import parse_page
from loa.content.registries import Registries, load_registries
from portals import ROOT, page_text


@pytest.fixture(scope="module")
def registries() -> Registries:
    return load_registries(ROOT / "docs")[0]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("Một \\\nHai", [0]),
        ("Một \\\n\nHai", []),
        ("Một \\\n", []),
        ("Một \\", []),
        ("Một\nHai \\\nBa \\", [1]),
    ],
)
def test_a_stroke_at_the_end_of_a_line_that_goes_on(
    registries: Registries, body: str, lines: list[int]
) -> None:
    text = page_text("Trang", "Chữ.\n").replace("Chữ.\n", body)
    page, problems = parse_page("cong-dong/a.md", text, "docs/cong-dong/a.md", registries)
    assert page is not None, problems
    library = Library(Path("docs"), registries, (page,), frozenset(), ())
    found = [(one.line - page.body_line(0), one.code) for one in check_marks(page, library)]
    assert found == [(line, "forge-mark") for line in lines]
