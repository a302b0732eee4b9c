"""`loa new` writes once and says what to fill in."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from loa.cli import main
from portals import MakePortal, page_text


@pytest.fixture
def portal(make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_portal({"gioi-thieu/index.md": page_text("Giới thiệu", type="landing")})
    monkeypatch.chdir(root)
    return root


def test_writes_a_page_and_lists_the_places(portal: Path) -> None:
    command = ["new", "page", "--title", "Lời cảm ơn", "--section", "gioi-thieu"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0
    rows = result.output.splitlines()
    assert rows[0] == "Đã viết docs/gioi-thieu/loi-cam-on.md. Còn 9 chỗ cần điền:"
    assert rows[1] == "  dòng 3: một câu nói trang này giúp được gì, tối đa 160 ký tự"
    assert rows[-1] == "Điền xong, chạy: loa check docs/gioi-thieu/loi-cam-on.md"
    assert len(rows) == 11

    path = portal / "docs" / "gioi-thieu" / "loi-cam-on.md"
    before = path.read_bytes()
    again = CliRunner().invoke(main, command)
    assert again.exit_code == 2
    assert again.output == (
        "Tên “loi-cam-on” đã dùng ở docs/gioi-thieu/loi-cam-on.md. Thêm --slug ten-khac.\n"
    )
    assert path.read_bytes() == before
