"""A plan's two columns, what it says by place, and its list to tick."""

from loa.content.kinds import LessonMeta
from loa.content.library import Library
from loa.handouts.lesson_plan import plan
from loa.handouts.paper import Element, markup_of, text_of, tree_of
from portals import ROOT

ACTIVITY = """
<h2 id="hoat-dong">Các hoạt động</h2>
<h3 id="mo-dau">Mở đầu</h3><p><strong>Mục tiêu:</strong> Vui.</p>
<p><strong>Giáo viên:</strong></p><ol><li>Hỏi.</li></ol>
<p><strong>Học sinh:</strong> Nói.</p><p><strong>Sản phẩm:</strong> Ba câu.</p>
<h3 id="kham-pha">Khám phá</h3><p>Chơi tự do.</p>
<h3 id="luyen-tap">Luyện tập</h3><p><strong>Giáo viên:</strong></p><p>Chỉ cô làm.</p>
<h3 id="van-dung">Vận dụng</h3><p><strong>Giáo viên:</strong> Chốt.</p>
<p><strong>Học sinh:</strong> Ghi.</p>
<h2 id="dieu-chinh">Điều chỉnh</h2><p>Ghi.</p>
<h2 id="theo-vung">Dạy ở vùng mình</h2><div class="admonition note">
<p class="admonition-title">Vùng núi</p><p>Đường xa.</p></div>
<h2 id="phieu-hoc-tap">Phiếu</h2><p>Bài.</p>
"""
REGISTRIES = Library.load(ROOT / "docs").registries


def planned(grade: str) -> list[Element]:
    meta = LessonMeta.model_construct(
        title="Bài",
        subject="Đạo đức",
        activity=None,
        objectives=["Kể được", "Nói được"],
        duration=type("Duration", (), {"periods": 1, "minutes": 35}),
    )
    return plan(tree_of(ACTIVITY), meta, [REGISTRIES.grades[grade]])


def tables(elements: list[Element]) -> list[list[str]]:
    return [
        [text_of(cell) for cell in element.iter() if cell.tag in {"th", "td"}]
        for element in elements
        if element.tag == "table" and element.get("class") != "paper-bare"
    ]


def test_a_primary_activity_stands_in_two_columns() -> None:
    assert tables(planned("lop-2"))[0] == [
        "Hoạt động của giáo viên", "Hoạt động của học sinh",
        "Hỏi.", "Học sinh: Nói.Sản phẩm: Ba câu.",
    ]  # fmt: skip


def test_what_the_teacher_says_may_stand_beside_its_label() -> None:
    assert tables(planned("lop-2"))[1] == [
        "Hoạt động của giáo viên", "Hoạt động của học sinh", "Giáo viên: Chốt.", "Học sinh: Ghi.",
    ]  # fmt: skip


def test_what_differs_by_place_stands_between_the_activities_and_the_list() -> None:
    for grade in ("lop-2", "lop-8"):
        body = planned(grade)
        words = [text_of(element) for element in body]
        place = next(n for n, word in enumerate(words) if word.endswith("Dạy ở vùng mình"))
        assert words[place + 1 : place + 3] == ["Vùng núiĐường xa.", "Đánh giá"]
        assert body[place].tag == "h3"
        assert words.count("Dạy ở vùng mình") == 1


def test_an_activity_without_both_parts_stays_as_it_is() -> None:
    words = [text_of(element) for element in planned("lop-2")]
    assert "Chơi tự do." in words
    assert "Chỉ cô làm." in words


def test_a_secondary_plan_has_no_columns() -> None:
    assert "Hoạt động của giáo viên" not in markup_of(planned("lop-8"))


def test_each_objective_is_a_row_to_tick() -> None:
    ticks = ["Học sinh", "Đạt", "Cần giúp thêm", "Kể được", "", "", "Nói được", "", ""]
    assert tables(planned("lop-2"))[-1] == ticks
    assert tables(planned("lop-8")) == [ticks]
