"""Replacing a folder: at any moment the old one or the new one, whatever is killed."""

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from loa.ground import replacement
from loa.ground.replacement import TargetBusyError, finish_replacements, replacing

CHANGES = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree", "open"}


def build(target: Path, notes: Path, text: str) -> None:
    with replacing(target, notes) as fresh:
        for number in range(3):
            (fresh / f"{number}.html").write_text(text, "utf-8")


def state(target: Path) -> set[str]:
    """The versions in a folder; all three files are needed for a version to count as whole."""
    pages = sorted(target.glob("*.html"))
    return {page.read_text("utf-8") for page in pages} if len(pages) == 3 else {"not whole"}


def killed_before(work: Callable[[], None], step: int) -> bool:
    """Do the work in a child that is killed -9 before its change number `step`; whether it was."""
    child = os.fork()
    if not child:
        count = 0

        def hook(event: str, _: object) -> None:
            nonlocal count
            if event in CHANGES:
                if count == step:
                    os.kill(os.getpid(), signal.SIGKILL)
                count += 1

        sys.addaudithook(hook)
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.parametrize("in_one_step", [True, False])
def test_kill_9_at_every_step_leaves_the_old_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool
) -> None:
    if not in_one_step:
        monkeypatch.setattr(replacement, "_exchange", lambda one, other: False)
    target, notes = tmp_path / "site", tmp_path / "notes"
    build(target, notes, "cũ")
    seen = set()
    step = 0
    while killed_before(lambda: build(target, notes, "mới"), step):
        if in_one_step:
            assert target.is_dir()
        finish_replacements(notes)
        seen |= (found := state(target))
        assert found in ({"cũ"}, {"mới"})
        assert sorted(path.name for path in tmp_path.iterdir()) == ["notes", "site"]
        assert list(notes.glob("*.json")) == []
        build(target, notes, "cũ")
        step += 1
    assert step > 10
    assert seen == {"cũ", "mới"}


def test_an_exception_leaves_the_old_and_nothing_beside(tmp_path: Path) -> None:
    target, notes = tmp_path / "site", tmp_path / "notes"
    build(target, notes, "cũ")
    with pytest.raises(KeyboardInterrupt), replacing(target, notes) as fresh:
        (fresh / "0.html").write_text("mới", "utf-8")
        raise KeyboardInterrupt
    assert state(target) == {"cũ"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes", "site"]


def test_two_runs_do_not_write_one_folder(tmp_path: Path) -> None:
    target, notes = tmp_path / "site", tmp_path / "notes"
    with replacing(target, notes):
        with pytest.raises(TargetBusyError) as busy:
            build(target, notes, "mới")
        # Nor does another command clear away what a living run is making.
        finish_replacements(notes)
        assert len(list(tmp_path.glob(".site.loa-*.new"))) == 1
    assert str(busy.value) == (
        f"Một lần chạy khác đang ghi vào “{target}”. Đợi nó xong rồi chạy lại."
    )


def test_two_folders_may_be_written_at_once(tmp_path: Path) -> None:
    with replacing(tmp_path / "a", tmp_path / "notes"):
        build(tmp_path / "b", tmp_path / "notes", "mới")
    assert state(tmp_path / "b") == {"mới"}


def test_a_disk_that_refuses_the_exchange_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, notes = tmp_path / "site", tmp_path / "notes"
    build(target, notes, "cũ")

    def refuse(*_: object) -> bool:
        raise OSError(errno.EIO, "Input/output error", str(target))

    monkeypatch.setattr(replacement, "_exchange", refuse)
    with pytest.raises(OSError, match="Input/output error"):
        build(target, notes, "mới")
    assert state(target) == {"cũ"}


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"target": 1}'])
def test_a_damaged_note_stops_nothing(tmp_path: Path, text: str) -> None:
    target, notes = tmp_path / "site", tmp_path / "notes"
    build(target, notes, "cũ")
    [lock] = notes.glob("*.lock")
    lock.with_suffix(".json").write_text(text, "utf-8")
    finish_replacements(notes)
    build(target, notes, "mới")
    assert state(target) == {"mới"}


def test_a_first_build_that_was_killed_is_no_site(tmp_path: Path) -> None:
    target, notes = tmp_path / "site", tmp_path / "notes"

    def build_half() -> None:
        with replacing(target, notes) as fresh:
            (fresh / "0.html").write_text("mới", "utf-8")
            os.kill(os.getpid(), signal.SIGKILL)

    assert killed_before(build_half, -1)
    finish_replacements(notes)
    assert [path.name for path in tmp_path.iterdir()] == ["notes"]


def test_a_folder_is_readable_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        build(tmp_path / "site", tmp_path / "notes", "mới")
    finally:
        os.umask(before)
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "site" / "0.html").stat().st_mode & 0o777 == 0o644
