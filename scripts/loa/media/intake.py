"""A photograph from a phone or a camera as the portal keeps it: upright, small, nothing hidden."""

import io
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pi_heif
from PIL import ExifTags, Image, UnidentifiedImageError

from loa.ground.files import read_at_most
from loa.ground.wording import say
from loa.media.faces import FACE, can_look, face_score
from loa.media.inspection import UNREADABLE, codes_in, is_drawn
from loa.media.photos import WIDTHS, encode_alone, upright_in_screen_colours
from loa.safety.attachments import tells_location

LONGEST = max(WIDTHS)
"""Pixels of the longer side; a larger original would be published by nobody."""
KINDS = "JPEG, PNG, WebP, HEIC"
_TAKEN = frozenset({"JPEG", "MPO", "PNG", "WEBP", "HEIF"})
_QUALITY = 88
"""Of the file that is kept: the sizes that readers get are made of it once more."""
_GPS = b"GPSLatitude"
_PICTURES = frozenset({
    ".arw", ".avif", ".bmp", ".cr2", ".cr3", ".dng", ".gif", ".heic", ".heif", ".jfif", ".jpeg",
    ".jpg", ".jxl", ".nef", ".orf", ".png", ".raf", ".rw2", ".tif", ".tiff", ".webp",
})  # fmt: skip
# JPEG, PNG, WebP, TIFF and what cameras make of it, JPEG XL, and the brands of ISO/IEC 23008-12
# (HEIF), AVIF and Canon's CR3.
_BEGINS = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n|RIFF....WEBP|II\*\x00|MM\x00\*|\xff\x0a|\x00\x00\x00\x0cJXL |"
    rb"....ftyp(?:hei[cfmsx]|hev[cmsx]|m[is]f1|avi[fs]|crx )",
    re.DOTALL,
)
LARGEST = 100_000_000
"""Bytes of a file: more is a film, which would only fill the memory."""


class PhotoRefusedError(Exception):
    """A file that the portal does not take; the text says why, without a full stop."""


@dataclass(frozen=True)
class Photo:
    """A picture without anything else: the bytes of a JPEG (or PNG), its ending and size.

    `may_show_a_face` is whether the detector of `media.faces`, where it is installed, says so.
    """

    data: bytes
    ending: str
    width: int
    height: int
    may_show_a_face: bool


def photo_of(data: bytes) -> Photo:
    """The photograph of a file's bytes. Raises PhotoRefusedError."""
    try:
        with open_image(data) as original:
            if original.format not in _TAKEN:
                raise PhotoRefusedError(
                    say(
                        "the portal takes no photographs of the kind {format}, only {kinds}",
                        format=original.format,
                        kinds=KINDS,
                    )
                )
            # Phones keep a preview or a second lens behind the picture; a film has no first one.
            if original.format in {"PNG", "WEBP"} and getattr(original, "n_frames", 1) > 1:
                raise PhotoRefusedError(say("a moving picture: export it as a single one"))
            is_kept_as_drawn = original.format == "PNG" and is_drawn(original)
            image = upright_in_screen_colours(original)
    except UNREADABLE as error:
        raise PhotoRefusedError(
            say("the photograph cannot be read: damaged, half loaded or too large")
        ) from error
    image.thumbnail((LONGEST, LONGEST))
    if codes := codes_in(image):
        raise PhotoRefusedError(
            say(
                "it shows a code that can be scanned ({join}), choose another photograph",
                join=", ".join(codes),
            )
        )
    if is_kept_as_drawn or image.has_transparency_data:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
        content, ending = encode_alone(image, "PNG", optimize=1), ".png"
    else:
        image = image.convert("RGB")
        content, ending = encode_alone(image, "JPEG", quality=_QUALITY), ".jpg"
    has_face = can_look() and face_score(image) >= FACE
    return Photo(
        content, ending=ending, width=image.width, height=image.height, may_show_a_face=has_face
    )


def open_image(data: bytes) -> Image.Image:
    """An image of any kind that phones write, HEIC too. Raises what `UNREADABLE` lists."""
    try:
        return Image.open(io.BytesIO(data))
    except UnidentifiedImageError:
        if not pi_heif.is_supported(data):
            raise
    # Not registered with Pillow: a build must not begin to read what it cannot publish.
    try:
        photograph = pi_heif.open_heif(data)
        width, height = photograph.size
        if width * height > 2 * (Image.MAX_IMAGE_PIXELS or 0):
            raise Image.DecompressionBombError(f"{width}×{height}")
        image: Image.Image = photograph.to_pillow()
    except (EOFError, RuntimeError) as error:
        raise ValueError(str(error)) from error
    image.format = "HEIF"
    return image


def tells_where(data: bytes) -> bool:
    """Whether an image says where it was taken: EXIF, or XMP as text (CIPA DC-010, GPS tags); or a
    film does.
    """
    if _GPS in data or tells_location(data):
        return True
    try:
        with open_image(data) as image:
            return bool(image.getexif().get_ifd(ExifTags.IFD.GPSInfo))
    except UNREADABLE:
        return False


def is_unopenable_picture(name: str, data: bytes) -> bool:
    """Whether a file is a picture by its name or its first bytes, and nothing here opens it: so
    nobody can know whether it says where it was taken.
    """
    is_named = PurePosixPath(name).suffix.lower() in _PICTURES
    if not data or not (is_named or _BEGINS.match(data)):
        return False
    try:
        open_image(data).close()
    except UNREADABLE:
        return True
    return False


def read_photo(path: Path) -> Photo:
    """The photograph of a file on the disk. Raises PhotoRefusedError, OSError."""
    data = read_at_most(path, LARGEST)
    if data is None:
        raise PhotoRefusedError(
            say(
                "the file is larger than {largest} MB, which is no photograph",
                largest=LARGEST // 1000000,
            )
        )
    return photo_of(data)
