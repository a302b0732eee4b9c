"""Updates: small, proven before anything is written, and refused where they do not fit."""

import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loa.cli import main
from loa.packs import renewal, stick
from loa.packs.contents import Label
from loa.packs.keys import make_keys
from loa.packs.start_page import OPEN
from loa.packs.stick import opened_portal, write_stick
from loa.packs.verify import verify
from packing import start_page

OLD = Label("gon", "Bản gọn", "Loa", date(2026, 11, 23), date(2027, 11, 23), 7, "abc")
NEW = replace(OLD, made_on=date(2027, 1, 2), valid_until=date(2028, 1, 2), sequence=8)
PAGE = b"".join(b"<p>line %d</p>\n" % n for n in range(400))
BEFORE = {
    "index.html": PAGE + b"23/11/2026",
    "a/phim.mp4": bytes(range(256)) * 4000,
    "a/cu.html": b"old",
    "a/nam-yen.pdf": b"%PDF" * 99,
}
AFTER = {
    "index.html": PAGE + b"2/1/2027",
    "b/phim.mp4": BEFORE["a/phim.mp4"],
    "b/moi.html": b"new",
    "a/nam-yen.pdf": BEFORE["a/nam-yen.pdf"],
}


def root_files(folder: str, hashes: Mapping[str, str]) -> Mapping[str, bytes]:
    number = b"111" if "20261123" in folder else b"113"
    return {f"00-GOI-{number.decode()}.txt": number, "01-A.png": number, OPEN: start_page(folder)}


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    """A stick with the old pack; the new one lies in a folder beside it."""
    write_stick(tmp_path / "moi", AFTER, NEW, root_files)
    write_stick(tmp_path / "usb", BEFORE, OLD, root_files)
    return tmp_path / "usb"


@pytest.fixture
def new(usb: Path) -> Path:
    return usb.with_name("moi")


@pytest.fixture
def update(usb: Path, new: Path) -> Path:
    target = usb.with_name("cap-nhat.zip")
    assert run("update", usb, new, "--out", target).exit_code == 0
    return target


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["pack", *map(str, arguments)])


def refused(update: Path, usb: Path, *more: str | Path) -> str:
    """What is said of an update that leaves the stick as it is."""
    before = content(usb)
    done = run("apply", update, usb, *more)
    assert done.exit_code == 1
    assert content(usb) == before
    return done.output


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_an_update_makes_the_stick_the_new_pack_byte_for_byte(usb: Path, new: Path) -> None:
    target = usb.with_name("cap-nhat.zip")
    made = run("update", usb, new, "--out", target)
    size = target.stat().st_size
    assert size < 3_000
    assert made.output == (
        f"Bản cập nhật nặng {round(size / 1000)} kB: 2 tệp mới hoặc đã sửa, 2 tệp bỏ đi.\n"
        f"Đã ghi: {target}. Trên máy có USB, chạy “loa pack apply cap-nhat.zip USB”.\n"
    )
    (usb / "anh-cua-toi.jpg").write_bytes(b"photo")
    done = run("apply", target, usb)
    assert done.output == (
        "Sẽ ghi 1,0 MB, 4 tệp, mất chừng 1 phút. Trong lúc ghi, USB vẫn mở bản cũ.\n"
        f"Đã cập nhật xong. Mở {usb / OPEN} để xem.\n"
    )
    assert content(usb) == {**content(new), "anh-cua-toi.jpg": b"photo"}
    assert verify(usb).damages == ()


def test_without_a_file_the_old_pack_becomes_the_new_one_at_once(usb: Path, new: Path) -> None:
    assert run("update", usb, new).exit_code == 0
    assert content(usb) == content(new)


def test_the_same_packs_give_the_same_bytes(usb: Path, new: Path, update: Path) -> None:
    again = usb.with_name("again.zip")
    run("update", usb, new, "--out", again)
    assert again.read_bytes() == update.read_bytes()


