"""Every kind of damage, on every file of a stick, is named; a whole stick is whole."""

import os
import random
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from loa.cli import main
from loa.packs import bag
from loa.packs.contents import Label
from loa.packs.start_page import OPEN
from loa.packs.stick import write_stick
from loa.packs.verify import Damage, verify
from packing import start_page

LABEL = Label("gon", "Bản gọn", "Loa", date(2026, 11, 23), date(2027, 11, 23), 7, "abc")
PAYLOAD = {"index.html": b"home", "a/b.pdf": b"%PDF" * 99, "a/rong.txt": b""}


def root_files(folder: str, hashes: Mapping[str, str]) -> Mapping[str, bytes]:
    return {"00-GOI-111.txt": b"111", OPEN: start_page(folder)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    stick = tmp_path_factory.mktemp("stick")
    write_stick(stick, PAYLOAD, LABEL, root_files)
    return stick


@pytest.fixture
def stick(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "usb"))


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def damages(stick: Path) -> list[Damage]:
    return list(verify(stick).damages)


def test_a_whole_stick_and_its_bag_alone(stick: Path) -> None:
    assert verify(stick).checked == len(files_of(stick))
    assert damages(stick) == []
    [place] = stick.glob("cong-*")
    assert verify(place).damages == ()


def test_every_single_bit_flip_names_the_file_and_only_it(stick: Path) -> None:
    for path in files_of(stick):
        data = path.read_bytes()
        chosen = random.Random(path.name)
        bits = range(len(data) * 8)
        for bit in bits if len(data) < 12 else chosen.sample(bits, 40):
            flipped = bytearray(data)
            flipped[bit // 8] ^= 1 << bit % 8
            path.write_bytes(flipped)
            found = damages(stick)
            name = path.relative_to(stick).as_posix()
            if path.name == bag.MANIFEST:
                assert Damage(name, "damaged") in found, (name, bit)
            else:
                assert found == [Damage(name, "damaged")], (name, bit)
        path.write_bytes(data)
    assert damages(stick) == []


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:-1]), "damaged"),
        (lambda path: path.write_bytes(path.read_bytes() + b"x"), "damaged"),
        (lambda path: path.unlink(), "missing"),
    ],
)
def test_every_shortened_lengthened_or_removed_file(
    stick: Path, spoil: Callable[[Path], None], kind: str
) -> None:
    for path in files_of(stick):
        data = path.read_bytes()
        if kind == "damaged" and not data:
            continue
        spoil(path)
        name = path.relative_to(stick).as_posix()
        assert (name, kind) in [(one.path, one.kind) for one in damages(stick)]
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    assert damages(stick) == []


def test_added_files_are_strange_inside_the_portal_and_free_beside_it(stick: Path) -> None:
    [place] = stick.glob("cong-*")
    (place / "data" / "a" / "la.exe").write_bytes(b"MZ")
    (place / "autorun.inf").write_bytes(b"x")
    (stick / "anh-cua-toi.jpg").write_bytes(b"photo")
    assert damages(stick) == [
        Damage(f"{place.name}/autorun.inf", "strange"),
        Damage(f"{place.name}/data/a/la.exe", "strange"),
    ]


def test_what_systems_leave_is_harmless_and_said(stick: Path) -> None:
    [place] = stick.glob("cong-*")
    (place / "data" / ".DS_Store").write_bytes(b"x")
    (place / "data" / "a" / "Thumbs.db").write_bytes(b"x")
    (place / "data" / "._index.html").write_bytes(b"\x00\x05\x16\x07\x00")
    (place / "goc" / "desktop.ini").write_bytes(b"x")
    (place / "System Volume Information").mkdir()
    (place / "System Volume Information" / "IndexerVolumeGuid").write_bytes(b"x")
    report = verify(stick)
    assert report.damages == ()
    assert report.remarks == tuple(
        Damage(f"{place.name}/{uri}", "litter")
        for uri in (
            "System Volume Information/IndexerVolumeGuid",
            "data/.DS_Store",
            "data/._index.html",
            "data/a/Thumbs.db",
            "goc/desktop.ini",
        )
    )
    said = CliRunner().invoke(main, ["pack", "verify", str(stick), "--on", "2026-12-01"])
    assert said.exit_code == 0
    assert f"{place.name}/data/.DS_Store: do hệ điều hành tự ghi, vô hại.\n" in said.output


