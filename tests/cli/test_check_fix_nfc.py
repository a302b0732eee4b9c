"""`loa check --fix-nfc` rewrites what is typed with combining marks, and nothing else."""

import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from loa.cli import main
from portals import MakePortal, page_text

BODY = "Bà con ở thôn bản.\r\n"


@pytest.fixture
def portal(make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_portal({})
    for name in ("mot.md", "hai.md"):
        text = page_text(f"Trang {name[:3]}") + BODY
        raw = unicodedata.normalize("NFD", text).encode()
        (root / "docs" / name).write_bytes(raw)
    monkeypatch.chdir(root)
    return root


def test_without_the_option_it_is_an_error_and_the_file_stays(portal: Path) -> None:
    before = (portal / "docs" / "mot.md").read_bytes()
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 1
    assert "(not-nfc)" in result.output
    assert (portal / "docs" / "mot.md").read_bytes() == before


def test_fixes_only_the_paths_asked_for_and_keeps_line_endings(portal: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--fix-nfc", "docs/mot.md"])
    assert result.exit_code == 0
    assert result.output == (
        "Đã đổi sang chữ dựng sẵn: docs/mot.md\nĐã xem 1 trang: không có lỗi nào.\n"
    )
    assert (portal / "docs" / "mot.md").read_bytes() == (page_text("Trang mot") + BODY).encode()
    assert CliRunner().invoke(main, ["check", "docs/hai.md"]).exit_code == 1


def test_a_file_in_another_encoding_is_left_for_the_check_to_report(portal: Path) -> None:
    path = portal / "docs" / "mot.md"
    path.write_bytes("Trang cũ".encode("utf-16"))
    result = CliRunner().invoke(main, ["check", "--fix-nfc", "docs/mot.md"])
    assert "(not-utf8)" in result.output
    assert path.read_bytes() == "Trang cũ".encode("utf-16")
