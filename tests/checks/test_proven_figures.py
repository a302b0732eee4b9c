"""Money, shares and prison terms rest on a source that states them, or are said to be made up."""

import pytest

from catalogue_site import problems_of
from portals import MakePortal, page_text

CITED = "  - {id: L53, as_of: 2025-07-01}\n"


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("30 triệu đồng", "Lương 30 triệu đồng."),
        ("7–12 năm tù", "Khung 7–12 năm tù."),
        ("40 %", "Có 40 % số người."),
    ],
)
def test_a_list_of_sources_clears_none(make_portal: MakePortal, figure: str, words: str) -> None:
    (found,) = problems_of(make_portal({"a.md": page_text("Trang", f"{words}\n")}))
    assert (found.path, found.line, found.code, found.severity) == (
        "docs/a.md",
        14,
        "unproven-figure",
        "error",
    )
    assert found.message == f"“{figure}” chưa rõ nguồn nào nói: {words}"
    assert found.hint == (
        "Ghi con số vào nguồn nói nó: proves: [con số]."
        " Nghĩ ra cho bài tập thì ghi: examples: [con số]"
    )


@pytest.mark.parametrize("way", ["proves", "examples"])
def test_an_editor_says_what_it_rests_on(make_portal: MakePortal, way: str) -> None:
    text = page_text("Trang", "Lương 30 triệu đồng.\n")
    if way == "proves":
        proving = CITED.replace("}", ', proves: ["30 triệu đồng"]}')
        text = text.replace(CITED, proving)
    else:
        text = text.replace("sensitivity", 'examples: ["30 triệu đồng"]\nsensitivity')
    assert problems_of(make_portal({"a.md": text})) == []


def test_a_day_is_only_listed(make_portal: MakePortal) -> None:
    assert problems_of(make_portal({"a.md": page_text("Trang", "Từ ngày 3/4/2031.\n")})) == []
