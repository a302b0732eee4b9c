"""Commands that change a portal work in one that `loa init` wrote: with the package's theme, which
speaks languages that the portal has not, and registries as the program writes them.
"""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loa.cli.main import main
from loa.content.library import Library
from once import made_once


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def root(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    made = made_once(tmp_path_factory, "new-portal", lambda folder: begun(folder / "cong"))
    root = tmp_path / "cong"
    shutil.copytree(made / "cong", root)
    monkeypatch.chdir(root)
    return root


def begun(folder: Path) -> None:
    done = run("init", str(folder), "--yes", "--name", "Cổng thử")
    assert done.exit_code == 0, done.output


def test_its_files_for_forges_and_editors_are_fresh(root: Path) -> None:
    done = run("kit", "--check")
    assert (done.exit_code, done.stdout) == (0, "18 tệp đều đúng.\n")


@pytest.mark.usefixtures("root")
def test_its_pages_are_as_loa_fix_leaves_them() -> None:
    done = run("fix")
    assert (done.exit_code, done.output) == (0, "Không có gì máy sửa được.\n")


def test_a_page_moves(root: Path) -> None:
    done = run("move", "gia-dinh/viec-nen-lam.md", "gia-dinh/viec-can-lam.md")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "viec-nen-lam.md" in (root / "docs/gia-dinh/viec-can-lam.md").read_text("utf-8")
    assert not (root / "docs/gia-dinh/viec-nen-lam.md").exists()
    assert run("fix").output == "Không có gì máy sửa được.\n"


def test_a_number_changes(root: Path) -> None:
    done = run("helpline", "set", "h111", "--number", "119", "--source", "https://vi.du.vn/")
    assert done.exit_code == 0, done.output
    line = Library.load(root / "docs").registries.helplines["h111"]
    assert (line.number, line.short_name, line.sources) == (
        "119",
        "Tổng đài 119",
        ["https://vi.du.vn/"],
    )


def test_a_number_is_tried(root: Path) -> None:
    for by in ("Tổ trực", "Tổ khác"):
        done = run("verify", "helplines", "h111", "--by", by, "--how", "call")
        assert done.exit_code == 0, done.output
    registry = Library.load(root / "docs").registries
    tried = registry.helplines["h111"].verified
    assert tried is not None
    assert tried.by == "Tổ khác"
    assert registry.helplines["h113"].verified is None
