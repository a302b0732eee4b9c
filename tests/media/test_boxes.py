"""The MP4 reader says "not a clip" to anything that is none, and nothing else."""

import random
import struct
from pathlib import Path

import pytest

from loa.media.boxes import Clip, NotAClipError, is_clip, read_clip, read_film
from loa.media.encoding import WEBM, encode
from loa.media.slides import Artwork, Shape, draw_card
from loa.media.sound import tune, write_levelled
from sample_clips import board


@pytest.mark.parametrize("data", [b"", b"\0", b"not a video at all", b"\0\0\0\x08ftyp" * 3])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(NotAClipError):
        read_clip(data)


def test_webm_is_no_mp4(tmp_path: Path) -> None:
    write_levelled(tune(1), tmp_path / "s.wav")
    picture = draw_card(board(), 0, Shape(64, 36), Artwork({}, tmp_path))
    data = encode([picture] * 2, (64, 36), WEBM, [0], tmp_path / "s.wav", 1)
    assert data.startswith(b"\x1aE\xdf\xa3")
    with pytest.raises(NotAClipError):
        read_clip(data)


def test_a_thousand_boxes_in_each_other_are_refused() -> None:
    data = b""
    for _ in range(2000):
        data = (len(data) + 8).to_bytes(4, "big") + b"moov" + data
    with pytest.raises(NotAClipError):
        read_clip(data + b"\0\0\0\x08mdat")


def test_noise_is_refused() -> None:
    chance = random.Random(6)
    for _ in range(500):
        size = chance.randrange(200)
        with pytest.raises(NotAClipError):
            read_clip(b"\0\0\0" + bytes([size]) + b"moov" + chance.randbytes(size))


def box(kind: bytes, content: bytes, *, is_long: bool = False) -> bytes:
    if is_long:
        return struct.pack(">I4sQ", 1, kind, 16 + len(content)) + content
    return struct.pack(">I4s", 8 + len(content), kind) + content


HEADER = box(b"mvhd", bytes(12) + struct.pack(">II", 1000, 2500))


@pytest.mark.parametrize("is_long", [False, True])
def test_a_file_is_read_as_its_bytes_are(tmp_path: Path, is_long: bool) -> None:
    film = box(b"mdat", b"x" * 99, is_long=is_long) + box(b"moov", HEADER, is_long=is_long)
    (tmp_path / "a.mp4").write_bytes(film)
    assert read_film(tmp_path / "a.mp4") == read_clip(film) == Clip(2.5, 0, 0, (), 0, False)
    assert is_clip(tmp_path / "a.mp4")


def test_the_pictures_of_a_film_are_not_read(tmp_path: Path) -> None:
    """A film of a terabyte, of which the disk holds the header alone."""
    path = tmp_path / "a.mp4"
    with path.open("wb") as film:
        film.write(box(b"moov", HEADER) + struct.pack(">I4sQ", 1, b"mdat", 10**12))
        film.truncate(8 + len(HEADER) + 10**12)
    assert read_film(path).seconds == 2.5


@pytest.mark.parametrize("cut", [1, 8, 30])
def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, cut: int) -> None:
    film = box(b"moov", HEADER) + box(b"mdat", b"x" * 22)
    (tmp_path / "a.mp4").write_bytes(film[:-cut])
    with pytest.raises(NotAClipError):
        read_film(tmp_path / "a.mp4")
    assert not is_clip(tmp_path / "a.mp4")


def test_a_header_larger_than_any_film_needs_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.mp4").write_bytes(box(b"moov", HEADER) + box(b"mdat", b""))
    monkeypatch.setattr("loa.media.boxes._LARGEST_HEADER", len(HEADER))
    assert read_film(tmp_path / "a.mp4").seconds == 2.5
    monkeypatch.setattr("loa.media.boxes._LARGEST_HEADER", len(HEADER) - 1)
    with pytest.raises(NotAClipError):
        read_film(tmp_path / "a.mp4")
