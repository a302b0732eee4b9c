"""The texts that sound and films carry beside what is heard and seen: names, remarks, places.

Formats: ID3v2.2 to 2.4 and ID3v1 (MP3); RFC 3533, 5334 and Vorbis I, 5 (Ogg, Opus); RFC 8794 and
RFC 9559 (WebM); ISO/IEC 14496-12 and the QuickTime file format, user data (MP4, M4A, MOV).
"""

import re
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from typing import BinaryIO

from loa.ground.wording import say
from loa.media.boxes import NotAClipError, boxes_in
from loa.media.picture_tags import Tag, block_tags, cover_tags, office_tags, pdf_tags

_MOST = 1 << 20
"""Bytes of tags that are read: a picture among them may have more, a text has not."""
_MOST_PARTS = 100_000
_DEEPEST = 8


def tags_in(name: str, source: BinaryIO) -> list[Tag]:
    """The tags of a file by its ending; none for another format. What follows a damaged place is
    not read. Raises OSError.
    """
    reader = _READERS.get(PurePosixPath(name).suffix.lower())
    tags: list[Tag] = []
    if reader is not None:
        with suppress(struct.error, IndexError, ValueError, NotAClipError):
            for tag in reader(source):
                tags.append(tag)  # noqa: PERF402  (those before a damaged place are kept)
    return [(key.lower(), text) for key, text in tags if text.strip()]


_MAKERS = frozenset({
    "artist", "author", "composer", "contact", "copyright", "encoded_by", "lyricist",
    "organization", "performer", "tcom", "tcop", "tcm", "tcr", "ten", "tenc", "text", "toly",
    "tope", "town", "tp1", "tp2", "tpe1", "tpe2", "tpe3",
    "aart", "\xa9art", "\xa9aut", "\xa9cpy", "\xa9prf", "\xa9wrt", "xpauthor",
})  # fmt: skip
_REMARKS = frozenset({
    "com", "comm", "comment", "description", "txx", "txxx", "\xa9cmt", "\xa9des", "\xa9inf", "desc",
    "usercomment", "xpcomment",
})  # fmt: skip
_PLACES = frozenset({"location", "geo_location", "recording_location", "\xa9xyz"})
_PATH = re.compile(r"(?:^|[\s\"'(])(?:[A-Za-z]:\\|/home/|/Users/|\\\\\w)")


def traces_of(tags: Iterable[Tag]) -> list[str]:
    """What tags tell of the person who made a file, in words."""
    traces = []
    for key, text in tags:
        if _PATH.search(text):
            traces.append(say("names of files and folders of a machine"))
        for keys, words in (
            (_PLACES, say("where it was taken (GPS)")),
            (_MAKERS, say("the author's name")),
            (_REMARKS, say("remarks")),
        ):
            if key in keys:
                traces.append(words)
    return list(dict.fromkeys(traces))


def _id3(source: BinaryIO) -> Iterator[Tag]:
    head = source.read(10)
    if head[:3] == b"ID3":
        body = source.read(min(_packed_int(head[6:10], 7), _MOST))
        yield from _frames(body, head[3])
    size = source.seek(0, 2)
    source.seek(max(0, size - 128))
    old = source.read(128)
    if old[:3] == b"TAG":
        for key, start, end in (("tit2", 3, 33), ("tpe1", 33, 63), ("talb", 63, 93)):
            yield key, _decoded(old[start:end])
        yield "comm", _decoded(old[97:127])


def _frames(body: bytes, version: int) -> Iterator[Tag]:
    letters, head, bits = (3, 6, 8) if version == 2 else (4, 10, 7 if version > 3 else 8)
    at = 0
    while body[at : at + 1].strip(b"\0"):
        key = body[at : at + letters].decode("latin-1")
        size = _packed_int(body[at + letters : at + letters + letters], bits)
        inner = body[at + head : at + head + size]
        at += head + size
        if key[0] == "W" and key not in ("WXXX", "WXX"):
            yield key, _decoded(inner)
        elif key[0] in "TWCU" and inner:
            # In front of a remark and of the words of a song stands their language.
            start = 4 if key[0] in "CU" else 1
            parts = _in_encoding(inner[start:], inner[0]).split("\0")
            is_named = key in ("TXXX", "TXX") and len(parts) > 1
            yield parts.pop(0) if is_named else key, " ".join(parts).strip()
        elif key in ("APIC", "PIC") and inner:
            yield from _cover(inner, version)


def _cover(frame: bytes, version: int) -> Iterator[Tag]:
    """A picture: encoding, format, kind, what it is called, and then its bytes."""
    is_wide = frame[0] in (1, 2)
    start = 5 if version == 2 else frame.index(b"\0", 1) + 2
    end = frame.index(b"\0\0" if is_wide else b"\0", start)
    while is_wide and (end - start) % 2:
        # Half of one letter and half of the next.
        end = frame.index(b"\0\0", end + 1)
    yield "cover", _in_encoding(frame[start:end], frame[0])
    yield from cover_tags(frame[end + (2 if is_wide else 1) :])


def _in_encoding(data: bytes, encoding: int) -> str:
    if encoding in (1, 2):
        return data.decode("utf-16" if encoding == 1 else "utf-16-be", "replace").replace(
            "\ufeff", ""
        )
    return "\0".join(map(_decoded, data.split(b"\0")))


