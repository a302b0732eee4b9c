"""A number or withheld words in what pictures, films and sound carry along are seen."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from loa.content.entries.words import Withheld
from loa.content.registries import Registries, load_registries
from loa.last_look.look import Look
from portals import ROOT

XMP = "<x:xmpmeta xmlns:x='adobe:ns:meta/'>{}</x:xmpmeta>"
REMARK, WINDOWS_REMARK = 0x9286, 0x9C9C


def saved(kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


def png(text: str, *, is_packed: bool = False, is_wide: bool = False) -> bytes:
    info = PngImagePlugin.PngInfo()
    (info.add_itxt if is_wide else info.add_text)("Comment", text, zip=is_packed)
    return saved("PNG", pnginfo=info)


def behind(data: bytes, text: str) -> bytes:
    """A text behind the picture itself."""
    chunk = PngImagePlugin.o32(0)
    out = io.BytesIO()
    PngImagePlugin.putchunk(out, b"tEXt", b"Comment\0" + text.encode("latin-1", "replace"))
    at = data.index(chunk + b"IEND")
    return data[:at] + out.getvalue() + data[at:]


def exif(kind: str, tag: int, value: object, *, inner: bool = False) -> bytes:
    data = Image.Exif()
    if inner:
        data.get_ifd(0x8769)[tag] = value
    else:
        data[tag] = value
    return saved(kind, exif=data)


def id3(text: str) -> bytes:
    frame = b"\x03" + text.encode()
    size = bytes([0, 0, len(frame) >> 7, len(frame) & 127])
    whole = len(frame) + 10
    return (
        b"ID3\x04\0\0" + bytes([0, 0, whole >> 7, whole & 127]) + b"TIT2" + size + b"\0\0" + frame
    )


PLACES: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "a text of a PNG": ("a.png", lambda text: png(text, is_wide=True)),
    "a packed text of a PNG": ("a.png", lambda text: png(text, is_packed=True, is_wide=True)),
    "a comment of a JPEG": ("a.jpg", lambda text: saved("JPEG", comment=text.encode())),
    "a comment of a GIF": ("a.gif", lambda text: saved("GIF", comment=text.encode())),
    "XMP of a JPEG": ("a.jpeg", lambda text: saved("JPEG", xmp=XMP.format(text).encode())),
    "XMP of a WebP": ("a.webp", lambda text: saved("WEBP", xmp=XMP.format(text).encode())),
    "a description in Exif": ("a.jpg", lambda text: exif("JPEG", 0x010E, text.encode())),
    "Exif of a PNG": ("a.png", lambda text: exif("PNG", 0x010E, text.encode())),
    "Exif of a WebP": ("a.webp", lambda text: exif("WEBP", 0x010E, text.encode())),
    "a remark of Windows": (
        "a.jpg", lambda text: exif("JPEG", WINDOWS_REMARK, text.encode("utf-16-le") + b"\0\0")
    ),
    "a remark of a camera": (
        "a.jpg", lambda text: exif("JPEG", REMARK, b"ASCII\0\0\0" + text.encode(), inner=True)
    ),
    "a tag of sound": ("a.mp3", id3),
}  # fmt: skip
WITHHELD = Withheld(
    id="thu", texts=["Đường dây cũ"], why="Không còn.", confidence="high", as_of=None, sources=[]
)


@pytest.fixture(scope="module")
def registries() -> Registries:
    known = load_registries(ROOT / "docs")[0]
    return replace(known, withheld={"thu": WITHHELD})


@pytest.fixture
def look(registries: Registries, tmp_path: Path) -> Look:
    return Look(registries, tmp_path / "looked-at.json")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Gọi 0912 345 678", {"unknown-phone"}),
        ("ĐƯỜNG dây cũ", {"withheld-text"}),
        ("Gọi 111", set()),
        ("Lavf60.16.100", set()),
    ],
)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_what_a_picture_or_a_recording_says_is_read(
    look: Look, place: tuple[str, Callable[[str], bytes]], text: str, code: set[str]
) -> None:
    uri, made = place
    assert {one.code for one in look.of_file(uri, made(text), "site")} == code


def test_a_text_behind_the_picture_is_read(look: Look) -> None:
    made = behind(saved("PNG"), "0912345678")
    assert [one.code for one in look.of_file("a.png", made, "site")] == ["unknown-phone"]


@pytest.mark.parametrize("uri", ["a.png", "a.jpg", "a.webp", "a.gif"])
def test_what_is_no_picture_is_said(look: Look, uri: str) -> None:
    (found,) = look.of_file(uri, b"khong", "site")
    assert found.code == "unreadable-output"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF"])
def test_a_bare_picture_says_nothing(look: Look, kind: str) -> None:
    uri = f"a.{kind.lower()}"
    assert list(look.of_file(uri, saved(kind), "site")) == []


@pytest.mark.parametrize(
    ("said", "codes"),
    [("00:00:38.008000000", []), ("00:00:38.008000000 0912345678", ["unknown-phone"])],
)
def test_how_long_a_film_is_is_no_number(look: Look, said: str, codes: list[str]) -> None:
    found = [one.code for one in look.of_file("a.mp3", id3(said), "site")]
    assert sorted({*found}) == codes
