"""The MP4 reader says "not a clip" to anything that is none, and nothing else."""

import random
from pathlib import Path

import pytest

from loa.media.boxes import NotAClipError, read_clip
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
