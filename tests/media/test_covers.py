"""A picture inside a recording, a film or a document says no more than one that lies beside it."""

import base64
import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from loa.checks.attachments import check_attachments
from loa.content.library import Library
from loa.content.registries import load_registries
from loa.last_look.look import Look
from loa.media import picture_tags
from loa.media.tags import tags_in, traces_of
from portals import ROOT, MakePortal

ARTIST, DESCRIPTION, GPS = 0x013B, 0x010E, 0x8825
EXIF, USER_COMMENT, XP_COMMENT, XP_AUTHOR = 0x8769, 0x9286, 0x9C9C, 0x9C9D


def photograph(said: str = "", *, is_traced: bool = False) -> bytes:
    exif = Image.Exif()
    if said:
        exif[DESCRIPTION] = said.encode()
    if is_traced:
        exif[ARTIST] = "Hoa"
        exif.get_ifd(GPS)[1] = "N"
    return picture("JPEG", exif=exif)


def picture(kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


def id3(version: int, key: bytes, frame: bytes) -> bytes:
    size = struct.pack(">I", len(frame))
    if version == 4:
        size = sevens(len(frame))
    whole = key + (size[1:] if version == 2 else size + b"\0\0") + frame
    return b"ID3" + bytes([version, 0, 0]) + sevens(len(whole)) + whole


def sevens(number: int) -> bytes:
    return bytes(number >> shift & 127 for shift in (21, 14, 7, 0))


def box(kind: bytes, *inner: bytes) -> bytes:
    content = b"".join(inner)
    return struct.pack(">I", 8 + len(content)) + kind + content


def m4a(cover: bytes) -> bytes:
    data = box(b"data", b"\0\0\0\x0d\0\0\0\0", cover)
    listed = box(b"meta", b"\0\0\0\0", box(b"hdlr", bytes(25)), box(b"ilst", box(b"covr", data)))
    return box(b"ftyp", b"M4A \0\0\0\0") + box(b"moov", box(b"udta", listed))


def opus(cover: bytes, name: bytes = b"") -> bytes:
    block = struct.pack(">II", 3, 10) + b"image/jpeg"
    block += struct.pack(">I", len(name)) + name + bytes(16)
    block += struct.pack(">I", len(cover)) + cover
    said = b"METADATA_BLOCK_PICTURE=" + base64.b64encode(block)
    body = b"OpusTags" + bytes(4) + struct.pack("<II", 1, len(said)) + said
    parts = [body[at : at + 255] for at in range(0, len(body), 255)]
    return b"OggS" + bytes(22) + bytes([len(parts), *map(len, parts)]) + body


def webm(cover: bytes) -> bytes:
    def sized(kind: str, content: bytes) -> bytes:
        return bytes.fromhex(kind) + struct.pack(">I", 0x10000000 | len(content)) + content

    return sized("18538067", sized("1941A469", sized("61A7", sized("465C", cover))))


def office(name: str) -> Callable[[bytes], bytes]:
    def made(cover: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(name, cover)
        return out.getvalue()

    return made


INSIDE: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "ID3v2.2": ("a.mp3", lambda one: id3(2, b"PIC", b"\0JPG\x03Ten\0" + one)),
    "ID3v2.3": ("a.mp3", lambda one: id3(3, b"APIC", b"\0image/jpeg\0\x03\0" + one)),
    "ID3v2.3 in UTF-16": (
        "a.mp3",
        lambda one: id3(
            3, b"APIC", b"\1image/jpeg\0\x03" + "Tên Ā".encode("utf-16") + b"\0\0" + one
        ),
    ),
    "ID3v2.4": ("a.mp3", lambda one: id3(4, b"APIC", b"\3image/jpeg\0\x03Ten\0" + one)),
    "M4A": ("a.m4a", m4a),
    "Opus": ("a.opus", opus),
    "WebM": ("a.webm", webm),
    "DOCX": ("a.docx", office("word/media/image1.jpeg")),
    "PPTX": ("a.pptx", office("ppt/media/image1.JPG")),
    "XLSX": ("a.xlsx", office("xl/media/image1.jpg")),
    "PDF": ("a.pdf", lambda one: picture("PDF") + one),
}


@pytest.mark.parametrize("inside", INSIDE.values(), ids=list(INSIDE))
def test_where_and_by_whom_it_was_taken_is_told(
    inside: tuple[str, Callable[[bytes], bytes]],
) -> None:
    uri, made = inside
    tags = tags_in(uri, io.BytesIO(made(photograph(is_traced=True))))
    assert traces_of(tags) == ["tên tác giả", "nơi quay (GPS)"]


@pytest.mark.parametrize("inside", INSIDE.values(), ids=list(INSIDE))
def test_a_picture_without_tags_tells_nothing(
    inside: tuple[str, Callable[[bytes], bytes]],
) -> None:
    uri, made = inside
    for kind in ("JPEG", "PNG"):
        assert traces_of(tags_in(uri, io.BytesIO(made(picture(kind))))) == []


@pytest.mark.parametrize("inside", INSIDE.values(), ids=list(INSIDE))
def test_a_damaged_picture_stops_nothing(inside: tuple[str, Callable[[bytes], bytes]]) -> None:
    uri, made = inside
    whole = photograph(is_traced=True)
    for end in range(0, len(whole), 40):
        tags_in(uri, io.BytesIO(made(whole[:end])))


@pytest.mark.parametrize(
    ("uri", "made"),
    [
        ("a.mp3", id3(3, b"APIC", b"\0image/jpeg\0\x03Hoa 0912\0" + picture("JPEG"))),
        ("a.mp3", id3(2, b"PIC", b"\0JPG\x03Hoa 0912\0" + picture("JPEG"))),
        ("a.opus", opus(picture("JPEG"), b"Hoa 0912")),
    ],
)
def test_what_a_picture_is_called_is_told(uri: str, made: bytes) -> None:
    assert ("cover", "Hoa 0912") in tags_in(uri, io.BytesIO(made))


@pytest.mark.parametrize(
    ("key", "told"),
    [
        (XP_AUTHOR, ["tên tác giả"]),
        (XP_COMMENT, ["lời ghi chú"]),
        (USER_COMMENT, ["lời ghi chú"]),
    ],
)
def test_remarks_and_makers_of_cameras_and_windows_are_told(key: int, told: list[str]) -> None:
    exif = Image.Exif()
    if key == USER_COMMENT:
        exif.get_ifd(EXIF)[key] = b"ASCII\0\0\0Hoa"
    else:
        exif[key] = "Hoa".encode("utf-16-le")
    made = INSIDE["DOCX"][1](picture("JPEG", exif=exif))
    assert traces_of(tags_in("a.docx", io.BytesIO(made))) == told


def test_what_an_encoder_writes_of_itself_is_no_remark() -> None:
    made = INSIDE["DOCX"][1](picture("JPEG", comment=b"CREATOR: gd-jpeg v1.0"))
    tags = tags_in("a.docx", io.BytesIO(made))
    assert ("encoder", "CREATOR: gd-jpeg v1.0") in tags
    assert traces_of(tags) == []


def test_a_picture_of_no_bytes_hides_nothing_behind_it() -> None:
    frames = b"APIC" + bytes(6) + b"TPE1" + struct.pack(">I", 4) + b"\0\0" + b"\0Hoa"
    made = b"ID3\x03\0\0" + sevens(len(frames)) + frames
    assert traces_of(tags_in("a.mp3", io.BytesIO(made))) == ["tên tác giả"]


@pytest.mark.parametrize(("more", "is_read"), [(-1, False), (0, True), (1, True)])
def test_a_picture_that_fills_the_memory_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch, more: int, is_read: bool
) -> None:
    cover = photograph(is_traced=True)
    monkeypatch.setattr(picture_tags, "_LARGEST", len(cover) + more)
    assert bool(tags_in("a.docx", io.BytesIO(INSIDE["DOCX"][1](cover)))) is is_read


