"""The loudness of what is published, measured by a meter written from the standard alone."""

import math
import subprocess
from array import array
from collections.abc import Iterable
from pathlib import Path

import pytest

from loa.media.encoding import find_ffmpeg
from loa.media.sound import TARGET_LOUDNESS, loudness, slot_as_mp3
from sample_sounds import speech_like

RATE = 48_000
# ITU-R BS.1770-5, annex 1, tables 1 and 2: the filters before the mean, for 48 kHz.
SHELF = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (-1.69065929318241, 0.73248077421585),
)
HIGH_PASS = ((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621))


def filtered(samples: Iterable[float], filters: tuple[tuple[float, ...], ...]) -> list[float]:
    (b0, b1, b2), (a1, a2) = filters
    x1 = x2 = y1 = y2 = 0.0
    out = []
    for x in samples:
        y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
        x1, x2, y1, y2 = x, x1, y, y1
        out.append(y)
    return out


def metered(path: Path) -> float:
    """LUFS of a sound of one channel: blocks of 400 ms, each 100 ms on, gated twice."""
    command = [find_ffmpeg(), "-loglevel", "error", "-i", str(path), "-ac", "1", "-ar", str(RATE)]
    command += ["-f", "s16le", "-"]
    raw = array("h", subprocess.run(command, capture_output=True, check=True, timeout=60).stdout)
    heard = filtered(filtered((one / 32768 for one in raw), SHELF), HIGH_PASS)
    step, long = RATE // 10, RATE * 4 // 10
    starts = range(0, len(heard) - long + 1, step)
    powers = [math.fsum(y * y for y in heard[at : at + long]) / long for at in starts]

    def level(some: list[float]) -> float:
        mean = math.fsum(some) / len(some)
        return -0.691 + 10 * math.log10(mean)

    loud = [power for power in powers if power > 0 and level([power]) > -70]
    return level([power for power in loud if level([power]) > level(loud) - 10])


@pytest.mark.parametrize("loud", [0.05, 0.95])
def test_a_slot_for_the_loudspeaker_is_as_loud_as_the_standard_says(
    tmp_path: Path, loud: float
) -> None:
    speech_like(tmp_path / "a.wav", loud=loud)
    slot_as_mp3(tmp_path / "a.wav", tmp_path / "slot.mp3")
    assert metered(tmp_path / "slot.mp3") == pytest.approx(TARGET_LOUDNESS, abs=0.7)


def test_our_measure_says_what_the_standard_does(tmp_path: Path) -> None:
    speech_like(tmp_path / "a.wav")
    assert loudness(tmp_path / "a.wav") == pytest.approx(metered(tmp_path / "a.wav"), abs=0.1)


def test_the_meter_reads_the_standards_own_tone(tmp_path: Path) -> None:
    """A sine of 997 Hz at full scale in one channel reads −3.01."""
    path = tmp_path / "tone.wav"
    source = f"sine=frequency=997:sample_rate={RATE}:duration=3,volume=8"
    command = [find_ffmpeg(), "-loglevel", "error", "-f", "lavfi", "-i", source, str(path)]
    subprocess.run(command, check=True, timeout=60)
    assert metered(path) == pytest.approx(-3.01, abs=0.05)
