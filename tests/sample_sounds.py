"""Sounds that stand for speech in tests."""

import math
import struct
import wave
from pathlib import Path

RATE = 44100


def speech_like(path: Path, loud: float = 0.05, quiet_ends: float = 1.5) -> None:
    """Four seconds of a warbling tone between silences, as quiet as a telephone held far away."""
    silence = [0.0] * round(quiet_ends * RATE)
    tone = [
        loud * math.sin(2 * math.pi * 180 * n / RATE) * (0.4 + 0.6 * abs(math.sin(5 * n / RATE)))
        for n in range(4 * RATE)
    ]
    samples = [round(value * 32767) for value in (*silence, *tone, *silence)]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
