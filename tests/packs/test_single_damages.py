"""Whatever happens to one file of a signed stick is named, with the key and without it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from loa.cli import main
from loa.packs.bag import SIGNATURE
from loa.packs.keys import make_keys
from loa.packs.stick import write_stick
from packs.test_verify import LABEL, PAYLOAD, files_of, root_files

PAGES = {**PAYLOAD, "a/hai.html": b"two"}


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A signed stick; beside it loa.key and loa.pub."""
    folder = tmp_path_factory.mktemp("signed")
    write_stick(folder / "usb", PAGES, LABEL, root_files)
    assert isinstance(make_keys(folder / "loa.key", ""), Path)
    done = CliRunner().invoke(
        main, ["pack", "sign", str(folder / "usb"), "--key", str(folder / "loa.key")]
    )
    assert done.exit_code == 0, done.output
    return folder / "usb"


def stick_of(path: Path) -> Path:
    return next(folder for folder in path.parents if folder.name == "usb")


def _flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def _swap(path: Path) -> None:
    """Exchange its content with that of another file of the stick."""
    data = path.read_bytes()
    other = next(one for one in files_of(stick_of(path)) if one.read_bytes() != data)
    path.write_bytes(other.read_bytes())
    other.write_bytes(data)


def _link(path: Path) -> None:
    """A link to the very same bytes."""
    moved = stick_of(path).with_name(path.name)
    shutil.move(path, moved)
    path.symlink_to(moved)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "first byte": lambda path: _flip(path, 0),
    "last byte": lambda path: _flip(path, -1),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "appended": lambda path: path.write_bytes(path.read_bytes() + b"\n"),
    "emptied": lambda path: path.write_bytes(b""),
    "zeroed": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "deleted": lambda path: path.unlink(),
    "renamed": lambda path: path.rename(f"{path}.bak"),
    "other case": lambda path: path.rename(path.with_name(path.name.swapcase())),
    "a folder": _folder,
    "a link": _link,
    "swapped": _swap,
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damage_to_any_one_file_is_named(signed: Path, tmp_path: Path, damage: str) -> None:
    for number, original in enumerate(files_of(signed)):
        name = original.relative_to(signed)
        if not original.stat().st_size and damage not in ("deleted", "renamed", "appended"):
            continue
        stick = Path(shutil.copytree(signed, tmp_path / str(number) / "usb"))
        DAMAGES[damage](stick / name)
        for key in ([], ["--key", str(signed.with_name("loa.pub"))]):
            done = CliRunner().invoke(
                main, ["pack", "verify", str(stick), "--on", "2026-12-01", *key]
            )
            is_gone = name.name == SIGNATURE and damage == "deleted"
            assert name.name.lower() in done.output.lower(), (name, done.output)
            assert done.exit_code == (0 if is_gone and not key else 1), (name, done.output)