def _decoded(data: bytes) -> str:
    data = data.strip(b"\0 ").replace(b"\0", b" ")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _packed_int(data: bytes, bits: int) -> int:
    """A number of whose bytes only the lower bits count."""
    number = 0
    for byte in data:
        number = number << bits | byte & ((1 << bits) - 1)
    return number


def _ogg(source: BinaryIO) -> Iterator[Tag]:
    body = bytearray()
    while len(body) < _MOST:
        head = source.read(27)
        if head[:4] != b"OggS":
            break
        body += source.read(sum(source.read(head[26])))
    for mark in (b"\x03vorbis", b"OpusTags"):
        start = body.find(mark)
        if start >= 0:
            yield from _comments(bytes(body), start + len(mark))


def _comments(body: bytes, at: int) -> Iterator[Tag]:
    (size,) = struct.unpack_from("<I", body, at)
    at += 4 + size
    (count,) = struct.unpack_from("<I", body, at)
    at += 4
    for _ in range(min(count, _MOST_PARTS)):
        (size,) = struct.unpack_from("<I", body, at)
        key, _, text = _decoded(body[at + 4 : at + 4 + size]).partition("=")
        at += 4 + size
        if key.lower() == "metadata_block_picture":
            yield from block_tags(text)
        else:
            yield key, text


# Of RFC 9559: what holds other elements and may hold texts, and the texts themselves.
_MASTERS = frozenset({
    0x18538067, 0x1549A966, 0x1254C367, 0x7373, 0x67C8, 0x1941A469, 0x61A7, 0x1043A770, 0x45B9,
    0xB6, 0x80, 0x1654AE6B, 0xAE,
})  # fmt: skip
_TEXTS = {
    0x7BA9: "title",
    0x4487: "",
    0x466E: "filename",
    0x467E: "description",
    0x85: "chapter",
    0x536E: "title",
}
_TAG_NAME = 0x45A3
_FILE = 0x465C


def _webm(source: BinaryIO) -> Iterator[Tag]:
    size = source.seek(0, 2)
    pending = [(0, size)]
    name = ""
    for _ in range(_MOST_PARTS):
        while pending and pending[-1][0] >= pending[-1][1]:
            pending.pop()
        if not pending:
            return
        start, end = pending.pop()
        source.seek(start)
        kind, length = _vint(source, keep=True), _vint(source, keep=False)
        inner = source.tell()
        after = min(end, inner + length) if length >= 0 else end
        pending.append((after, end))
        if kind in _MASTERS or length < 0:
            pending.append((inner, after))
        elif kind == _TAG_NAME:
            name = _decoded(source.read(min(after - inner, _MOST)))
        elif kind == _FILE:
            yield from cover_tags(source.read(min(after - inner, _MOST)))
        elif kind in _TEXTS:
            yield _TEXTS[kind] or name, _decoded(source.read(min(after - inner, _MOST)))


def _vint(source: BinaryIO, *, keep: bool) -> int:
    """A number of variable length; -1 for one that says nothing. `keep`: with its mark."""
    first = source.read(1)[0]
    length = 9 - first.bit_length()
    data = source.read(length - 1)
    plain = first & ((1 << (8 - length)) - 1)
    is_unknown = plain == (1 << (8 - length)) - 1 and not data.strip(b"\xff")
    if not keep and is_unknown:
        return -1
    return int.from_bytes(bytes([first if keep else plain]) + data)


_HOLDERS = frozenset({b"moov", b"udta", b"trak", b"meta", b"ilst", b"----"})


def _film(source: BinaryIO) -> Iterator[Tag]:
    size = source.seek(0, 2)
    yield from _boxes(source, start=0, end=size, holder=b"", depth=0)


def _boxes(source: BinaryIO, start: int, end: int, holder: bytes, depth: int) -> Iterator[Tag]:
    def head(at: int) -> bytes:
        source.seek(at)
        return source.read(16)

    for kind, inner, after in boxes_in(head, start, end):
        source.seek(inner)
        content = source.read(min(after - inner, _MOST)) if _is_text(kind, holder) else b""
        if kind == b"meta":
            # A version stands in front, in files of ISO; QuickTime's own have none.
            source.seek(inner)
            inner += 0 if source.read(8)[4:] == b"hdlr" else 4
        if kind == b"data" and holder == b"covr":
            yield from cover_tags(content[8:])
        elif kind == b"data":
            yield holder.decode("latin-1"), _decoded(content[8:])
        elif kind in (b"name", b"mean"):
            yield kind.decode(), _decoded(content[4:])
        elif holder == b"udta" and content:
            yield kind.decode("latin-1"), _decoded(content[4:])
        elif depth < _DEEPEST and (kind in _HOLDERS or holder == b"ilst"):
            yield from _boxes(source, start=inner, end=after, holder=kind, depth=depth + 1)


def _is_text(kind: bytes, holder: bytes) -> bool:
    return kind in (b"data", b"name", b"mean") or (holder == b"udta" and kind[:1] == b"\xa9")


_READERS: dict[str, Callable[[BinaryIO], Iterator[Tag]]] = {
    ".mp3": _id3,
    ".ogg": _ogg,
    ".oga": _ogg,
    ".opus": _ogg,
    ".webm": _webm,
    ".mkv": _webm,
    ".mp4": _film,
    ".m4a": _film,
    ".m4v": _film,
    ".mov": _film,
}
TAGGED = frozenset(_READERS)
"""The endings of sound and films, whose tags are read."""
_READERS |= {
    ".docx": office_tags,
    ".pptx": office_tags,
    ".xlsx": office_tags,
    ".pdf": pdf_tags,
}
