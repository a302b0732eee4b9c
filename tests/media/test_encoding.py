"""What a clip shows at each step of its time, and that its sound is as long."""

import subprocess
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from loa.media.colours import LINE, TURMERIC, Colour
from loa.media.encoding import MP4, WEBM, Codec, EncodingError, encode, encode_sound, find_ffmpeg
from loa.media.sound import decode, write_silence

SIZE = (320, 160)
COLOURS: tuple[Colour, ...] = ((200, 30, 30), (30, 160, 30), (30, 30, 200))
BAR = 4


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    target = tmp_path / "sound.wav"
    write_silence(4, target)
    return target


def made(
    codec: Codec, sound: Path, starts: Sequence[float], pictures: Sequence[Colour] = COLOURS
) -> Path:
    if codec.copies_sound:
        coded = sound.with_suffix(".m4a")
        coded.write_bytes(encode_sound(sound))
        sound = coded
    drawn = (Image.new("RGB", SIZE, colour) for colour in pictures)
    target = sound.with_name(f"clip.{codec.extension}")
    target.write_bytes(encode(drawn, SIZE, codec, starts, sound, 4))
    return target


def shown(clip: Path) -> list[Image.Image]:
    """The pictures of a clip, as a player decodes them."""
    command = [find_ffmpeg(), "-loglevel", "error", "-i", str(clip)]
    raw = subprocess.run(
        [*command, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"], check=True, capture_output=True
    ).stdout
    one = SIZE[0] * SIZE[1] * 3
    assert len(raw) % one == 0
    return [Image.frombytes("RGB", SIZE, raw[at : at + one]) for at in range(0, len(raw), one)]


def named(picture: Image.Image, at: tuple[int, int], colours: Sequence[Colour]) -> int:
    """Which of the colours a point has, of which coding changes a little."""
    seen = picture.getpixel(at)
    assert isinstance(seen, tuple)
    far = [sum(abs(a - b) for a, b in zip(seen, one, strict=True)) for one in colours]
    assert min(far) < 40
    return far.index(min(far))


@pytest.mark.parametrize("codec", [MP4, WEBM], ids=["mp4", "webm"])
def test_each_picture_stands_from_its_second_to_the_next(codec: Codec, sound: Path) -> None:
    seen = [named(one, (160, 90), COLOURS) for one in shown(made(codec, sound, [0, 1, 2.5]))]
    assert seen == [0, 0, 1, 1, 1, 2, 2, 2]


@pytest.mark.parametrize("starts", [[0], [0, 3.5], [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5]], ids=str)
def test_one_picture_and_a_last_one_of_a_single_step_are_shown(
    sound: Path, starts: list[float]
) -> None:
    pictures = [COLOURS[n % 3] for n in range(len(starts))]
    seen = [named(one, (160, 90), COLOURS) for one in shown(made(MP4, sound, starts, pictures))]
    assert seen == [(sum(start <= step / 2 for start in starts) - 1) % 3 for step in range(8)]


def test_the_bar_is_as_long_as_what_has_passed(sound: Path) -> None:
    pictures = shown(made(MP4, sound, [0, 1, 2.5]))
    lengths = [
        sum(named(one, (x, 1), (TURMERIC, LINE)) == 0 for x in range(4, SIZE[0], 8))
        for one in pictures
    ]
    # Forty places across, eight steps.
    assert lengths == [5, 10, 15, 20, 25, 30, 35, 40]
    assert [named(one, (300, BAR + 2), COLOURS) for one in pictures] == [0, 0, 1, 1, 1, 2, 2, 2]


@pytest.mark.parametrize("codec", [MP4, WEBM], ids=["mp4", "webm"])
def test_the_sound_is_as_long_as_the_clip(codec: Codec, sound: Path) -> None:
    samples = decode(made(codec, sound, [0, 1, 2.5]), sound.with_name("raw"))
    assert len(samples) / 2 / 22_050 == pytest.approx(4, abs=0.05)


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An ffmpeg that has not ended after half a minute is ended, so that its test fails."""
    timers = []

    class Watched(subprocess.Popen[Any]):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            timers.append(threading.Timer(30, self.kill))
            timers[-1].start()

    monkeypatch.setattr(subprocess, "Popen", Watched)
    yield
    for timer in timers:
        timer.cancel()


@pytest.mark.parametrize("codec", [MP4, WEBM], ids=["mp4", "webm"])
@pytest.mark.usefixtures("patience")
def test_without_pictures_there_is_no_clip(codec: Codec, sound: Path) -> None:
    with pytest.raises(EncodingError, match="Empty output stream"):
        made(codec, sound, [0], [])


def test_what_is_no_sound_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "sound.wav"
    broken.write_bytes(b"RIFF")
    with pytest.raises(EncodingError):
        encode_sound(broken)
