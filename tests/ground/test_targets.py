"""Which folders a build replaces: nothing that is not ours is ever touched."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from loa.cli import main
from loa.ground.targets import (
    MARK,
    MARK_TEXT,
    TargetRefusedError,
    is_marked,
    require_outside_portals,
    require_replaceable,
)
from loa.integrations.site import build_site
from portals import MakePortal, page_text

_END = "Chưa ghi và chưa xóa gì. Hãy ghi một thư mục mới hay còn trống sau --out."


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal's folders without a portal."""
    home = tmp_path / "home"
    root = home / "work" / "portal"
    for name in ("docs/cong-dong", "overrides", "scripts", ".git"):
        (root / name).mkdir(parents=True)
    (root / "docs" / "index.md").write_text("chữ", "utf-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(root)
    return root


def reason(target: Path | str, root: Path) -> str:
    with pytest.raises(TargetRefusedError) as refused:
        require_replaceable(Path(target), root)
    text = str(refused.value)
    start = f"Không dựng vào “{target}”: "
    assert text.startswith(start)
    assert text.endswith(f". {_END}")
    return text.removeprefix(start).removesuffix(f". {_END}")


@pytest.mark.parametrize(
    "target", ["docs", "docs/cong-dong", "docs/moi", "overrides", "scripts", ".git", "./docs/"]
)
def test_sources_are_refused(root: Path, target: str) -> None:
    top = Path(target).parts[0]
    assert reason(Path(target), root) == f"nằm trong “{top}”, nơi chứa tệp gốc của cổng"


@pytest.mark.parametrize("target", [".", "..", "../..", "/"])
def test_the_root_and_what_is_around_it_are_refused(root: Path, target: str) -> None:
    assert reason(Path(target), root) == "là hoặc chứa thư mục của cổng"


def test_the_home_folder_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = root.parents[2] / "an"
    elsewhere.mkdir()
    monkeypatch.setenv("HOME", str(elsewhere))
    assert reason(elsewhere, root) == "là hoặc chứa thư mục cá nhân của bạn"


def test_the_folder_one_stands_in_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = root.parents[2] / "here" / "below"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    assert reason(here.parent, root) == "là hoặc chứa thư mục đang đứng"


def test_sources_under_another_name_are_refused(root: Path) -> None:
    (root.parent / "way").symlink_to(root)
    assert reason(root.parent / "way" / "docs", root) == (
        "nằm trong “docs”, nơi chứa tệp gốc của cổng"
    )


@pytest.mark.parametrize("leads_to", ["docs", "empty", "missing"])
def test_a_link_is_refused(root: Path, leads_to: str) -> None:
    (root / "empty").mkdir()
    (root / "out").symlink_to(leads_to)
    assert reason("out", root) == "là một liên kết"


def test_a_file_is_refused(root: Path) -> None:
    (root / "out").write_text("luận văn", "utf-8")
    assert reason("out", root) == "là một tệp, không phải thư mục"


def test_a_mount_point_is_refused(root: Path) -> None:
    assert reason("/proc", root) == "là một ổ đĩa hay điểm gắn ổ đĩa"


def test_a_folder_with_files_of_others_is_refused(root: Path) -> None:
    (root / "x").mkdir()
    (root / "x" / "thesis.txt").write_text("luận văn", "utf-8")
    assert reason("x", root) == f"đã có tệp khác và không có dấu “{MARK}” của Loa"


def test_a_marked_folder_with_a_repository_is_refused(root: Path) -> None:
    (root / "x" / ".git").mkdir(parents=True)
    (root / "x" / MARK).write_text(MARK_TEXT, "utf-8")
    assert reason("x", root) == "là một kho git"


@pytest.mark.parametrize("text", ["", "Built by Loa.\n", MARK_TEXT[:-1], f"{MARK_TEXT}x"])
def test_only_the_exact_mark_counts(root: Path, text: str) -> None:
    (root / "x").mkdir()
    (root / "x" / MARK).write_text(text, "utf-8")
    assert not is_marked(root / "x")


def test_a_linked_mark_does_not_count(root: Path) -> None:
    (root / "x").mkdir()
    (root / "mark").write_text(MARK_TEXT, "utf-8")
    (root / "x" / MARK).symlink_to(root / "mark")
    assert not is_marked(root / "x")


def test_absent_empty_and_marked_folders_are_taken(root: Path) -> None:
    (root / "empty").mkdir()
    (root / "ours").mkdir()
    (root / "ours" / MARK).write_text(MARK_TEXT, "utf-8")
    (root / "ours" / "index.html").write_text("cũ", "utf-8")
    for name in ("absent", "deep/er", "empty", "ours"):
        assert require_replaceable(Path(name), root) == root / name


def earlier(folder: Path) -> None:
    for name in ("index.html", "404.html", "sitemap.xml", "_headers", "assets/loa.css"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("", "utf-8")


def test_an_unmarked_earlier_build_is_taken_only_at_the_usual_place(root: Path) -> None:
    earlier(root / "site")
    earlier(root / "other")
    assert require_replaceable(Path("site"), root) == root / "site"
    assert reason("other", root) == f"đã có tệp khác và không có dấu “{MARK}” của Loa"


def test_the_usual_place_with_files_of_others_is_refused(root: Path) -> None:
    earlier(root / "site")
    (root / "site" / "404.html").unlink()
    assert reason("site", root) == f"đã có tệp khác và không có dấu “{MARK}” của Loa"


@pytest.mark.site
def test_a_build_marks_its_folder_and_leaves_the_neighbours_alone(make_portal: MakePortal) -> None:
    root = make_portal({"mot.md": page_text("Một", "Chữ.\n")})
    for name in ("x.new", "x.old"):
        (root / name).mkdir()
        (root / name / "thesis.txt").write_text("luận văn", "utf-8")
    before = os.umask(0o077)
    try:
        build_site(root, root / "x")
        build_site(root, root / "x")
    finally:
        os.umask(before)
    assert (root / "x" / MARK).read_text("utf-8") == MARK_TEXT
    assert (root / "x" / "mot" / "index.html").is_file()
    for name in ("x.new", "x.old"):
        assert (root / name / "thesis.txt").read_text("utf-8") == "luận văn"
    assert sorted(path.name for path in root.iterdir() if "loa-" in path.name) == []
    modes = {path.stat().st_mode & 0o777 for path in (root / "x").rglob("*") if path.is_file()}
    assert modes == {0o644}
    assert {p.stat().st_mode & 0o777 for p in (root / "x").rglob("*") if p.is_dir()} == {0o755}


def test_building_into_docs_ends_before_it_starts(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_portal({})
    monkeypatch.chdir(root)
    stopped = CliRunner().invoke(main, ["build", "--out", "docs"])
    assert (stopped.exit_code, stopped.output) == (
        1,
        f"Không dựng vào “docs”: nằm trong “docs”, nơi chứa tệp gốc của cổng. {_END}\n",
    )
    assert (root / "docs" / "index.md").is_file()


@pytest.mark.parametrize("target", ["docs/a.zip", "docs/moi/a.zip", "overrides/a.zip", "tests"])
def test_nothing_is_written_among_the_sources_of_any_portal(root: Path, target: str) -> None:
    (root / "mkdocs.yml").write_text("", "utf-8")
    (root / "tests").mkdir()
    with pytest.raises(TargetRefusedError) as refused:
        require_outside_portals(root / target)
    top = Path(target).parts[0]
    assert str(refused.value) == (
        f"Không ghi vào “{root / target}”: nằm trong “{top}”, nơi chứa tệp gốc của cổng. "
        "Chưa ghi gì. Hãy chọn một chỗ khác."
    )


def test_beside_the_sources_of_a_portal_is_a_place(root: Path) -> None:
    (root / "mkdocs.yml").write_text("", "utf-8")
    require_outside_portals(root / "dist" / "a.zip")
    require_outside_portals(root.parent / "docs" / "a.zip")


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini"])
def test_what_a_system_wrote_makes_a_folder_nobodys(root: Path, name: str) -> None:
    (root / "x").mkdir()
    (root / "x" / name).write_bytes(b"")
    assert require_replaceable(Path("x"), root) == root / "x"
    (root / "x" / "thesis.txt").write_text("luận văn", "utf-8")
    assert reason("x", root) == f"đã có tệp khác và không có dấu “{MARK}” của Loa"
