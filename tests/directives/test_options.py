"""An option of a block has a value that it may have, or the page is told with its line."""

from pathlib import Path

import pytest

from loa.content.library import Library
from loa.directives.check import check_directives
from loa.directives.extension import LoaExtension
from loa.integrations.portal import Portal
from portals import page_text, write_portal

assert LoaExtension  # It knows every block.
LINE = 14
"""The first line of a small page's body."""


def told(root: Path, block: str, option: str) -> list[str]:
    body = f"/// {block}\n    {option}\n///\n"
    pages = {"cong-dong/sau/mot.md": page_text("Một"), "cong-dong/kho.md": page_text("Kho", body)}
    library = Library.load(write_portal(root, pages) / "docs")
    page = library.get("cong-dong/kho.md")
    assert page is not None
    problems = list(check_directives(page, library))
    assert all((one.line, one.code) == (LINE, "bad-option") for one in problems)
    return [f"{one.message} {one.hint}".strip() for one in problems]


@pytest.mark.parametrize(
    ("block", "option"),
    [
        ("listing", "section: cong-dong"),
        ("listing", "section: cong-dong/sau"),
        ("listing", "type: guide"),
        ("listing", "audience: giao-vien"),
        ("listing", "group: none"),
        ("listing", "group: audience"),
        ("materials", 'audience: ""'),
        ("materials", "task: report"),
        ("upcoming", "count: 1"),
    ],
)
def test_its_own_values_are_taken(tmp_path: Path, block: str, option: str) -> None:
    assert told(tmp_path / "p", block, option) == []


@pytest.mark.parametrize(
    ("block", "option", "message"),
    [
        (
            "listing",
            "section: cong-dog",
            "Khối “listing”: tùy chọn “section” không nhận giá trị “cong-dog”. "
            "Có phải ý bạn là “cong-dong”?",
        ),
        (
            "listing",
            "type: guid",
            "Khối “listing”: tùy chọn “type” không nhận giá trị “guid”. Có phải ý bạn là “guide”?",
        ),
        (
            "listing",
            "group: grades",
            "Khối “listing”: tùy chọn “group” không nhận giá trị “grades”. "
            "Có phải ý bạn là “grade”?",
        ),
        (
            "materials",
            "audience: giao-vie",
            "Khối “materials”: tùy chọn “audience” không nhận giá trị “giao-vie”. "
            "Có phải ý bạn là “giao-vien”?",
        ),
        (
            "materials",
            "task: hangs",
            "Khối “materials”: tùy chọn “task” không nhận giá trị “hangs”. "
            "Có phải ý bạn là “hang”?",
        ),
        (
            "upcoming",
            "count: ba",
            "Khối “upcoming”: tùy chọn “count” nhận giá trị không đúng kiểu.",
        ),
    ],
)
def test_another_value_is_told(tmp_path: Path, block: str, option: str, message: str) -> None:
    assert told(tmp_path / "p", block, option) == [message]


@pytest.mark.parametrize(("group", "is_printed"), [("grade", True), ("grades", False)])
def test_a_block_with_a_value_of_no_choice_prints_nothing(
    tmp_path: Path, group: str, is_printed: bool
) -> None:
    body = f"/// listing\n    group: {group}\n///\n"
    pages = {"cong-dong/kho.md": page_text("Kho", body), "cong-dong/mot.md": page_text("Một")}
    portal = Portal.load(write_portal(tmp_path / "p", pages))
    page = portal.library.get("cong-dong/kho.md")
    assert page is not None
    assert ('class="loa-listing"' in portal.render(page)) == is_printed
