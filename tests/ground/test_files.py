"""The one writer of files."""

import os
import time
from pathlib import Path

import pytest

from loa.ground import files
from loa.ground.files import read_at_most, write_new, write_whole


def test_a_file_is_readable_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write_whole(tmp_path / "a.txt", "chữ")
    finally:
        os.umask(before)
    assert (tmp_path / "a.txt").read_bytes() == "chữ".encode()
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o644


def test_a_failed_write_leaves_the_old_file_and_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_whole(tmp_path / "a.txt", "cũ")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path / "a.txt", "mới")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text("utf-8") == "cũ"


@pytest.mark.parametrize(("age", "is_left"), [(3500, True), (3700, False)])
def test_what_a_killed_run_left_goes_and_a_living_ones_stays(
    tmp_path: Path, age: int, is_left: bool
) -> None:
    left = tmp_path / ".loa-0123456789abcdef.tmp"
    left.write_bytes(b"half")
    os.utime(left, (time.time() - age,) * 2)
    write_whole(tmp_path / "a.txt", "chữ")
    assert left.exists() is is_left


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    write_whole(tmp_path / ("a" * 255), b"x")
    assert (tmp_path / ("a" * 255)).read_bytes() == b"x"


def test_a_new_file_has_its_mode_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_new(tmp_path / "a" / "loa.key", b"x", mode=0o600)
        write_new(tmp_path / "a.md", "chữ")
    finally:
        os.umask(before)
    assert (tmp_path / "a" / "loa.key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "a.md").read_bytes() == "chữ".encode()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "a.md"]


@pytest.mark.parametrize("has_second_names", [True, False])
@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_what_is_there_is_never_replaced_by_a_new_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, has_second_names: bool
) -> None:
    path = tmp_path / "a.md"
    if kind == "file":
        path.write_text("cũ", "utf-8")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("nowhere")

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not has_second_names:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    with pytest.raises(FileExistsError):
        write_new(path, "mới")
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]
    assert kind != "file" or path.read_text("utf-8") == "cũ"


def test_a_disk_without_second_names_takes_a_new_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_new(tmp_path / "a.md", "mới")
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_text("utf-8") == "mới"


@pytest.mark.parametrize(("size", "is_read"), [(9, True), (10, True), (11, False)])
def test_a_file_is_read_up_to_a_limit(tmp_path: Path, size: int, is_read: bool) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"x" * size)
    assert read_at_most(path, 10) == (b"x" * size if is_read else None)


def test_a_device_without_an_end_is_read_no_further() -> None:
    assert read_at_most(Path("/dev/zero"), 10) is None