def test_what_only_looks_like_litter_is_strange(stick: Path) -> None:
    [place] = stick.glob("cong-*")
    (place / "data" / "._index.html").write_bytes(b"<script>")
    (place / "$RECYCLE.BIN").mkdir()
    (place / "$RECYCLE.BIN" / "a.exe").write_bytes(b"MZ")
    (place / "data" / "trong").mkdir()
    assert damages(stick) == [
        Damage(f"{place.name}/$RECYCLE.BIN/a.exe", "strange"),
        Damage(f"{place.name}/data/._index.html", "strange"),
        Damage(f"{place.name}/data/trong", "strange"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "MO-TRANG-NAY.exe",
        "MO-TRANG-NAY.htm",
        "MO-TRANG-NAY.html.lnk",
        "autorun.inf",
        "a.BAT",
        "a.scr",
        "a.hta",
        "a.exe. ",
        "gia.svg",
        "mo.url",
    ],
)
def test_programs_and_pages_beside_the_start_page_are_dangerous(stick: Path, name: str) -> None:
    (stick / name).write_bytes(b"x")
    assert damages(stick) == [Damage(name, "dangerous")]


def test_a_link_beside_the_start_page_is_named(stick: Path) -> None:
    (stick / "anh").symlink_to("/etc")
    assert damages(stick) == [Damage("anh", "link")]


def test_a_pipe_is_named_and_not_read(stick: Path) -> None:
    [place] = stick.glob("cong-*")
    (place / "data" / "index.html").unlink()
    os.mkfifo(place / "data" / "index.html")
    assert damages(stick) == [Damage(f"{place.name}/data/index.html", "strange")]


@pytest.mark.parametrize("path", ["/dev/zero", "../x", "a/../../x", "C:\\x", "//h/x", "data//x"])
def test_a_list_of_hashes_names_nothing_outside_its_bag(stick: Path, path: str) -> None:
    [place] = stick.glob("cong-*")
    for name in bag.TAG_MANIFESTS:
        with (place / name).open("a") as out:
            out.write(f"{'0' * 64}  {path}\n")
    assert damages(stick) == [
        Damage(f"{place.name}/{n}", "damaged") for n in sorted(bag.TAG_MANIFESTS)
    ]


def test_a_name_cannot_write_on_the_terminal(stick: Path) -> None:
    [place] = stick.glob("cong-*")
    (place / "data" / "\x1b[2J977 tệp\n\u202e.html").write_bytes(b"x")
    [damage] = damages(stick)
    assert str(damage) == (
        f"{place.name}/data/\\x1b[2J977 tệp\\n\\u202e.html: tệp lạ, không có trong bản gốc."
    )


def test_what_an_interrupted_run_left_is_said(stick: Path) -> None:
    (stick / bag.UNFINISHED).mkdir()
    assert damages(stick) == [Damage("cong.moi", "interrupted")]


def test_an_old_portal_beside_the_new_one_is_left_from_an_interrupted_run(stick: Path) -> None:
    [place] = stick.glob("cong-*")
    old = Path(shutil.copytree(place, stick / "cong-20250101-aaaaaa"))
    (old / "data" / "index.html").unlink()
    assert damages(stick) == [Damage("cong-20250101-aaaaaa", "interrupted")]


def test_the_command_names_files_in_vietnamese(stick: Path, tmp_path: Path) -> None:
    good = CliRunner().invoke(main, ["pack", "verify", str(stick), "--on", "2026-12-01"])
    assert (good.exit_code, good.output) == (
        0,
        "12 tệp đều nguyên vẹn.\nKhông ký: không có tagmanifest-sha256.txt.minisig, "
        "không biết ai đã làm ra bản này.\n",
    )
    [home] = stick.glob("cong-*/data/index.html")
    home.write_bytes(b"home!")
    name = home.relative_to(stick).as_posix()
    bad = CliRunner().invoke(main, ["pack", "verify", str(stick)])
    assert (bad.exit_code, bad.output) == (
        1,
        f"{name}: bị hỏng, nội dung đã khác bản gốc.\n1 tệp có vấn đề trong 12 tệp đã xem.\n",
    )
    (tmp_path / "trong").mkdir()
    empty = CliRunner().invoke(main, ["pack", "verify", str(tmp_path / "trong")])
    assert empty.output.startswith(f"{tmp_path / 'trong'}: không thấy bản sao nào của cổng ở đây.")
