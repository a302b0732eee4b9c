"""What a file to be downloaded says of the person who made it, beyond what it shows.

Formats: ECMA-376 part 2, core properties (Office); ISO 32000-1, 14.3 (PDF); ISO/IEC 14496-12 and
the QuickTime file format, user data (MP4, M4A); SVG 1.1, metadata.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from loa.ground.archives import DAMAGED
from loa.ground.wording import say

_OFFICE = frozenset({".docx", ".xlsx", ".pptx"})
_LARGEST_PART = 1_000_000
_AUTHOR = re.compile(rb"<(?:dc:creator|cp:lastModifiedBy)>\s*[^<\s]")
_COMMENTS = re.compile(r"^(?:word|xl|ppt)/(?:comments\w*\.xml|comments/.+|commentAuthors\.xml)$")
_TRACKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo) ")
_PDF = (
    (re.compile(rb"/Author\s{0,99}(?:\((?!\))|<(?!>))"), say("the author's name")),
    (re.compile(rb"<dc:creator>"), say("the author's name")),
    (re.compile(rb"/Subtype\s{0,99}/(?:Text|Popup|FreeText)\b"), say("remarks")),
)
# Cameras and Android, "+21.0285+105.8542/" as user data or in iTunes' list; 3GPP TS 26.244, 8.10,
# as ffmpeg writes it; iPhones. Four letters alone would be found in every few gigabytes of film.
_LOCATION = re.compile(
    rb"\xa9xyz.{0,20}?[+-]\d|loci\x00{4}|com\.apple\.quicktime\.location", re.DOTALL
)
_FILM = (
    (_LOCATION, say("where it was taken (GPS)")),
    # A length follows, whose first byte is nought.
    (
        re.compile(rb"\xa9(?:ART|aut|mak|mod)\x00|com\.apple\.quicktime\.(?:author|make|model)"),
        say("the name of who took it, or of the camera"),
    ),
)
_DRAWING = (
    (re.compile(rb"<!--"), say("remarks")),
    (re.compile(rb"<(?:\w+:)?(?:metadata|creator|rights)\b[^>/]*>\s*<"), say("the author's name")),
    (
        re.compile(rb"(?:docname|export-filename|absref)\s*="),
        say("names of files and folders of a machine"),
    ),
)
ENDINGS = frozenset({*_OFFICE, ".pdf", ".mp4", ".m4a", ".mov", ".svg"})

_WINDOW_BYTES = 1 << 20
"""How much of a film or a PDF is looked at together."""
_OVERLAP_BYTES = 1 << 10
"""More than any pattern of a film or a PDF can match."""


def traces_in(name: str, source: BinaryIO) -> list[str]:
    """What a file tells of its maker, in words; empty for a clean file or another format. However
    long a film or a PDF is, little of it is in memory at once. Raises OSError.
    """
    ending = PurePosixPath(name).suffix.lower()
    if ending not in ENDINGS:
        return []
    if ending in _OFFICE:
        return _office_traces(source)
    if ending == ".svg":
        text = source.read()
        return list(dict.fromkeys(words for pattern, words in _DRAWING if pattern.search(text)))
    table = _PDF if ending == ".pdf" else _FILM
    traces_by_rank = {
        rank: words
        for data in _windows(source)
        for rank, (pattern, words) in enumerate(table)
        if pattern.search(data)
    }
    return list(dict.fromkeys(traces_by_rank[rank] for rank in sorted(traces_by_rank)))


def _windows(source: BinaryIO) -> Iterator[bytes]:
    """A file in pieces, each with the end of the one before it."""
    tail = b""
    while data := source.read(_WINDOW_BYTES):
        yield tail + data
        tail = (tail + data)[-_OVERLAP_BYTES:]


def tells_location(film: bytes) -> bool:
    """Whether the bytes of a film of any camera say where it was taken, whole or cut off."""
    return _LOCATION.search(film) is not None


def _office_traces(source: BinaryIO) -> list[str]:
    try:
        with zipfile.ZipFile(source) as parts:
            traces = []
            for part in parts.infolist():
                name = part.filename
                if _COMMENTS.match(name):
                    traces.append(say("remarks"))
                is_small = part.file_size <= _LARGEST_PART
                if name == "docProps/core.xml" and (
                    not is_small or _AUTHOR.search(parts.read(part))
                ):
                    traces.append(say("the writer's name"))
                if name == "word/document.xml" and is_small and _TRACKED.search(parts.read(part)):
                    traces.append(say("tracked changes"))
            return list(dict.fromkeys(traces))
    except (*DAMAGED, OSError):
        return [say("the file is damaged, nothing can be seen of its inside")]
