"""CONTRIBUTING's table "To add …", done in a copy: with the files that it names and no others."""

import json
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from adding.additions import ADDITIONS, ROWS, Joined
from once import made_once
from portals import ROOT, VARIANT, page_text

BODY = "Chào.\n\nDUNG DI NGAY HOM NAY\n\n/// slogan | Hỏi trước\n///\n"
EVENT = 'start: 2026-07-30\nend: 2026-07-30\nrecurrence: yearly\nplace: "Xã"\nstatus: planned\n'
PAGES = {
    "index.md": page_text("Trang chủ", type="landing"),
    "cong-dong/index.md": page_text("Cộng đồng", type="landing"),
    "truong-hoc/index.md": page_text("Trường học", type="landing"),
    "truong-hoc/tieu-hoc/index.md": page_text("Tiểu học", type="landing"),
    "cong-dong/thu.md": page_text("Thử", BODY, type="guide", more="handouts: [door-sign]\n"),
    "cong-dong/thu.khm.md": page_text("Thử", "…\n", type="guide", more=VARIANT),
    "lich/ngay.md": page_text("Ngày", "Chào.\n", type="campaign-event", more=EVENT),
}
FOUND: dict[str, Any] = {
    "a check": ["Viết toàn chữ hoa"],
    "a block": [True, [], "slogan", True],
    "a page type": ["Khóa tập huấn", []],
    "an output format": "<p>Thử</p>",
    "a maker of files": ["words/thu.txt"],
    "a handout": ["Biển cửa", ["pdf", "html"]],
    "a part of a lesson": ["Bài học thiếu mục #bai-ve-nha."],
    "a calendar feed": ["hang-nam"],
    "a language": [["khm"], []],
    "a profile of packs": "Bản thử",
}


def table() -> dict[str, list[str]]:
    """The files that each row of the table names, `<…>` for a name of one's own."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("## To add …\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (an? [^|]+?) \| ([^|]+) \|", section, re.MULTILINE)
    return {kind: re.findall(r"`([^`]+/[^`]+)`", named) for kind, named in rows}


def add(root: Path) -> None:
    """Make every addition in a copy."""
    for addition in ADDITIONS.values():
        for name, what in addition.items():
            path = root / name
            if isinstance(what, str):
                assert not path.exists()
                path.parent.mkdir(exist_ok=True)
                path.write_text(what, encoding="utf-8")
                continue
            text = path.read_text(encoding="utf-8")
            if what.before:
                assert text.count(what.before) == 1, what.before
                text = text.replace(what.before, what.text + what.before)
            else:
                text += what.text
            path.write_text(text, encoding="utf-8")
    for name, (old, new) in ROWS.items():
        text = (root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (root / name).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Any:
    def make(root: Path) -> None:
        shutil.copytree(
            ROOT / "scripts" / "loa",
            root / "scripts" / "loa",
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        shutil.copytree(ROOT / "docs" / "_data", root / "docs" / "_data")
        (root / "overrides").symlink_to(ROOT / "overrides")
        shutil.copy(ROOT / "mkdocs.yml", root)
        for uri, text in PAGES.items():
            (root / "docs" / uri).parent.mkdir(parents=True, exist_ok=True)
            (root / "docs" / uri).write_text(text, encoding="utf-8")
        add(root)
        run = subprocess.run(
            [sys.executable, str(ROOT / "tests" / "adding" / "look.py")],
            cwd=root,
            env={
                "PYTHONPATH": str(root / "scripts"),
                "PATH": "/usr/bin:/bin",
                "LOA_LANG": "vi",
                "SOURCE_DATE_EPOCH": "1767225600",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        (root / "found.json").write_text(run.stdout, encoding="utf-8")

    root = made_once(tmp_path_factory, "adding", make)
    return json.loads((root / "found.json").read_text(encoding="utf-8"))


def test_each_kind_is_in_the_table_and_no_other() -> None:
    assert sorted(table()) == sorted(ADDITIONS) == sorted(FOUND)


@pytest.mark.parametrize("kind", ADDITIONS)
def test_what_was_added_is_there(found: dict[str, Any], kind: str) -> None:
    assert found[kind] == FOUND[kind]


@pytest.mark.parametrize("kind", ADDITIONS)
def test_it_took_the_files_that_the_table_names_and_no_others(kind: str) -> None:
    named = [re.sub("<[^>]*>", "*", name) for name in table()[kind]]
    touched = list(ADDITIONS[kind])
    assert len(named) == len(touched)
    assert all(any(fnmatch(name, pattern) for pattern in named) for name in touched)


def test_a_joined_text_has_its_place() -> None:
    for addition in ADDITIONS.values():
        for name, what in addition.items():
            assert isinstance(what, Joined) == (ROOT / name).exists(), name
