"""A plan's two columns and its list to tick."""

from loa.content.library import Library
from loa.content.schema import LessonMeta
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
<h2 id="dieu-chinh">Điều chỉnh</h2><p>Ghi.</p>
"""
REGISTRIES = Library.load(ROOT / "docs").registries


def planned(grade: str) -> list[Element]:
    meta = LessonMeta.model_construct(
        title="Bài", subject="Đạo đức", activity=None, objectives=["Kể được", "Nói được"],
        duration=type("Duration", (), {"periods": 1, "minutes": 35}),
    )  # fmt: skip
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
