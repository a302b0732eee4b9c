"""Archives: what is in them comes out, and nothing gets out of the folder."""

import io
import tarfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from loa.ground.tars import unpack_tar


def packed(files: Mapping[str, bytes | str]) -> bytes:
    """An archive of files by their content, and of links by where they lead."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            if isinstance(content, str):
                member.type, member.linkname = tarfile.SYMTYPE, content
                archive.addfile(member)
            else:
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))
    return written.getvalue()


def packed_kind(name: str, kind: bytes) -> bytes:
    """An archive of one member that is no file, such as a folder."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        member = tarfile.TarInfo(name)
        member.type = kind
        archive.addfile(member)
    return written.getvalue()


def tree(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_files_of_folders_come_out(tmp_path: Path) -> None:
    unpack_tar(packed({"docs/a.md": b"A", "docs/b/c.md": b"C"}), tmp_path / "out")
    assert tree(tmp_path / "out") == ["docs", "docs/a.md", "docs/b", "docs/b/c.md"]
    assert (tmp_path / "out" / "docs" / "b" / "c.md").read_bytes() == b"C"


def test_a_folder_of_its_own_comes_out(tmp_path: Path) -> None:
    unpack_tar(packed_kind("docs", tarfile.DIRTYPE), tmp_path / "out")
    assert (tmp_path / "out" / "docs").is_dir()


def test_a_link_inside_stays_a_link(tmp_path: Path) -> None:
    unpack_tar(packed({"docs/a.md": b"A", "docs/b.md": "a.md"}), tmp_path / "out")
    assert (tmp_path / "out" / "docs" / "b.md").readlink() == Path("a.md")


@pytest.mark.parametrize("leads", ["/etc/hostname", "../../beside", "../../../etc/hostname"])
def test_a_link_out_of_the_folder_is_left_out(tmp_path: Path, leads: str) -> None:
    unpack_tar(packed({"docs/a.md": b"A", "docs/b.md": leads}), tmp_path / "out")
    assert tree(tmp_path / "out") == ["docs", "docs/a.md"]


def test_a_link_to_the_folder_itself_is_inside(tmp_path: Path) -> None:
    unpack_tar(packed({"docs/up": ".."}), tmp_path / "out")
    assert (tmp_path / "out" / "docs" / "up").is_symlink()


@pytest.mark.parametrize("name", ["../beside", "docs/../../beside", "/tmp/loa-beside"])
def test_a_name_outside_is_left_out(tmp_path: Path, name: str) -> None:
    unpack_tar(packed({name: b"X", "docs/a.md": b"A"}), tmp_path / "out")
    assert tree(tmp_path) == ["out", "out/docs", "out/docs/a.md"]
    assert not Path("/tmp/loa-beside").exists()


def test_a_file_below_a_link_that_was_there_does_not_follow_it(tmp_path: Path) -> None:
    (tmp_path / "beside").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "docs").symlink_to(tmp_path / "beside")
    unpack_tar(packed({"docs/a.md": b"A"}), tmp_path / "out")
    assert tree(tmp_path / "beside") == []


def test_a_device_is_left_out(tmp_path: Path) -> None:
    unpack_tar(packed_kind("docs/pipe", tarfile.FIFOTYPE), tmp_path / "out")
    assert tree(tmp_path / "out") == ["docs"]


def test_other_bytes_are_no_archive(tmp_path: Path) -> None:
    with pytest.raises(tarfile.TarError):
        unpack_tar(b"no archive", tmp_path / "out")
