"""The texts that a picture carries beside what is seen, also one inside another file.

Standards: PNG, 11.3.3 (texts); Exif 2.32; XMP, part 3; comments of JPEG and GIF; covers of FLAC as
in RFC 9639, 8.8; pictures in PDF as in ISO 32000-1, 7.4.8 (DCTDecode), and in Office's packages.
"""

import base64
import io
import re
import struct
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from PIL import ExifTags, Image, UnidentifiedImageError

from loa.ground.archives import DAMAGED

Tag = tuple[str, str]
"""The name of a tag as its format writes it, in lower case, and its text."""

ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif"})
FAULTS = (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError)
# Digits of a machine: colour profiles, versions, sizes.
_WORDLESS = frozenset({"icc_profile", "exif"})
_LARGEST = 50_000_000
"""Bytes of a picture in a package or of a PDF that are looked at."""
# A picture of a camera or with a comment begins so.
_PHOTOGRAPH = re.compile(rb"\xff\xd8\xff[\xe0\xe1\xfe]")
_BEGINNING = 1 << 17
"""Bytes of a photograph in which its Exif and comments stand."""


def picture_tags(data: bytes) -> Iterator[Tag]:
    """The texts of a picture, and an empty "location" where it says where it was taken. Raises
    one of FAULTS for what is none.
    """
    with Image.open(io.BytesIO(data)) as image:
        # Texts may stand behind the picture in a PNG; what is asked for is read to the end.
        texts: dict[Any, Any] = dict(getattr(image, "text", {}))
        # What encoders write of themselves is no remark of a person.
        texts |= {
            "encoder" if key == "comment" else key: value
            for key, value in image.info.items()
            if key not in _WORDLESS
        }
        exif = image.getexif()
        inner = exif.get_ifd(ExifTags.IFD.Exif)
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    for key, value in (*texts.items(), *exif.items(), *inner.items()):
        text = _text_of(value)
        if any(letter.isalnum() for letter in text):
            yield str(ExifTags.TAGS.get(key, key)).lower(), text
    if gps:
        yield "location", "GPS"


def cover_tags(data: bytes) -> Iterator[Tag]:
    """The texts of a picture inside another file; none for one that is damaged."""
    with suppress(*FAULTS):
        yield from picture_tags(data)


def block_tags(text: str) -> Iterator[Tag]:
    """The texts of FLAC's picture block, which comments of Ogg hold in base64. Raises ValueError,
    struct.error.
    """
    data = base64.b64decode(text, validate=True)
    at = 4
    for _ in range(2):
        (size,) = struct.unpack_from(">I", data, at)
        if at > 4:
            yield "cover", data[at + 4 : at + 4 + size].decode("utf-8", "replace")
        at += 4 + size
    yield from cover_tags(data[at + 20 :])


def office_tags(source: BinaryIO) -> Iterator[Tag]:
    """The texts of every picture in a package of Office. Raises ValueError, OSError."""
    try:
        with zipfile.ZipFile(source) as parts:
            for part in parts.infolist():
                is_picture = PurePosixPath(part.filename).suffix.lower() in ENDINGS
                if is_picture and part.file_size <= _LARGEST:
                    yield from cover_tags(parts.read(part))
    except DAMAGED as error:
        raise ValueError(str(error)) from error


def pdf_tags(source: BinaryIO) -> Iterator[Tag]:
    """The texts of every photograph in a PDF, which holds it as the camera wrote it."""
    data = source.read(_LARGEST)
    for match in _PHOTOGRAPH.finditer(data):
        yield from cover_tags(data[match.start() : match.start() + _BEGINNING])


def _text_of(value: Any) -> str:
    """Words of a value of a picture; nothing for numbers and shapes."""
    if isinstance(value, bytes):
        # Of Windows, whose names end with a nought of two bytes; and a code in front of remarks.
        is_wide = value[1::2].count(0) > len(value) // 4
        value = value.decode("utf-16-le" if is_wide else "utf-8", "ignore")
    if not isinstance(value, str):
        return ""
    # Read as Latin-1, as the standards have it; programs write UTF-8.
    text = str(value)
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode()
    return text.replace("\0", " ")
