"""The sound of a clip: its narration, or a soft plucked tune where there is none.

Loudness is measured after EBU R 128 / ITU-R BS.1770, in LUFS.
"""

import random
import re
import struct
import wave
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from loa.ground.wording import say
from loa.media.encoding import EncodingError, find_ffmpeg, run

TARGET_LOUDNESS = -16.0
"""LUFS. What phones and messengers expect; quieter is lost on a bus, louder is a shout."""
SILENCE = -70.0
"""LUFS. The measure's own floor: what it says of a recording in which nobody speaks."""
SAMPLE_RATE = 22_050
_NEAR = 0.5
"""LUFS: nearer to the target than anybody hears."""
_LEVELLINGS = 4
QUIET = -45
"""Decibels below full scale: what of a recording's ends is no speech but the room."""

# A pentatonic phrase in eighths of 0.4 s: steps above D3, None is a rest.
_PHRASE = (
    12, None, 17, 19, None, 22, 24, None, 22, None, 19, 17, None, None, 12, None,
    10, None, 12, 17, None, 19, 17, None, 12, None, 10, 7, None, None, 5, None,
)  # fmt: skip
_BEAT = 0.4
_ROOT_HERTZ = 146.83
_RING_SECONDS = 1.6
_PEAK = 9000


def tune(seconds: float) -> bytes:
    """A plucked tune as 16-bit mono samples, faded out at the end; always the same."""
    length = round(seconds * SAMPLE_RATE)
    phrase = _phrase()
    samples = (phrase * (length // len(phrase) + 1))[:length]
    fade = min(length, 2 * SAMPLE_RATE)
    for n in range(fade):
        samples[length - 1 - n] *= n / fade
    return struct.pack(f"<{length}h", *map(round, samples))


@cache
def _phrase() -> list[float]:
    length = round(len(_PHRASE) * _BEAT * SAMPLE_RATE)
    mixed = [0.0] * length
    for beat, step in enumerate(_PHRASE):
        if step is None:
            continue
        start = round(beat * _BEAT * SAMPLE_RATE)
        for n, value in enumerate(_pluck(_ROOT_HERTZ * 2 ** (step / 12), seed=step)):
            # The last notes ring on into the next round.
            mixed[(start + n) % length] += value
    loudest = max(map(abs, mixed))
    return [value / loudest * _PEAK for value in mixed]


def _pluck(hertz: float, seed: int) -> list[float]:
    """A string let go: Karplus and Strong, Computer Music Journal 7/2 (1983)."""
    noise = random.Random(seed)
    period = round(SAMPLE_RATE / hertz)
    string = [noise.uniform(-1, 1) for _ in range(period)]
    # A softer finger: less of the highest tones.
    for _ in range(3):
        string = [(string[n] + string[n - 1]) / 2 for n in range(period)]
    sound = []
    for n in range(round(_RING_SECONDS * SAMPLE_RATE)):
        at = n % period
        sound.append(string[at])
        string[at] = 0.4985 * (string[at] + string[(at + 1) % period])
    return sound


def narration(parts: Sequence[tuple[Path | None, float]], folder: Path) -> bytes:
    """Recordings one after the other as 16-bit mono samples, each cut or filled to its seconds."""
    joined = bytearray()
    for number, (path, seconds) in enumerate(parts):
        byte_count = round(seconds * SAMPLE_RATE) * 2
        spoken = decode(path, folder / f"{number}.raw") if path else b""
        joined += spoken[:byte_count].ljust(byte_count, b"\0")
    return bytes(joined)


def decode(path: Path, target: Path) -> bytes:
    """A recording as 16-bit mono samples; `target` is a file to write on the way."""
    command = [find_ffmpeg(), "-hide_banner", "-loglevel", "error", "-y", "-i", str(path)]
    run([*command, "-vn", "-ac", "1", "-ar", str(SAMPLE_RATE), "-f", "s16le", str(target)])
    return target.read_bytes()


def voice_as_mp3(recording: Path, target: Path) -> None:
    """Write any recording as the MP3 that readers get: one channel, levelled, 48 kbit/s, and
    without what a telephone says of itself and of the place.
    """
    wave_file = target.with_suffix(".wav")
    write_levelled(decode(recording, target.with_suffix(".raw")), wave_file)
    run([
        find_ffmpeg(), "-hide_banner", "-loglevel", "error", "-y", "-i", str(wave_file),
        "-c:a", "libmp3lame", "-b:a", "48k", "-bitexact", "-map_metadata", "-1",
        "-id3v2_version", "0", str(target),
    ])  # fmt: skip


def slot_as_mp3(recording: Path, target: Path) -> None:
    """Write any recording as what is played on a loudspeaker: silence at both ends cut off, one
    channel, levelled, 44.1 kHz, 64 kbit/s, and without what a telephone says of itself.
    """
    cut = target.with_suffix(".cut.wav")
    ends = f"silenceremove=start_periods=1:start_threshold={QUIET}dB:start_silence=0.3"
    run([
        find_ffmpeg(), "-hide_banner", "-loglevel", "error", "-y", "-i", str(recording), "-vn",
        "-af", f"aformat=channel_layouts=mono,{ends},areverse,{ends},areverse",
        "-ar", str(SAMPLE_RATE), "-bitexact", "-map_metadata", "-1", str(cut),
    ])  # fmt: skip
    samples = decode(cut, target.with_suffix(".raw"))
    if not samples:
        raise EncodingError(say("there is no sound in it"))
    levelled = target.with_suffix(".wav")
    write_levelled(samples, levelled)
    run([
        find_ffmpeg(), "-hide_banner", "-loglevel", "error", "-y", "-i", str(levelled),
        "-c:a", "libmp3lame", "-ar", "44100", "-ac", "1", "-b:a", "64k", "-bitexact",
        "-map_metadata", "-1", "-id3v2_version", "0", str(target),
    ])  # fmt: skip


def write_levelled(samples: bytes, target: Path) -> None:
    """Write samples as a WAV file whose loudness is the target's, without clipped peaks."""
    raw = target.with_suffix(".raw.wav")
    with wave.open(str(raw), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(samples)
    gain = TARGET_LOUDNESS - loudness(raw)
    for _ in range(_LEVELLINGS):
        run([
            find_ffmpeg(), "-hide_banner", "-loglevel", "error", "-y", "-i", str(raw),
            "-af", f"volume={gain:.2f}dB,alimiter=limit=0.84:level=false",
            "-bitexact", "-map_metadata", "-1", str(target),
        ])  # fmt: skip
        # Of a voice with sharp peaks the limiter takes away some of what was added.
        missing = TARGET_LOUDNESS - loudness(target)
        if missing < _NEAR:
            return
        gain += missing


def write_silence(seconds: float, target: Path) -> None:
    """Write a WAV file in which nothing is heard, for somebody's voice to take its place."""
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(bytes(2 * round(seconds * SAMPLE_RATE)))


def is_whole(path: Path) -> bool:
    """Whether a sound file can be decoded from beginning to end without one fault."""
    command = [find_ffmpeg(), "-hide_banner", "-loglevel", "error", "-xerror", "-i", str(path)]
    try:
        output = run([*command, "-map", "0:a:0", "-f", "null", "-"])
    except EncodingError:
        return False
    return not output.strip()


def loudness(path: Path) -> float:
    """Integrated loudness of a sound or video file in LUFS; −70 for silence."""
    output = run([
        find_ffmpeg(), "-hide_banner", "-nostats", "-i", str(path),
        "-map", "0:a:0", "-af", "ebur128", "-f", "null", "-",
    ])  # fmt: skip
    readings = re.findall(r"I:\s+(-?[\d.]+) LUFS", output)
    if not readings:
        raise EncodingError(say("its loudness cannot be measured"))
    return float(readings[-1])
