"""`loa shelf` as an owner types it."""

import json
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handout_samples import lesson
from loa.cli.main import main
from portals import MakePortal, page_text


@pytest.fixture
def root(make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_portal({"truong-hoc/lop-2-a.md": lesson(), "b.md": page_text("B", "Chữ.\n")})
    monkeypatch.chdir(root)
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["shelf", *arguments])


@pytest.mark.site
@pytest.mark.parametrize(("kind", "ending"), [("cc", "imscc"), ("scorm", "scorm.zip")])
def test_each_lesson_becomes_a_package_with_its_files_and_questions(
    root: Path, tmp_path: Path, kind: str, ending: str
) -> None:
    result = run(kind, "--out", str(tmp_path / "ra"), "--jobs", "1")
    assert result.exit_code == 0, result.output
    target = tmp_path / "ra" / f"lop-2-a.{ending}"
    assert result.stdout.startswith(f"Đã ghi {target}: 1 câu hỏi, ")
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
        assert {"imsmanifest.xml", "index.html", "loa.css"} <= set(names)
        assert "tep/lop-2-a-ke-hoach-bai-day.docx" in names
        assert (
            "Loa phòng, chống mua bán người. CC-BY-SA-4.0." in archive.read("index.html").decode()
        )


@pytest.mark.site
def test_the_lessons_become_one_folder_of_a_channel_that_the_next_run_replaces(
    root: Path, tmp_path: Path
) -> None:
    target = tmp_path / "kenh"
    result = run("kolibri", "--out", str(target), "--jobs", "1")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"Đã ghi {target}: 1 bài, ")
    assert result.stdout.endswith(". sushichef.py gửi kênh lên Studio.\n")
    tree = json.loads((target / "chefdata/trees/ricecooker_json_tree.json").read_text("utf-8"))
    (section,) = tree["children"]
    (lesson_node,) = section["children"]
    for node in lesson_node["children"]:
        for one in node.get("files", []):
            assert (target / one["path"]).is_file()
    (target / "content/cu.zip").write_bytes(b"")
    assert run("kolibri", "--out", str(target), "--jobs", "1").exit_code == 0
    assert not (target / "content/cu.zip").exists()


def test_without_the_extra_no_lesson_is_made(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "le_utils.constants", None)
    monkeypatch.setattr("loa.app.shelves._packages", lambda *_: pytest.fail("lessons were made"))
    result = run("kolibri", "--out", str(tmp_path / "kenh"))
    assert (result.exit_code, result.stderr) == (
        1,
        "Muốn làm kênh Kolibri thì cài thêm gói “le-utils” (pip install loa[kolibri]).\n",
    )
    assert not (tmp_path / "kenh").exists()


def test_where_no_lesson_is_the_command_says_so(root: Path, tmp_path: Path) -> None:
    result = run("cc", "docs/b.md", "--out", str(tmp_path / "ra"))
    assert (result.exit_code, result.stderr) == (2, "Không có bài học nào ở đó.\n")


def test_nothing_is_written_into_the_sources(root: Path) -> None:
    result = run("scorm", "--out", "docs/ra")
    assert result.exit_code == 1
    assert "Không ghi vào “docs/ra”" in result.stderr
