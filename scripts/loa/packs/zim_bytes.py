"""Same input, same bytes: what libzim draws at random in a ZIM file, replaced by what it holds.

Random are the file's UUID (ZIM header, bytes 8 to 24) and one in each Xapian index inside it
(after its magic and version). The MD5 sum at the end (its place is at byte 72) then changes.
"""

import hashlib
import mmap
from pathlib import Path

_UUID = slice(8, 24)
_CHECKSUM_AT = slice(72, 80)
_INDEX = b"\x0f\x0dXapian Glass"
_INDEX_VERSION = 2
_CHUNK = 1 << 20


def make_reproducible(path: Path) -> None:
    """Make the identifiers of a finished ZIM file follow from its content."""
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as data:
        random_parts = [_UUID]
        index = data.find(_INDEX)
        while index >= 0:
            start = index + len(_INDEX) + _INDEX_VERSION
            random_parts.append(slice(start, start + 16))
            index = data.find(_INDEX, start)
        for part in random_parts:
            data[part] = bytes(16)
        end = int.from_bytes(data[_CHECKSUM_AT], "little")
        digest = _digest("sha256", data, end)[:16]
        for part in random_parts:
            data[part] = digest
        data[end:] = _digest("md5", data, end)


def _digest(algorithm: str, data: mmap.mmap, end: int) -> bytes:
    digest = hashlib.new(algorithm, usedforsecurity=False)
    for start in range(0, end, _CHUNK):
        digest.update(data[start : min(start + _CHUNK, end)])
    return digest.digest()
