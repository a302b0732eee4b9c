"""Updates that somebody made to harm: refused, and the stick stays as it was."""

import errno
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from loa.packs import renewal
from loa.packs.keys import make_keys
from loa.packs.start_page import OPEN
from loa.packs.stick import StickError, finish, opened_portal
from packs.test_update import content, refused, run
from packs.test_update import new as new
from packs.test_update import update as update
from packs.test_update import usb as usb

DAMAGED = (
    "Tệp cập nhật bị hỏng hoặc không phải là bản cập nhật. Hãy tải lại hoặc xin lại tệp này. "
    "Chưa ghi gì lên USB. (pack-update-damaged)\n"
)


def rewrite(update: Path, change: Callable[[dict[str, object]], None], **members: bytes) -> Path:
    """The update with another header, and members replaced; what is deflated stays small."""
    with zipfile.ZipFile(update) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    header = json.loads(held["cap-nhat.json"])
    change(header)
    held |= {"cap-nhat.json": json.dumps(header).encode()}
    held |= {name.replace("_", "."): data for name, data in members.items()}
    with zipfile.ZipFile(update, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return update


@pytest.mark.parametrize(
    "folder", ["DCIM", "cong-viec", "cong-20270102-000000", "cong.moi", "BASE"]
)
def test_a_signed_update_with_another_folder_clears_nothing(
    usb: Path, new: Path, folder: str
) -> None:
    keys = usb.with_name("khoa")
    assert isinstance(make_keys(keys / "loa.key", ""), Path)
    for pack in (usb, new):
        assert run("sign", pack, "--key", keys / "loa.key").exit_code == 0
    update = usb.with_name("s.zip")
    assert run("update", usb, new, "--out", update).exit_code == 0
    place = opened_portal(usb)
    assert place
    folder = place.name if folder == "BASE" else folder
    (usb / "DCIM").mkdir()
    (usb / "DCIM" / "me.jpg").write_bytes(b"photo")
    rewrite(update, lambda header: header.update(folder=folder))
    assert refused(update, usb, "--key", keys / "loa.pub") == f"{update}:1: lỗi: {DAMAGED}"


HEADERS: dict[str, Callable[[dict[str, object]], None]] = {
    "negative tag size": lambda header: header.update(tags=[["bagit.txt", -2]]),
    "tag bomb": lambda header: header.update(tags=[["bagit.txt", 3_000_000_000]]),
    "negative size": lambda header: header.update(changes=[{"uri": "data/a", "size": -1}]),
    "negative packed": lambda header: header.update(
        changes=[{"uri": "data/a", "size": 1, "packed": -1}]
    ),
    "large in memory": lambda header: header.update(
        changes=[{"uri": "data/a", "size": 17_000_001, "packed": 10}]
    ),
    "beyond FAT32": lambda header: header.update(changes=[{"uri": "data/a", "size": 2**32}]),
    "one file twice": lambda header: header.update(
        changes=[{"uri": "data/a", "size": 0, "packed": 0}] * 2
    ),
    "foreign root file": lambda header: header.update(tags=[["goc/anh-cua-toi.jpg", 1]]),
    "absolute": lambda header: header.update(tags=[["/dev/zero", 1]]),
    "spaces": lambda header: header.update(profile=" " * 8_000_001),
}


@pytest.mark.parametrize("name", HEADERS)
def test_a_header_that_asks_too_much_is_refused_before_anything_is_unpacked(
    usb: Path, update: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewrite(update, HEADERS[name])
    monkeypatch.setattr(renewal.delta, "unpack", lambda *_: pytest.fail("unpacked"))
    assert refused(update, usb) == f"{update}:1: lỗi: {DAMAGED}"


def test_members_that_swell_are_refused(usb: Path, update: Path) -> None:
    data = update.read_bytes()
    for member in ("the_bin", "cap-nhat_json"):
        update.write_bytes(data)
        rewrite(update, lambda header: None, **{member: bytes(64_000_001)})
        assert refused(update, usb) == f"{update}:1: lỗi: {DAMAGED}"


@pytest.mark.parametrize("written", [0, 99, 101, 100_000])
def test_a_large_member_of_another_size_than_declared(
    usb: Path, update: Path, written: int
) -> None:
    def declare(header: dict[str, object]) -> None:
        header["changes"] = [{"uri": "data/b/moi.html", "size": 100}]

    rewrite(update, declare)
    with zipfile.ZipFile(update, "a") as archive:
        archive.writestr("lon/data/b/moi.html", bytes(written))
    assert refused(update, usb) == f"{update}:1: lỗi: {DAMAGED}"


def test_room_on_the_computer_is_checked_first(
    usb: Path, update: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(usb)
    monkeypatch.setattr(renewal.shutil, "disk_usage", lambda _: usage._replace(free=100_000))
    said = refused(update, usb)
    assert "lỗi: Máy tính cần 0,5 MB cho tệp tạm, chỉ còn trống 0,1 MB. Dọn chỗ" in said
    assert said.endswith("(pack-computer)\n")


def test_a_failing_disk_of_the_computer_is_not_told_of_the_update(
    usb: Path, update: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(renewal, "_unpack_tags", full)
    assert refused(update, usb).endswith(
        ":1: lỗi: Máy tính không ghi được tệp tạm, không phải lỗi của bản cập nhật: ổ đĩa đã "
        "đầy. Xóa bớt tệp hoặc dùng ổ khác. Dọn chỗ trên ổ đĩa của máy, hoặc đặt TMPDIR. "
        "Chưa ghi gì lên USB. "
        "(pack-computer)\n"
    )


def test_a_stick_that_cannot_be_written_is_told_of_the_stick(
    usb: Path, update: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(usb / "cong.moi"))

    monkeypatch.setattr(renewal.bag, "write_files", _after_scratch(renewal.bag.write_files, locked))
    assert refused(update, usb).endswith(
        f"{usb / 'cong.moi'}:1: lỗi: Không đọc hay không ghi được USB: ổ đĩa chỉ cho đọc. "
        "Gạt khóa chống ghi của USB hoặc dùng ổ khác. "
        "Gạt khóa chống ghi, cắm lại USB rồi chạy lại lệnh này, hoặc đổi USB. (pack-stick)\n"
    )


def _after_scratch(
    write: Callable[..., object], fail: Callable[..., None]
) -> Callable[..., object]:
    def written(folder: Path, files: object) -> object:
        return fail() if folder.name == "cong.moi" else write(folder, files)

    return written


@pytest.mark.parametrize("line", ["/dev/zero", "../../../dev/zero", "data/x"])
def test_a_stick_whose_list_names_a_device_ends(usb: Path, update: Path, line: str) -> None:
    place = opened_portal(usb)
    assert place
    if line == "data/x":
        (place / "data" / "x").symlink_to("/dev/zero")
    with (place / "tagmanifest-sha256.txt").open("a") as out:
        out.write(f"{'0' * 64}  {line}\n")
    before = {name: data for name, data in content(usb).items() if not name.endswith("/x")}
    done = run("apply", update, usb)
    assert done.exit_code == 1
    assert done.output.count("lỗi:") == 1
    assert before.keys() <= {path.relative_to(usb).as_posix() for path in usb.rglob("*")}


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_has_our_temporary_name_and_is_not_ours_stays(
    usb: Path, update: Path, tmp_path: Path, kind: str
) -> None:
    theirs = usb / "cong.moi"
    if kind == "folder":
        theirs.mkdir()
        (theirs / "anh.jpg").write_bytes(b"photo")
    elif kind == "file":
        theirs.write_bytes(b"mine")
    else:
        (tmp_path / "nha").mkdir()
        theirs.symlink_to(tmp_path / "nha")
    assert refused(update, usb) == (
        f"{theirs}: không phải do Loa ghi, nên không xóa. Dời hoặc đổi tên nó rồi chạy lại.\n"
    )
    assert not list(tmp_path.glob("nha/*"))


def test_a_bag_whose_page_leads_elsewhere_never_becomes_the_one_that_opens(usb: Path) -> None:
    place = opened_portal(usb)
    assert place
    (place / "goc" / OPEN).write_bytes(b'<a href="cong-x/data/index.html">')
    before = content(usb)
    with pytest.raises(StickError, match="không dẫn đến chính nó"):
        finish(usb, place)
    assert content(usb) == before