def test_files_too_large_for_memory_go_whole(
    usb: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loa.packs.update._IN_MEMORY", 1000)
    target = usb.with_name("cap-nhat.zip")
    run("update", usb, new, "--out", target)
    with zipfile.ZipFile(target) as archive:
        assert archive.read("lon/data/index.html") == AFTER["index.html"]
    assert run("apply", target, usb).exit_code == 0
    assert content(usb) == content(new)


def test_a_second_run_has_nothing_to_do(usb: Path, new: Path, update: Path) -> None:
    run("apply", update, usb)
    done = run("apply", update, usb)
    assert (done.exit_code, done.output) == (0, f"USB đã là bản này. Mở {usb / OPEN} để xem.\n")
    assert content(usb) == content(new)


def test_an_update_is_made_only_from_whole_packs(usb: Path, new: Path) -> None:
    home = next(usb.glob("cong-*/data/index.html"))
    home.write_bytes(b"x")
    done = run("update", usb, new)
    assert (done.exit_code, done.output) == (
        1,
        f"{home.relative_to(usb)}: bị hỏng, nội dung đã khác bản gốc.\n"
        f"{usb}: không còn nguyên vẹn, chưa làm bản cập nhật.\n",
    )


def test_no_update_leads_back(usb: Path, new: Path, update: Path) -> None:
    backwards = run("update", new, usb)
    place = opened_portal(usb)
    assert (backwards.exit_code, backwards.output) == (
        1,
        f"{place}:1: lỗi: Bản mới mang số 7, không lớn hơn bản cũ số 8. "
        "Ghi đúng thứ tự: bản cũ trước, bản mới sau. (pack-older)\n",
    )
    write_stick(usb, AFTER, replace(NEW, sequence=9), root_files)
    assert refused(update, usb) == (
        f"{update}:1: lỗi: Bản cập nhật mang số 8, USB đã có bản số 9. "
        "Không đưa USB về bản cũ. Xin bản cập nhật mới nhất. (pack-older)\n"
    )


def test_an_update_of_another_profile(usb: Path, new: Path, update: Path) -> None:
    write_stick(usb, BEFORE, replace(OLD, profile="vua"), root_files)
    assert refused(update, usb) == (
        f"{update}:1: lỗi: Bản cập nhật này cho loại bản “gon”, USB giữ “vua”. "
        "Dùng bản cập nhật cùng loại với USB. (pack-update-profile)\n"
    )
    made = run("update", usb, new)
    assert made.output == (
        f"{opened_portal(new)}:1: lỗi: Bản mới là loại “gon”, bản cũ là loại “vua”. "
        "Cập nhật chỉ đi giữa hai bản cùng loại. (pack-update-profile)\n"
    )


def test_an_update_from_another_base(usb: Path, update: Path) -> None:
    write_stick(usb, {**BEFORE, "c.html": b"c"}, replace(OLD, sequence=6), root_files)
    assert refused(update, usb) == (
        f"{update}:1: lỗi: Bản cập nhật này đi từ bản số 7, USB giữ bản số 6. Xin bản cập nhật "
        "đi từ đúng bản của USB, hoặc chép cả bản mới. (pack-update-base)\n"
    )


def test_a_full_stick(usb: Path, update: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = stick.shutil.disk_usage(usb)
    monkeypatch.setattr(stick.shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
    assert refused(update, usb) == (
        f"{usb}:1: lỗi: {usb}: cần 1,4 MB, chỉ còn trống 1,0 MB. Xóa bớt tệp cũ, dùng USB lớn "
        "hơn, hoặc chọn loại bản gọn hơn (--profile). (pack-no-space)\n"
    )


@pytest.mark.parametrize("name", ["data/index.html", "data/a/nam-yen.pdf", "bag-info.txt"])
def test_a_stick_with_a_damaged_file_is_named(usb: Path, update: Path, name: str) -> None:
    place = opened_portal(usb)
    assert place
    data = (place / name).read_bytes()
    (place / name).write_bytes(data[:-1] + b"x")
    assert refused(update, usb).endswith(
        f"{place / name}:1: lỗi: Tệp này trên USB bị hỏng, nên không cập nhật được từ bản đang "
        "có. Chép cả bản mới lên USB, hoặc đổi USB. (pack-base-damaged)\n"
    )


def test_a_folder_without_a_pack(usb: Path, update: Path, tmp_path: Path) -> None:
    empty = tmp_path / "trong"
    empty.mkdir()
    assert refused(update, empty) == (
        f"{empty}:1: lỗi: Không thấy bản sao nào của cổng ở đây, hoặc bag-info.txt bị hỏng. "
        "Chọn USB hay thư mục có bản sao. (pack-missing)\n"
    )


def test_every_damaged_byte_of_an_update_is_found_before_anything_is_written(
    usb: Path, new: Path, update: Path
) -> None:
    place = opened_portal(usb)
    assert place
    data = update.read_bytes()
    spoilt = usb.with_name("hong.zip")
    for number in range(0, len(data), 5):
        spoilt.write_bytes(data[:number] + bytes([data[number] ^ 0x41]) + data[number + 1 :])
        scratch = usb.with_name(f"s{number}")
        try:
            made = renewal.prepare(spoilt, place, scratch)
        except renewal.RefusedError as refusal:
            assert refusal.problems[0].code in {
                "pack-update-damaged", "pack-update-base", "pack-update-profile", "pack-older",
            }  # fmt: skip
        else:
            # Times and attributes of a ZIP file's members mean nothing here.
            assert {uri: path.read_bytes() for uri, path in made.payload.items()} == {
                f"data/{uri}": page for uri, page in AFTER.items()
            }
        shutil.rmtree(scratch, ignore_errors=True)
    for length in (0, 10, len(data) // 2, len(data) - 1):
        spoilt.write_bytes(data[:length])
        assert refused(spoilt, usb) == (
            f"{spoilt}:1: lỗi: Tệp cập nhật bị hỏng hoặc không phải là bản cập nhật. "
            "Hãy tải lại hoặc xin lại tệp này. Chưa ghi gì lên USB. (pack-update-damaged)\n"
        )


def test_a_hostile_update_does_not_leave_the_folder(usb: Path, new: Path, update: Path) -> None:
    with zipfile.ZipFile(update) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["cap-nhat.json"] = members["cap-nhat.json"].replace(b'"bag-info.txt"', b'"../x.txt"')
    with zipfile.ZipFile(update, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    assert "(pack-update-damaged)" in refused(update, usb)


def test_a_signed_stick_wants_a_signature_and_checks_it(usb: Path, new: Path) -> None:
    folder = usb.with_name("khoa")
    for name in ("loa.key", "khac.key"):
        assert isinstance(make_keys(folder / name, ""), Path)
    unsigned, signed = usb.with_name("u.zip"), usb.with_name("s.zip")
    assert run("update", usb, new, "--out", unsigned).exit_code == 0
    for pack in (usb, new):
        assert run("sign", pack, "--key", folder / "loa.key").exit_code == 0
    assert run("update", usb, new, "--out", signed).exit_code == 0
    said = refused(unsigned, usb)
    assert said.endswith(
        "lỗi: USB giữ một bản có chữ ký, bản cập nhật này thì không có. "
        "Xin bản cập nhật có chữ ký ở nơi phát hành. (pack-unsigned)\n"
    )
    assert "(pack-unsigned)" in refused(unsigned, usb, "--key", folder / "loa.pub")
    assert "(pack-wrong-key)" in refused(signed, usb, "--key", folder / "khac.pub")
    # Another key's signature is as good as none, and only the publisher's key can tell.
    assert refused(signed, usb).endswith(
        "lỗi: USB giữ một bản có chữ ký: phải biết khóa của nơi phát hành mới kiểm được. "
        "Thêm --key loa.pub, khóa công khai lấy ở nơi phát hành. Chưa ghi gì lên USB. "
        "(pack-key-needed)\n"
    )
    assert run("apply", signed, usb, "--key", folder / "loa.pub").exit_code == 0
    assert content(usb) == content(new)
