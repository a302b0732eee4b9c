"""A link of a page dials the number that its words show."""

import pytest

from loa.checks.phones import check_dialled_phones
from loa.content.library import Library
from portals import MakePortal, page_text

HINT = "Chữ ghi đúng số sẽ gọi, hoặc không ghi số."


def told(make_portal: MakePortal, line: str) -> list[tuple[int, str, str, str]]:
    root = make_portal({"a.md": page_text("A", f"Chữ.\n\n{line}\n")})
    library = Library.load(root / "docs")
    page = next(page for page in library.pages if page.src_uri == "a.md")
    first = page.body_line(0)
    return [
        (found.line - first, found.code, found.message, found.hint)
        for found in check_dialled_phones(page, library)
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("[Gọi 111](tel:113)", "Gọi 111"),
        ("[Gọi **1**11](<tel:113>)", "Gọi 111"),
        ("[Gọi [[helpline:h111]]](tel:113)", "Gọi 111"),
        ("[[helpline:h113|số 111]]", "số 111"),
    ],
)
def test_another_number_is_told_at_its_line(line: str, words: str, make_portal: MakePortal) -> None:
    message = f"“{words}” ghi số 111 mà bấm vào lại gọi 113."
    assert told(make_portal, line) == [(2, "dials-another", message, HINT)]


@pytest.mark.parametrize(
    "line",
    [
        "[Gọi công an](tel:113)",
        "[Gọi 113](tel:113)",
        "[[helpline:h113|công an]] hoặc [[helpline:h111]]",
        "[[law:L53|Điều 111]]",
    ],
)
def test_the_same_number_or_none_is_right(line: str, make_portal: MakePortal) -> None:
    assert told(make_portal, line) == []
