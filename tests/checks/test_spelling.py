"""Kĩ or kỹ: as the first audience reads it."""

from pathlib import Path

import pytest

from loa.checks.spelling import check_spelling
from loa.content.library import Library
from portals import page_text, write_portal

HINT = "Trang cho học sinh, thầy cô viết i như sách giáo khoa; trang khác viết y."


def found(tmp_path: Path, audience: str, body: str, title: str = "Trang") -> list[tuple[int, str]]:
    text = page_text(title, body).replace("audience: [moi-nguoi]", f"audience: [{audience}]")
    library = Library.load(write_portal(tmp_path / "portal", {"a/b.md": text}) / "docs")
    page = library.get("a/b.md")
    assert page is not None
    problems = list(check_spelling(page, library))
    assert {(one.code, one.severity, one.hint) for one in problems} <= {
        ("mixed-spelling", "warning", HINT)
    }
    return [(one.line, one.message) for one in problems]


@pytest.mark.parametrize(
    ("audience", "wrong", "name", "right"),
    [
        ("giao-vien, gia-dinh", "Đọc kỹ lý do.", "Thầy cô giáo", ["kỹ kĩ", "lý lí"]),
        ("hoc-sinh", "Ký tên, hy vọng.", "Học sinh", ["Ký Kí", "hy hi"]),
        ("gia-dinh, giao-vien", "Đọc kĩ lí do.", "Cha mẹ, gia đình", ["kĩ kỹ", "lí lý"]),
        ("co-quan", "Bảng tỉ lệ (Kì này).", "Cán bộ, cơ quan", ["tỉ tỷ", "Kì Kỳ"]),
    ],
)
def test_what_the_first_audience_reads_otherwise_is_told(
    tmp_path: Path, audience: str, wrong: str, name: str, right: list[str]
) -> None:
    pairs = [pair.split() for pair in right]
    expected = [f"“{one}” ở trang cho “{name}” viết là “{other}”." for one, other in pairs]
    assert [message for _, message in found(tmp_path, audience, f"\n{wrong}\n")] == expected


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        ("hoc-sinh", "Cục Quản lý lao động ngoài nước trả lời em."),
        ("hoc-sinh", "Chuyện của Lý Thái Tổ, chuyện bên Mỹ."),
        ("hoc-sinh", "Kĩ năng, lí do, kì thi, kí tên."),
        ("hoc-sinh", "Tệp `bang-ky.docx` và `kỹ năng`."),
        ("hoc-sinh", "«ĐIỀN: tối đa 60 ký tự» rồi."),
        ("gia-dinh", "Tỉ mỉ, tỉ tê, lí nhí, kì cọ."),
        ("gia-dinh", "Bà nói hi hi."),
    ],
)
def test_names_and_words_of_one_spelling_are_left_alone(
    tmp_path: Path, audience: str, words: str
) -> None:
    assert found(tmp_path, audience, f"\n{words}\n") == []


def test_the_line_of_a_field_and_of_a_row_is_told(tmp_path: Path) -> None:
    rows = found(tmp_path, "hoc-sinh", "\nĐọc.\n\nĐọc kỹ.\n", title="Kỹ năng")
    assert [line for line, _ in rows] == [2, 17]