def test_a_block_that_is_no_base64_is_an_error() -> None:
    with pytest.raises(ValueError, match="base64"):
        list(picture_tags.block_tags("AAAA!AAAA"))


@pytest.mark.parametrize("damage", [b"PK", b"\xff" * 4000])
def test_what_is_no_package_is_one_kind_of_error(damage: bytes) -> None:
    with pytest.raises(ValueError, match="zip"):
        list(picture_tags.office_tags(io.BytesIO(damage)))


@pytest.mark.parametrize("name", [name for name in INSIDE if name != "XLSX"])
@pytest.mark.parametrize(
    ("said", "codes"), [("Gọi 0912 345 678", {"unknown-phone"}), ("Gọi 111", set())]
)
def test_a_number_in_it_is_seen_in_the_site(
    tmp_path: Path, name: str, said: str, codes: set[str]
) -> None:
    uri, made = INSIDE[name]
    look = Look(load_registries(ROOT / "docs")[0], tmp_path / "looked-at.json")
    assert {one.code for one in look.of_file(uri, made(photograph(said)), "site")} == codes


def test_an_attachment_with_such_a_picture_stops_the_build(make_portal: MakePortal) -> None:
    root = make_portal({})
    (root / "docs" / "mau.docx").write_bytes(INSIDE["DOCX"][1](photograph(is_traced=True)))
    (found,) = check_attachments(Library.load(root / "docs"))
    assert (found.path, found.code, found.message) == (
        "docs/mau.docx",
        "file-metadata",
        "Tệp mang theo: tên tác giả, nơi quay (GPS).",
    )
