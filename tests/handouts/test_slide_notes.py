"""Notes for the teacher: each slide goes with the activity that it belongs to, in order."""

import pytest

from handout_samples import LoadPortal, lesson
from loa.handouts.maker import documents_of
from loa.handouts.paper import tree_of
from loa.handouts.slide_notes import align_slides, lines


@pytest.mark.parametrize(
    ("slides", "activities", "chosen"),
    [
        ([], [{"a"}], []),
        ([{"a"}], [], []),
        ([{"a"}, {"b"}], [{"a"}, {"b"}], [0, 1]),
        # The second slide has the words of the first activity, and stays after the first slide.
        ([{"b", "c"}, {"a"}, {"b"}], [{"a"}, {"b", "c"}], [1, 1, 1]),
        ([{"x"}, {"b"}], [{"a"}, {"b"}], [0, 1]),
        # A rare word counts more than one that all activities have.
        ([{"chung", "riêng"}], [{"chung"}, {"chung", "riêng"}], [1]),
    ],
)
def test_each_slide_goes_with_an_activity_and_none_goes_back(
    slides: list[set[str]], activities: list[set[str]], chosen: list[int]
) -> None:
    assert align_slides(slides, activities) == chosen


def test_lists_become_lines() -> None:
    body = tree_of(
        "<ol start='2'><li>Hỏi <strong>ai</strong>:<ul><li>mẹ</li></ul></li><li>Kể</li></ol>"
        "<table><tr><th>Việc</th><td>Ai</td></tr></table><div><p>Hết</p></div>"
    )
    assert [line for element in body for line in lines(element)] == [
        "2. Hỏi ai:",
        "  - mẹ",
        "3. Kể",
        "Việc | Ai",
        "Hết",
    ]


def test_a_lesson_tells_goals_first_and_then_its_activities(load_portal: LoadPortal) -> None:
    portal = load_portal({"truong-hoc/lop-2-an-toan.md": lesson()})
    page = portal.library.get("truong-hoc/lop-2-an-toan.md")
    assert page is not None
    slides = next(
        one for one in documents_of(portal.workshop().source_of(page)) if one.kind == "slides"
    )
    opening = "Mở đầu (5 phút)\nMục tiêu: Vui.\nGiáo viên: Hỏi.\nHọc sinh: Đáp.\nSản phẩm: Một câu."
    assert slides.notes == (
        "Mục tiêu:\n- Kể được một người lớn an toàn\nChuẩn bị:\n- Giấy, bút.\n"
        "An toàn cho học sinh:\n- Nghe, cảm ơn em đã kể, gọi 111.",
        opening,
        opening,
    )
