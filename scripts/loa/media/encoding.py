"""From drawn pictures to a clip, by ffmpeg.

The same pictures give the same bytes: one thread, no dates, no names of the encoder.
"""

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import imageio_ffmpeg
from PIL import Image

from loa.content.clip_times import STEP
from loa.ground.wording import say
from loa.media.colours import LINE, TURMERIC

_RATE = 1 / STEP
"""Pictures a second: cards stand still, and the bar of what has passed takes a step at each."""


class EncodingError(Exception):
    """ffmpeg is not there or refused; the text is its last line."""


@dataclass(frozen=True)
class Codec:
    """How a clip is written: the file's ending and ffmpeg's options for it.

    Sound that `copies_sound` comes as AAC already, since all sizes of a clip have the same.
    """

    extension: str
    options: tuple[str, ...]
    copies_sound: bool = False


# Constrained Baseline and AAC-LC play on every phone, television and browser; `faststart`
# puts the index first, so that playing begins before the download ends.
MP4 = Codec("mp4", (
    "-c:v", "libx264", "-profile:v", "baseline", "-preset", "veryfast", "-tune", "stillimage",
    "-crf", "23", "-pix_fmt", "yuv420p", "-sc_threshold", "0", "-g", "3000",
    "-c:a", "copy", "-movflags", "+faststart",
), copies_sound=True)  # fmt: skip
WEBM = Codec("webm", (
    "-c:v", "libvpx-vp9", "-crf", "36", "-b:v", "0", "-deadline", "realtime", "-cpu-used", "7",
    "-pix_fmt", "yuv420p", "-g", "3000", "-c:a", "libopus", "-b:a", "24k",
))  # fmt: skip
_QUIETLY = ("-hide_banner", "-loglevel", "error", "-y")
_NOT_EMPTY = ("-abort_on", "empty_output_stream")
_SAME_BYTES = (
    "-ac", "1", "-threads", "1", "-map_metadata", "-1",
    "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact",
)  # fmt: skip


def find_ffmpeg() -> str:
    """The program's path; it comes with a Python package, so nothing needs installing."""
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise EncodingError(say("there is no ffmpeg")) from error


def encode(
    pictures: Iterable[Image.Image],
    size: tuple[int, int],
    codec: Codec,
    starts: Sequence[float],
    sound: Path,
    seconds: float,
) -> bytes:
    """A clip of pictures, each from its second of `starts` to the next, with a sound file.

    `seconds` is its whole length: `-shortest` would cut the sound now here, now there. To the
    beginnings of pictures a player may jump. Each picture is read and converted once: ffmpeg lets
    it stand, and moves the bar of what has passed.
    """
    width, height = size
    with TemporaryDirectory() as folder:
        target = Path(folder, f"clip.{codec.extension}")
        command = [
            *_QUIETLY, *_NOT_EMPTY,
            "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}",
            "-framerate", f"{_RATE:g}", "-i", "pipe:0", "-i", str(sound),
            "-filter_complex", _filter_graph(size, starts, seconds),
            "-map", "[clip]", "-map", "1:a", "-t", f"{seconds:.3f}",
            "-force_key_frames", ",".join(f"{time:.3f}" for time in starts),
            *codec.options, *_SAME_BYTES, str(target),
        ]  # fmt: skip
        run(
            [find_ffmpeg(), *command],
            _with_last_repeated(picture.tobytes() for picture in pictures),
        )
        return target.read_bytes()


def _with_last_repeated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    chunk = b""
    for chunk in chunks:
        yield chunk
    yield chunk


def encode_sound(sound: Path) -> bytes:
    """A WAV file as AAC in MP4, which clips take as it is."""
    with TemporaryDirectory() as folder:
        target = Path(folder, "sound.m4a")
        options = ["-c:a", "aac", "-b:a", "24k", *_SAME_BYTES]
        run([find_ffmpeg(), *_QUIETLY, "-i", str(sound), *options, str(target)])
        return target.read_bytes()


def _filter_graph(size: tuple[int, int], starts: Sequence[float], seconds: float) -> str:
    """Filters that let pictures stand as long as they should, below a bar that grows to the right.

    A picture's time is the sum of what those before it stand; one more ends the last one. The bar
    has an end of its own: one that has none goes on for ever where no picture comes, as when the
    build that draws them was killed.
    """
    width = size[0]
    bar = 2 * max(2, min(size) // 120)
    durations = [after - before for before, after in pairwise((*starts, seconds))]
    time = "+".join(["0", *(f"{duration:g}*gte(N,{n})" for n, duration in enumerate(durations, 1))])
    track, passed = ("0x{:02x}{:02x}{:02x}".format(*colour) for colour in (LINE, TURMERIC))
    return (
        f"[0:v]format=yuv420p,drawbox=0:0:{width}:{bar}:{track}:fill,setpts='({time})/TB',"
        f"fps={_RATE:g}[cards];"
        f"color={passed}:{width}x{bar}:{_RATE:g}:{seconds:g},format=yuv420p[bar];"
        f"[cards][bar]overlay='W*((t+{STEP:g})/{seconds:g}-1)':0:eval=frame[clip]"
    )


def run(command: list[str], chunks: Iterable[bytes] = ()) -> str:
    """Run ffmpeg with bytes on its standard input; what it said on standard error."""
    with TemporaryDirectory() as folder:
        log = Path(folder, "log")
        with log.open("wb") as log_file:
            try:
                process = subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=log_file
                )
            except OSError as error:
                raise EncodingError(
                    say("ffmpeg cannot be run ({strerror})", strerror=error.strerror)
                ) from error
            with process:
                _feed(process, chunks)
        text = log.read_text(encoding="utf-8", errors="replace")
    if process.returncode != 0:
        rows = text.strip().splitlines()
        raise EncodingError(
            rows[-1]
            if rows
            else say("ffmpeg ended with code {returncode}", returncode=process.returncode)
        )
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
