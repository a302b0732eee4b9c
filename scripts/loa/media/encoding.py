"""From drawn pictures to a clip, by ffmpeg.

The same pictures give the same bytes: one thread, no dates, no names of the encoder.
"""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import imageio_ffmpeg
from PIL import Image

from loa.content.clip_times import STEP

RATE = 5
"""Pictures a second. Cards stand still, so more would only cost bytes."""


class EncodingError(Exception):
    """ffmpeg is not there or refused; the text is its last line."""


@dataclass(frozen=True)
class Codec:
    """How a clip is written: the file's ending and ffmpeg's options for it."""

    extension: str
    options: tuple[str, ...]


# Constrained Baseline and AAC-LC play on every phone, television and browser; `faststart`
# puts the index first, so that playing begins before the download ends.
MP4 = Codec("mp4", (
    "-c:v", "libx264", "-profile:v", "baseline", "-preset", "veryfast", "-tune", "stillimage",
    "-crf", "21", "-pix_fmt", "yuv420p", "-sc_threshold", "0", "-g", "3000",
    "-c:a", "aac", "-b:a", "24k", "-movflags", "+faststart",
))  # fmt: skip
WEBM = Codec("webm", (
    "-c:v", "libvpx-vp9", "-crf", "36", "-b:v", "0", "-deadline", "realtime", "-cpu-used", "7",
    "-pix_fmt", "yuv420p", "-g", "3000", "-c:a", "libopus", "-b:a", "24k",
))  # fmt: skip


def find_ffmpeg() -> str:
    """The program's path; it comes with a Python package, so nothing needs installing."""
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise EncodingError("không tìm thấy ffmpeg") from error


def encode(
    pictures: Iterable[Image.Image],
    size: tuple[int, int],
    codec: Codec,
    key_times: Iterable[float],
    sound: Path,
    seconds: float,
) -> bytes:
    """A clip of pictures that stand `STEP` seconds each, with a sound file.

    `seconds` is its whole length: `-shortest` would cut the sound now here, now there.
    `key_times` are the seconds to which a player may jump: the beginnings of the cards.
    """
    width, height = size
    with TemporaryDirectory() as folder:
        target = Path(folder, f"clip.{codec.extension}")
        command = [
            find_ffmpeg(), "-hide_banner", "-loglevel", "error", "-y",
            "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}",
            "-framerate", f"{1 / STEP:g}", "-i", "pipe:0", "-i", str(sound),
            "-map", "0:v", "-map", "1:a", "-t", f"{seconds:.3f}", "-r", str(RATE),
            "-force_key_frames", ",".join(f"{time:.3f}" for time in key_times),
            *codec.options, "-ac", "1", "-threads", "1", "-map_metadata", "-1",
            "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact", str(target),
        ]  # fmt: skip
        run(command, (picture.tobytes() for picture in pictures))
        return target.read_bytes()


def run(command: list[str], chunks: Iterable[bytes] = ()) -> str:
    """Run ffmpeg with bytes on its standard input; what it said on standard error."""
    with TemporaryDirectory() as folder:
        log = Path(folder, "log")
        with log.open("wb") as said:
            try:
                process = subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said
                )
            except OSError as error:
                raise EncodingError(f"không chạy được ffmpeg ({error.strerror})") from error
            with process:
                _feed(process, chunks)
        text = log.read_text(encoding="utf-8", errors="replace")
    if process.returncode != 0:
        rows = text.strip().splitlines()
        raise EncodingError(rows[-1] if rows else f"ffmpeg dừng với mã {process.returncode}")
    return text


def _feed(process: "subprocess.Popen[bytes]", chunks: Iterable[bytes]) -> None:
    if process.stdin is None:
        return
    try:
        for chunk in chunks:
            process.stdin.write(chunk)
        process.stdin.close()
    except BrokenPipeError:
        # It stopped reading because something is wrong; its exit code and log say what.
        return
