"""Reads what an MP4 file says of itself, without decoding it.

Format: ISO/IEC 14496-12 (boxes), 14496-15 (`avcC`: H.264 profile and level).
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl"})
_BASELINE = 66
_LARGEST_HEADER = 64_000_000
"""Bytes of the box that says what is where; that of a film of hours has a few million."""


@dataclass(frozen=True)
class Clip:
    """Facts of an MP4 file. `codecs` are its sample formats, such as avc1 and mp4a.

    `profile` is the H.264 profile number (66 is Baseline), 0 where there is none.
    """

    seconds: float
    width: int
    height: int
    codecs: tuple[str, ...]
    profile: int
    is_faststart: bool

    @property
    def plays_everywhere(self) -> bool:
        """Whether any phone plays it: H.264 Baseline, and AAC or no sound."""
        return self.profile == _BASELINE and set(self.codecs) <= {"avc1", "mp4a"}


class NotAClipError(ValueError):
    """The bytes are no MP4 file, or one that was cut off."""


def read_clip(data: bytes) -> Clip:
    """Take an MP4 file's header apart; raises NotAClipError, and nothing else."""
    try:
        return _read(data)
    except (struct.error, IndexError, ZeroDivisionError, RecursionError) as error:
        raise NotAClipError("header cut off or knotted") from error


def read_film(path: Path) -> Clip:
    """Take apart the header of a file, and read no more of it. Raises NotAClipError, OSError."""
    with path.open("rb") as film:
        try:
            return _read(_without_media(film, path.stat().st_size))
        except (struct.error, IndexError, ZeroDivisionError, RecursionError) as error:
            raise NotAClipError("header cut off or knotted") from error


def is_clip(path: Path) -> bool:
    """Whether a file is there and is an MP4 file."""
    try:
        read_film(path)
    except (OSError, NotAClipError):
        return False
    return True


def _without_media(film: BinaryIO, size: int) -> bytes:
    """The outermost boxes of a file, all but the header emptied."""

    def head(at: int) -> bytes:
        film.seek(at)
        return film.read(16)

    boxes = []
    for kind, inner, after in boxes_in(head, 0, size):
        if kind == b"moov" and after - inner > _LARGEST_HEADER:
            raise NotAClipError("a header larger than any film needs")
        film.seek(inner)
        data = film.read(after - inner) if kind == b"moov" else b""
        boxes.append(struct.pack(">I4s", 8 + len(data), kind) + data)
    return b"".join(boxes)


def _read(data: bytes) -> Clip:
    top = [kind for kind, _, _ in boxes_in(_head_in(data), 0, len(data))]
    if b"moov" not in top or b"mdat" not in top:
        raise NotAClipError("no moov or no mdat box")
    seconds = 0.0
    width = height = profile = 0
    codecs = []
    is_video = False
    for kind, start, end in _walk(data, 0, len(data)):
        if kind == b"mvhd":
            seconds = _duration(data, start)
        elif kind == b"hdlr":
            is_video = data[start + 8 : start + 12] == b"vide"
        elif kind == b"stsd":
            code = data[start + 12 : start + 16]
            codecs.append(code.decode("latin-1"))
            if is_video:
                width, height = struct.unpack_from(">HH", data, start + 40)
                position = data.find(b"avcC", start, end)
                profile = data[position + 5] if position > 0 else 0
    return Clip(
        seconds=seconds,
        width=width,
        height=height,
        codecs=tuple(codecs),
        profile=profile,
        is_faststart=top.index(b"moov") < top.index(b"mdat"),
    )


def _duration(data: bytes, start: int) -> float:
    """Seconds, from the movie header; version 1 has 64-bit times."""
    if data[start] == 1:
        scale, length = struct.unpack_from(">IQ", data, start + 20)
    else:
        scale, length = struct.unpack_from(">II", data, start + 12)
    return float(length / scale)


def _walk(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    for kind, inner, after in boxes_in(_head_in(data), start, end):
        yield kind, inner, after
        if kind in _CONTAINERS:
            yield from _walk(data, inner, after)


def _head_in(data: bytes) -> Callable[[int], bytes]:
    return lambda at: data[at : at + 16]


def boxes_in(
    head: Callable[[int], bytes], start: int, end: int
) -> Iterator[tuple[bytes, int, int]]:
    """(type, first byte of the content, first byte after) of each box; `head` gives the 16 bytes
    that begin somewhere. Raises NotAClipError and struct.error.
    """
    while start < end:
        header = head(start)
        size, kind = struct.unpack_from(">I4s", header)
        inner = start + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", header, 8)
            inner += 8
        elif size == 0:
            size = end - start
        if size < inner - start or start + size > end:
            raise NotAClipError("a box is longer than the file")
        yield kind, inner, start + size
        start += size
