"""Nobody plays a deceiver or a victim before pupils."""

from pathlib import Path

import pytest

from loa.checks.role_play import check_role_play
from loa.content.library import Library
from portals import page_text, write_portal


def found(
    tmp_path: Path, body: str, audience: str = "gia-dinh, hoc-sinh", more: str = ""
) -> list[str]:
    text = page_text("Kịch", f"\n{body}\n", more=more)
    text = text.replace("audience: [moi-nguoi]", f"audience: [{audience}]")
    library = Library.load(write_portal(tmp_path / "portal", {"a/b.md": text}) / "docs")
    page = library.get("a/b.md")
    assert page is not None
    assert page.is_valid
    return [f"{one.line} {one.code} {one.message}" for one in check_role_play(page, library)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Cả lớp tập: cô đóng người lạ, em đáp.", "đóng người lạ"),
        ("Một bạn đóng vai kẻ lừa.", "đóng vai kẻ lừa"),
        ("Em khác vào vai nạn nhân.", "vào vai nạn nhân"),
        ("Thầy diễn vai một môi giới.", "diễn vai một môi giới"),
        ("Bạn đóng vai người bị hại, không khóc.", "đóng vai người bị hại"),
        ("**Người Rủ:** Đi đi em.", "Người Rủ:"),
        ("**Bị cáo** *(im lặng, rồi)*: Chắc là không.", "Bị cáo:"),
        ("**Kẻ lừa thứ nhất:** Nhanh lên.", "Kẻ lừa thứ nhất:"),
    ],
)
def test_such_a_role_is_told(tmp_path: Path, words: str, told: str) -> None:
    line = page_text("Kịch").count("\n") + 2
    message = f"“{told}”: không ai đóng kẻ lừa hay nạn nhân trước học sinh."
    assert found(tmp_path, words) == [f"{line} role-play {message}"]


@pytest.mark.parametrize(
    "words",
    [
        "Không ai đóng vai kẻ lừa.",
        "Bỏ khỏi kế hoạch: đóng vai nạn nhân.",
        "Cô đọc lời người lạ từ thẻ.",
        "Một bạn đóng vai thỏ con.",
        "Bạn đóng vai mẹ, hỏi ba câu.",
        "**Bác Tài:** Cháu có vé chưa?",
        "Theo luật, **bị cáo** được nói lời sau cùng.",
        "Đóng cửa khi có người lạ.",
    ],
)
def test_other_roles_and_the_rule_itself_are_left_alone(tmp_path: Path, words: str) -> None:
    assert found(tmp_path, words) == []


def test_people_of_a_trade_may_rehearse(tmp_path: Path) -> None:
    assert found(tmp_path, "Một người đóng vai kẻ lừa.", audience="du-lich") == []


def test_an_editor_who_is_sure_says_why(tmp_path: Path) -> None:
    why = 'exceptions:\n  - {text: "đóng vai kẻ lừa", why: "Câu hỏi của bài, không ai diễn cả."}\n'
    assert found(tmp_path, "Vì sao không nên đóng vai kẻ lừa?", more=why) == []
    asked = "Ta có nên để ai đóng vai kẻ lừa?"
    assert found(tmp_path / "other", asked, more=why) == []
