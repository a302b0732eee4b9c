"""A build with nothing to do does nothing; whatever counts makes it begin."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from loa.integrations import unchanged
from loa.integrations.unchanged import inputs_of, is_unchanged, outputs_of, remember
from portals import MakePortal, forget_made, page_text

PAGES = {
    "a-z/index.md": page_text("Từ A đến Z", type="landing"),
    "mot.md": page_text("Một", "Chữ."),
}


def edit_page(root: Path) -> None:
    (root / "docs" / "mot.md").write_text(page_text("Một", "Chứ."), encoding="utf-8")


def rename_page(root: Path) -> None:
    (root / "docs" / "mot.md").rename(root / "docs" / "hai.md")


def delete_page(root: Path) -> None:
    (root / "docs" / "mot.md").unlink()


def add_file(root: Path) -> None:
    (root / "docs" / "anh.png").write_bytes(b"")


def edit_registry(root: Path) -> None:
    path = root / "docs" / "_data" / "languages.yml"
    path.write_text(path.read_text(encoding="utf-8") + "# thêm\n", encoding="utf-8")


def edit_template(root: Path) -> None:
    path = root / "overrides" / "main.html"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def edit_settings(root: Path) -> None:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + "# thêm\n", encoding="utf-8")


EDITS = (edit_page, rename_page, delete_page, add_file, edit_registry, edit_template, edit_settings)


@pytest.mark.parametrize("edit", EDITS, ids=lambda one: one.__name__)
def test_what_is_edited_counts(make_portal: MakePortal, edit: Callable[[Path], None]) -> None:
    root = make_portal(PAGES)
    before = inputs_of(root, {})
    edit(root)
    assert inputs_of(root, {}) != before


def test_a_file_that_was_only_saved_again_does_not_count(make_portal: MakePortal) -> None:
    root = make_portal(PAGES)
    before = inputs_of(root, {})
    path = root / "docs" / "mot.md"
    path.write_bytes(path.read_bytes())
    os.utime(path, ns=(1, 1))
    assert inputs_of(root, {}) == before


def test_the_day_and_the_options_count(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_portal(PAGES)
    before = inputs_of(root, {"for_server": True})
    assert inputs_of(root, {"for_server": False}) != before
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767312000")
    assert inputs_of(root, {"for_server": True}) != before


def test_our_code_and_the_packages_count(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_portal(PAGES)
    before = inputs_of(root, {})
    with monkeypatch.context() as patch:
        patch.setattr(unchanged, "code_of", lambda package: "other code")
        assert inputs_of(root, {}) != before
    monkeypatch.setattr(unchanged, "_installed", lambda: ["markdown-4.0.dist-info"])
    assert inputs_of(root, {}) != before


def test_a_commit_counts(make_portal: MakePortal) -> None:
    root = make_portal(PAGES)
    git = ["git", "-C", str(root), "-c", "user.name=T", "-c", "user.email=t@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    before = inputs_of(root, {})
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "one"], check=True)
    assert inputs_of(root, {}) != before


def test_what_cannot_be_read_is_left_to_the_build(make_portal: MakePortal, tmp_path: Path) -> None:
    root = make_portal(PAGES)
    (root / "mkdocs.yml").unlink()
    assert inputs_of(root, {}) == ""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("một", encoding="utf-8")
    remember(tmp_path, site, "", outputs_of(site))
    assert not is_unchanged(tmp_path, site, "")


def written(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "mot").mkdir(parents=True)
    (site / "index.html").write_text("một", encoding="utf-8")
    (site / "mot" / "index.html").write_text("hai", encoding="utf-8")
    remember(tmp_path, site, "inputs", outputs_of(site))
    return site


def test_a_site_as_it_was_left_is_unchanged_also_when_its_folder_moved_into_place(
    tmp_path: Path,
) -> None:
    site = written(tmp_path)
    site.rename(tmp_path / "site.new")
    (tmp_path / "site.new").rename(site)
    assert is_unchanged(tmp_path, site, "inputs")
    assert not is_unchanged(tmp_path, site, "other inputs")


def spoil(site: Path) -> None:
    """Other bytes of the same length under the same time of change."""
    path = site / "index.html"
    times = path.stat().st_mtime_ns
    path.write_text("mỗt", encoding="utf-8")
    os.utime(path, ns=(times, times))


def lose(site: Path) -> None:
    (site / "mot" / "index.html").unlink()


def add(site: Path) -> None:
    (site / "mot" / "la.txt").write_text("", encoding="utf-8")


def remove(site: Path) -> None:
    shutil.rmtree(site)


@pytest.mark.parametrize("touch", [spoil, lose, add, remove], ids=lambda one: one.__name__)
def test_a_touched_site_is_built_again(tmp_path: Path, touch: Callable[[Path], None]) -> None:
    site = written(tmp_path)
    touch(site)
    assert not is_unchanged(tmp_path, site, "inputs")


@pytest.mark.parametrize("record", ["", "{", "[]", "{}", '{"inputs": "inputs", "outputs": {}}'])
def test_a_broken_record_is_none(tmp_path: Path, record: str) -> None:
    site = written(tmp_path)
    (place,) = (tmp_path / ".cache" / "loa" / "sites").iterdir()
    place.write_text(record, encoding="utf-8")
    assert not is_unchanged(tmp_path, site, "inputs")


_BUILD = """
import sys
from loa.cli.main import main
try:
    main(["build"])
except SystemExit as end:
    assert not end.code
print("mkdocs" in sys.modules)
"""


@pytest.mark.site
def test_a_second_build_does_not_even_load_mkdocs(make_portal: MakePortal) -> None:
    root = make_portal(PAGES)

    def build() -> list[str]:
        run = subprocess.run(
            [sys.executable, "-c", _BUILD], cwd=root, capture_output=True, text=True, check=True
        )
        return run.stdout.splitlines()

    def contents() -> dict[str, bytes]:
        site = root / "site"
        files = (path for path in site.rglob("*") if path.is_file())
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}

    site = root / "site"
    first = build()
    assert first[-1] == "True"
    pages = len(list(site.rglob("*.html")))
    assert build() == [f"Không có gì đổi: {pages} trang trong {site} vẫn đúng.", "False"]
    edit_page(root)
    assert build()[-1] == "True"
    incremental = contents()
    forget_made(root)
    shutil.rmtree(site)
    build()
    assert contents() == incremental
