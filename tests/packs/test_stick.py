"""Writing onto a stick: whole or not at all, and nothing of other people's touched."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from loa.packs import stick
from loa.packs.contents import Label
from loa.packs.start_page import OPEN
from loa.packs.stick import (
    StickError,
    check_payload,
    check_space,
    opened_portal,
    portals,
    space_needed,
    write_stick,
)
from packing import start_page

LABEL = Label("gon", "Bản gọn", "Loa", date(2026, 11, 23), date(2027, 11, 23), 7, "abc")


def root_files(folder: str, hashes: Mapping[str, str]) -> Mapping[str, bytes]:
    return {"00-GOI-111.txt": b"111", OPEN: start_page(folder)}


def test_a_bag_by_rfc_8493(tmp_path: Path) -> None:
    source = tmp_path / "clip.mp4"
    source.write_bytes(b"film")
    payload = {"index.html": b"home", "video/clip.mp4": source}
    place = write_stick(tmp_path / "usb", payload, LABEL, root_files)
    assert place.name.startswith("cong-20261123-")
    read = {
        path.relative_to(place).as_posix(): path.read_text()
        for path in place.rglob("*")
        if path.is_file()
    }
    assert read.pop("tagmanifest-sha256.txt").count("\n") == 5
    assert read.pop("tagmanifest-sha512.txt").count("\n") == 5
    assert read == {
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": (
            "Source-Organization: Loa\nBagging-Date: 2026-11-23\nExternal-Identifier: loa-gon\n"
            "External-Description: Loa, Bản gọn\nPayload-Oxum: 8.2\nLoa-Sequence: 7\n"
            "Loa-Valid-Until: 2027-11-23\nLoa-Commit: abc\n"
        ),
        "manifest-sha256.txt": (
            "4ea140588150773ce3aace786aeef7f4049ce100fa649c94fbbddb960f1da942  data/index.html\n"
            "d0607f7ad2628b2af9158dfba06ce87166e66b15bf68f8f358f9aa27ccb7c321"
            "  data/video/clip.mp4\n"
        ),
        "data/index.html": "home",
        "data/video/clip.mp4": "film",
        "goc/00-GOI-111.txt": "111",
        f"goc/{OPEN}": start_page(place.name).decode(),
    }
    assert (tmp_path / "usb" / OPEN).read_bytes() == start_page(place.name)


def test_same_content_same_bytes_and_a_second_run_leaves_one_portal(tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    first = write_stick(usb, {"index.html": b"home"}, LABEL, root_files)
    assert write_stick(usb, {"index.html": b"home"}, LABEL, root_files) == first
    assert portals(usb) == [first]


def test_a_new_pack_replaces_the_old_one_and_leaves_other_files(tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    (usb / "cong-viec").mkdir(parents=True)
    (usb / "anh.jpg").write_bytes(b"photo")
    old = write_stick(usb, {"index.html": b"old"}, LABEL, root_files)

    def other_number(folder: str, hashes: Mapping[str, str]) -> Mapping[str, bytes]:
        return {"00-GOI-999.txt": b"999", OPEN: start_page(folder)}

    new = write_stick(usb, {"index.html": b"new"}, LABEL, other_number)
    assert new != old
    assert sorted(path.name for path in usb.iterdir()) == sorted(
        ["00-GOI-999.txt", OPEN, "anh.jpg", "cong-viec", new.name]
    )


def test_an_interrupted_run_leaves_the_old_portal_and_the_next_run_clears_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usb = tmp_path / "usb"
    old = write_stick(usb, {"index.html": b"old"}, LABEL, root_files)

    def unplugged(*_: object) -> None:
        raise OSError("unplugged")

    with monkeypatch.context() as patch:
        patch.setattr(stick.bag, "finish_bag", unplugged)
        with pytest.raises(OSError, match="unplugged"):
            write_stick(usb, {"index.html": b"new"}, LABEL, root_files)
    assert opened_portal(usb) == old
    assert (old / "data/index.html").read_bytes() == b"old"
    new = write_stick(usb, {"index.html": b"new"}, LABEL, root_files)
    assert sorted(path.name for path in usb.iterdir()) == sorted(["00-GOI-111.txt", OPEN, new.name])
    assert not old.exists()


def test_names_are_checked_as_they_will_stand_on_the_stick() -> None:
    assert check_payload({"a" * 173: b""}) == []
    [problem] = check_payload({"a" * 174: b""})
    assert problem.message == "Đường dẫn dài 200 ký tự, USB chỉ nhận đến 199."


def test_a_full_stick_is_refused_before_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    payload = {"index.html": b"x" * 3_000_000}
    assert check_space(tmp_path / "not" / "yet", payload) == ""
    usage = stick.shutil.disk_usage(tmp_path)
    monkeypatch.setattr(stick.shutil, "disk_usage", lambda _: usage._replace(free=2_000_000))
    assert check_space(tmp_path, payload) == (
        f"{tmp_path}: cần 3,3 MB, chỉ còn trống 2,0 MB. Xóa bớt tệp cũ, dùng USB lớn hơn, "
        "hoặc chọn loại bản gọn hơn (--profile)."
    )


@pytest.mark.parametrize(("free", "is_enough"), [(-1, False), (0, True), (1, True)])
def test_each_copy_needs_its_room(
    free: int, is_enough: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    payload = {"a.html": b"x" * 40_000, "b/c.html": b"y"}
    cluster = stick.os.statvfs(tmp_path).f_frsize
    usage = stick.shutil.disk_usage(tmp_path)
    left = usage._replace(free=3 * space_needed(payload, cluster) + free)
    monkeypatch.setattr(stick.shutil, "disk_usage", lambda _: left)
    assert (check_space(tmp_path, payload, copies=3) == "") is is_enough


def test_a_folder_of_somebody_else_with_the_portals_name_stays(tmp_path: Path) -> None:
    payload = {"index.html": b"home"}
    name = write_stick(tmp_path / "first", payload, LABEL, root_files).name
    theirs = tmp_path / "usb" / name
    theirs.mkdir(parents=True)
    (theirs / "anh-cuoi.jpg").write_bytes(b"photo")
    with pytest.raises(StickError) as refusal:
        write_stick(tmp_path / "usb", payload, LABEL, root_files)
    assert str(refusal.value) == (
        f"{theirs}: không phải do Loa ghi, nên không xóa. Dời hoặc đổi tên nó rồi chạy lại."
    )
    assert (theirs / "anh-cuoi.jpg").read_bytes() == b"photo"
