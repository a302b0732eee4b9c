"""Photographs as phones write them, taken in: upright, small, nothing hidden."""

import io
from pathlib import Path

import pytest
import segno
from PIL import ExifTags, Image

from loa.media.inspection import hidden_in
from loa.media.intake import (
    LONGEST,
    Photo,
    PhotoRefusedError,
    is_unopenable_picture,
    photo_of,
    read_photo,
    tells_where,
)

PHONE = Path(__file__).with_name("phone.heic").read_bytes()
"""Written by pillow-heif: 96×64, its left half red, with a camera and GPS in EXIF."""


@pytest.fixture(autouse=True)
def without_the_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has tests of its own, and takes a second."""
    monkeypatch.setattr("loa.media.intake.can_look", lambda: False)


def photograph(
    form: str = "JPEG", size: tuple[int, int] = (96, 64), turned: int = 1, **options: object
) -> bytes:
    """A picture whose left half is red, held as EXIF's orientation says, with a place."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    image.paste((220, 30, 30), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = turned
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (21.0, 16.0, 0.0)
    out = io.BytesIO()
    image.save(out, form, exif=exif, **options)
    return out.getvalue()


def picture(photo: Photo) -> Image.Image:
    image = Image.open(io.BytesIO(photo.data))
    image.load()
    assert (image.width, image.height) == (photo.width, photo.height)
    return image


def is_red(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    return bool(pixel[0] > 150 and pixel[1] < 100)


KINDS = {
    "jpeg": photograph(), "png": photograph("PNG"), "webp": photograph("WEBP"), "heic": PHONE,
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_phone_hides_nothing_and_shows_the_same(kind: str) -> None:
    assert tells_where(KINDS[kind])
    photo = photo_of(KINDS[kind])
    image = picture(photo)
    assert hidden_in(image) == []
    assert not tells_where(photo.data)
    shown = image.convert("RGB")
    assert is_red(shown.getpixel((10, 32))) and not is_red(shown.getpixel((90, 32)))
    # A PNG of few colours is a drawing, which JPEG would blur.
    assert photo.ending == (".png" if kind == "png" else ".jpg")


def test_a_photograph_held_sideways_stands_upright() -> None:
    photo = photo_of(photograph(turned=6))
    assert (photo.width, photo.height) == (64, 96)
    # Orientation 6: what the sensor has at the left is the top of the picture.
    shown = picture(photo).convert("RGB")
    assert is_red(shown.getpixel((32, 10))) and not is_red(shown.getpixel((32, 90)))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ((LONGEST - 1, 800), (LONGEST - 1, 800)),
        ((LONGEST, 800), (LONGEST, 800)),
        ((LONGEST + 1, 800), (LONGEST, 800)),
        ((800, 4 * LONGEST), (200, LONGEST)),
    ],
)
def test_no_side_is_longer_than_readers_get(given: tuple[int, int], kept: tuple[int, int]) -> None:
    photo = photo_of(photograph(size=given))
    assert (photo.width, photo.height) == kept


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def test_a_clear_ground_stays_clear() -> None:
    given = saved(Image.new("RGBA", (60, 40), (200, 30, 30, 99)), "WEBP", lossless=True)
    photo = photo_of(given)
    assert photo.ending == ".png"
    assert picture(photo).getpixel((5, 5)) == (200, 30, 30, 99)


def test_xmp_says_where_without_exif() -> None:
    xmp = b'<x:xmpmeta><rdf:Description exif:GPSLatitude="21,16.0N"/></x:xmpmeta>'
    given = saved(Image.new("RGB", (60, 40)), "JPEG", xmp=xmp)
    assert tells_where(given)
    assert not tells_where(photo_of(given).data)


def code() -> bytes:
    out = io.BytesIO()
    segno.make("https://vi.du", micro=False).save(out, kind="png", scale=8)
    return out.getvalue()


FRAMES = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
BROKEN = "máy không đọc được ảnh: hỏng, tải dở hoặc quá lớn"
MOVES = "ảnh động: xuất lại thành một ảnh"
REFUSED = {
    "gif": (saved(FRAMES[0], "GIF"), "cổng không nhận ảnh kiểu GIF, chỉ JPEG, PNG, WebP, HEIC"),
    "tiff": (saved(FRAMES[0], "TIFF"), "cổng không nhận ảnh kiểu TIFF, chỉ JPEG, PNG, WebP, HEIC"),
    "moving webp": (saved(FRAMES[0], "WEBP", save_all=True, append_images=FRAMES[1:]), MOVES),
    "moving png": (saved(FRAMES[0], "PNG", save_all=True, append_images=FRAMES[1:]), MOVES),
    "code": (code(), "trong ảnh có mã quét được (QRCode), chọn ảnh khác"),
    "cut jpeg": (photograph(size=(900, 600))[:3000], BROKEN),
    "cut heic": (PHONE[:600], BROKEN),
    "name only": (b"\0\0\0\x18ftypheic" + b"\0" * 20, BROKEN),
    "text": ("Chữ.\n".encode(), BROKEN),
    "nothing": (b"", BROKEN),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_shown_is_refused_with_its_reason(name: str) -> None:
    data, reason = REFUSED[name]
    with pytest.raises(PhotoRefusedError) as refused:
        photo_of(data)
    assert str(refused.value) == reason


def test_a_picture_too_large_to_be_opened_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 96 * 64 // 2 - 1)
    for data in (photograph(), PHONE):
        with pytest.raises(PhotoRefusedError, match=BROKEN):
            photo_of(data)


def test_a_film_does_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "phim.mov"
    path.write_bytes(bytes(2_000_001))
    monkeypatch.setattr("loa.media.intake.LARGEST", 2_000_000)
    with pytest.raises(PhotoRefusedError) as raised:
        read_photo(path)
    assert str(raised.value) == "tệp lớn quá 2 MB, không phải một tấm ảnh"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x00\x12udta\xa9xyz\x00\x12U\xc4+21.0285+105.8542/", True),
        (b"\x00\x12ilst\xa9xyz\x00\x00\x00\x22data\x00\x00\x00\x01\x00\x00\x00\x00-21.02/", True),
        (b"mdtacom.apple.quicktime.location.ISO6709", True),
        (b"\x00\x00\x00#loci\x00\x00\x00\x00\x00\x00\x00\x00\x00i\xda\xacearth", True),
        (b"\xa9xyz\x00\x12U\xc4x21", False),
        (b"loci of a curve", False),
    ],
)
def test_a_film_says_where_in_four_ways(data: bytes, says: bool) -> None:
    assert tells_where(b"\x00\x00\x00\x14ftypqt  " + data) is says


@pytest.mark.parametrize(
    ("name", "data", "closed"),
    [
        ("a.heic", b"\x00\x00\x00\x18ftypheic" + bytes(40), True),
        ("a", b"\x00\x00\x00\x18ftypavif" + bytes(40), True),
        ("a.bin", b"\x00\x00\x00\x0cJXL \r\n\x87\n", True),
        ("a.jxl", b"?", True),
        ("a.jpg", b"version https://git-lfs.github.com/spec/v1\n", True),
        ("a.jpg", KINDS["jpeg"], False),
        ("a.heic", PHONE, False),
        ("a.jpg", b"", False),
        ("a.pdf", b"%PDF-1.7", False),
        ("a.mp4", b"\x00\x00\x00\x18ftypisom" + bytes(40), False),
    ],
)
def test_a_picture_that_nothing_opens_is_known(name: str, data: bytes, closed: bool) -> None:
    assert is_unopenable_picture(name, data) is closed
