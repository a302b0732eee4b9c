"""A sealed folder is proven whole; whatever is changed below it breaks the seal."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loa.ground.sums import break_seal, is_sealed, seal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "made" / "a").mkdir(parents=True)
    (tmp_path / "made" / "a" / "one").write_bytes(b"one")
    (tmp_path / "made" / "two").write_bytes(b"two")
    return tmp_path / "made"


def test_a_folder_is_whole_when_it_was_sealed(folder: Path) -> None:
    assert not is_sealed(folder)
    seal(folder)
    assert is_sealed(folder)
    break_seal(folder)
    assert not is_sealed(folder)


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "two").write_bytes(b""),
        lambda folder: (folder / "two").write_bytes(b"twp"),
        lambda folder: (folder / "two").unlink(),
        lambda folder: (folder / "three").write_bytes(b""),
        lambda folder: (folder / "two").rename(folder / "a" / "two"),
        lambda folder: (folder / "three").symlink_to("two"),
        lambda folder: (folder.with_name("made.sums")).write_bytes(b"{"),
        lambda folder: (folder.with_name("made.sums")).write_bytes(b"{}"),
    ],
)
def test_a_change_breaks_the_seal(folder: Path, change: Callable[[Path], object]) -> None:
    seal(folder)
    change(folder)
    assert not is_sealed(folder)


def test_an_empty_folder_proves_nothing(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    seal(tmp_path / "made")
    assert not is_sealed(tmp_path / "made")


def test_a_folder_may_be_sealed_before_it_stands_there(folder: Path) -> None:
    place = folder.with_name("place")
    seal(place, folder)
    folder.rename(place)
    assert is_sealed(place)
