"""ZIP and FAT32 image: read back whole, checked by the file system's own checker, same bytes."""

import subprocess
import time
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from loa.packs import image
from loa.packs.archive import write_zip
from loa.packs.contents import Label
from loa.packs.image import ImageToolsMissingError, find_tools, write_image
from loa.packs.start_page import OPEN
from loa.packs.stick import write_stick
from loa.packs.verify import verify
from machine import find_command
from packing import start_page

LABEL = Label("gon", "Bản gọn", "Loa", date(2026, 11, 23), date(2027, 11, 23), 7, "abc")
MADE_AT = 1_795_000_000
PAYLOAD = {
    "index.html": b"home",
    "truong-hoc/lop-2-nguoi-lon-an-toan/lop-2-nguoi-lon-an-toan-ke-hoach-bai-day.pdf": b"%" * 9999,
    **{f"a/trang-{n}.html": b"x" * n * 97 for n in range(300)},
}


def root_files(folder: str, hashes: Mapping[str, str]) -> Mapping[str, bytes]:
    return {"00-GOI-111.txt": b"111", OPEN: start_page(folder)}


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    write_stick(tmp_path / "usb", PAYLOAD, LABEL, root_files)
    return tmp_path / "usb"


def test_a_zip_unpacks_to_the_stick_and_is_the_same_twice(stick: Path, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        write_zip(stick, tmp_path / name, MADE_AT)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(tmp_path / "again")
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 18, 11, 6, 40)}
    report = verify(tmp_path / "again")
    assert (report.checked, report.damages) == (len(PAYLOAD) + 9, ())


@pytest.mark.needs("mkfs.fat", "fsck.fat", "mcopy")
def test_a_fat32_image_is_clean_and_reads_back_whole(stick: Path, tmp_path: Path) -> None:
    target = tmp_path / "usb.img"
    write_image(stick, target, MADE_AT, 7)
    command = [find_command("fsck.fat"), "-n", "-v", str(target)]
    checked = subprocess.run(command, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout
    with target.open("rb") as boot:
        assert boot.read(90)[82:] == b"FAT32   "
    again = tmp_path / "again"
    again.mkdir()
    command = [find_tools()["mcopy"], "-s", "-n", "-i", str(target), "::/*", str(again)]
    subprocess.run(command, check=True)
    report = verify(again)
    assert (report.checked, report.damages) == (len(PAYLOAD) + 9, ())


@pytest.mark.needs("mkfs.fat", "mcopy")
def test_two_images_are_the_same_bytes(stick: Path, tmp_path: Path) -> None:
    write_image(stick, tmp_path / "a.img", MADE_AT, 7)
    # FAT counts time in steps of two seconds: a clock that got in would show.
    time.sleep(2.1)
    write_image(stick, tmp_path / "b.img", MADE_AT, 7)
    assert (tmp_path / "a.img").read_bytes() == (tmp_path / "b.img").read_bytes()


def test_missing_tools_are_named_with_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image.shutil, "which", lambda name, path: None)
    with pytest.raises(ImageToolsMissingError) as refusal:
        find_tools()
    assert str(refusal.value) == (
        "Máy này thiếu mkfs.fat, mmd, mcopy để làm ảnh đĩa. Cài bằng “apt install mtools "
        "dosfstools”, hoặc ghi ra thư mục hay tệp .zip."
    )
