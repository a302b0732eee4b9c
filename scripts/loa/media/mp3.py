"""How long an MP3 file is: its frames counted, so that variable bit rates are exact too.

Format: ISO/IEC 11172-3 and 13818-3, frame header of four bytes; ID3v2 tag in front.
"""

from collections.abc import Iterator
from pathlib import Path

_BIT_RATES = {
    # MPEG 1, layer III; then MPEG 2 and 2.5, layer III: kbit/s by the header's index.
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_SAMPLE_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def length_of(path: Path) -> float:
    """Seconds of sound; 0 for a file in which no frame is found."""
    return sum(seconds for _, seconds in _frames(path.read_bytes()))


def is_cut_off(path: Path) -> bool:
    """Whether the last frame is not whole, as in a download that broke off."""
    data = path.read_bytes()
    return any(end > len(data) for end, _ in _frames(data))


def _frames(data: bytes) -> Iterator[tuple[int, float]]:
    """Where each frame ends, and its seconds."""
    offset = _after_tag(data)
    while offset + 4 <= len(data):
        frame = _frame(data[offset : offset + 4])
        if frame is None:
            offset = data.find(b"\xff", offset + 1)
            if offset < 0:
                return
            continue
        size, seconds = frame
        offset += size
        yield offset, seconds


def _after_tag(data: bytes) -> int:
    if not data.startswith(b"ID3") or len(data) < 10:
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return size + 10


def _frame(header: bytes) -> tuple[int, float] | None:
    """Bytes and seconds of the frame that a header announces; None if it is no header."""
    word = int.from_bytes(header, "big")
    version, layer = word >> 19 & 3, word >> 17 & 3
    rate_index, sample_index, padding = word >> 12 & 15, word >> 10 & 3, word >> 9 & 1
    if word >> 21 != 0x7FF or version == 1 or layer != 1 or rate_index in {0, 15}:
        return None
    if sample_index == 3:
        return None
    is_first = version == 3
    samples = 1152 if is_first else 576
    rate = _BIT_RATES[is_first][rate_index] * 1000
    frequency = _SAMPLE_RATES[version][sample_index]
    return samples // 8 * rate // frequency + padding, samples / frequency
