"""Several files change together, or none of them does."""

import errno
import json
from pathlib import Path

import pytest

from failing_disks import failing
from loa.ground import together
from loa.ground.together import finish_together, write_together


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    docs.mkdir()
    for name in ("a", "b", "c"):
        (docs / name).write_text("cũ", "utf-8")
    return docs


def state(docs: Path) -> dict[str, str]:
    files = sorted(path for path in docs.rglob("*") if path.is_file())
    return {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in files}


OLD = {"a": "cũ", "b": "cũ", "c": "cũ"}
NEW = {"a": "mới", "d/e": "mới", "c": "cũ"}


def change(docs: Path) -> None:
    files = {docs / "a": "mới", docs / "d" / "e": "mới".encode()}
    write_together(docs.parent / "notes", files, [docs / "b"])


def test_all_are_written_and_what_goes_is_gone(docs: Path) -> None:
    change(docs)
    assert state(docs) == NEW
    assert list((docs.parent / "notes").iterdir()) == []


def test_a_disk_that_fills_changes_nothing(docs: Path) -> None:
    (docs / "d").mkdir()
    with failing(docs / "d", "full", errno.ENOSPC), pytest.raises(OSError, match="No space"):
        change(docs)
    assert state(docs) == OLD
    assert not (docs.parent / "notes").exists()


def test_a_note_that_cannot_be_written_changes_nothing(docs: Path) -> None:
    with failing(docs.parent / "notes", "full", errno.ENOSPC), pytest.raises(OSError):
        change(docs)
    assert state(docs) == OLD


def test_what_a_kill_left_is_finished_by_the_next_command(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(together, "_finish", killed)
        change(docs)
    assert (docs / "b").exists()
    finish_together(docs.parent / "notes")
    assert state(docs) == NEW
    finish_together(docs.parent / "notes")
    assert state(docs) == NEW


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", json.dumps({"renamed": [["x"]], "removed": []})]
)
def test_a_damaged_note_stops_nothing(docs: Path, text: str) -> None:
    (docs.parent / "notes").mkdir()
    (docs.parent / "notes" / "a.together").write_text(text, "utf-8")
    finish_together(docs.parent / "notes")
    change(docs)
    assert state(docs) == NEW


def test_without_notes_there_is_nothing_to_finish(tmp_path: Path) -> None:
    finish_together(tmp_path / "notes")
    assert list(tmp_path.iterdir()) == []
