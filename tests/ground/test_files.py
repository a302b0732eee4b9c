"""The one writer of files."""

import os
import time
from pathlib import Path

import pytest

from loa.ground import files
from loa.ground.files import write_whole


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
