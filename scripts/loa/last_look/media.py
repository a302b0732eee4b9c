"""The passages of pictures, films and sound: what they say beside what is seen and heard."""

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import Any

from PIL import ExifTags, Image, UnidentifiedImageError

from loa.last_look.passages import READERS, Passage
from loa.media.tags import TAGGED, tags_in

_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
_FAULTS = (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError)
# Digits of a machine: colour profiles, versions, sizes.
_WORDLESS = frozenset({"icc_profile", "exif"})


# How long a part of a film is: 00:00:38.008000000.
_TIME = re.compile(r"\d\d:\d\d:\d\d(?:\.\d+)?")


def _picture(data: bytes) -> Iterator[Passage]:
    """Standards: PNG, 11.3.3 (texts); Exif 2.32; XMP, part 3; comments of JPEG and GIF."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            # Texts may stand behind the picture in a PNG; what is asked for is read to the end.
            told = dict(getattr(image, "text", {}))
            told |= {key: one for key, one in image.info.items() if key not in _WORDLESS}
            exif = image.getexif()
            inner = exif.get_ifd(ExifTags.IFD.Exif)
    except _FAULTS as error:
        raise ValueError(str(error)) from error
    for value in (*told.values(), *exif.values(), *inner.values()):
        text = _text_of(value)
        if any(letter.isalnum() for letter in text):
            yield Passage(1, "value", text)


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


def _tagged(ending: str, data: bytes) -> Iterator[Passage]:
    for _, said in tags_in(ending, io.BytesIO(data)):
        if not _TIME.fullmatch(said):
            yield Passage(1, "value", said)


READERS.update(dict.fromkeys(_PICTURES, _picture))
READERS.update({ending: partial(_tagged, f"a{ending}") for ending in TAGGED})
