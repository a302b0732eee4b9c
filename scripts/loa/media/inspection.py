"""What an image carries beyond its picture: hidden data, codes to be scanned, perhaps people."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath

import zxingcpp
from PIL import ExifTags, Image

from loa.artifacts import sha256_of
from loa.checking import Kept, afresh, check
from loa.content.library import Library
from loa.ground.wording import say
from loa.problems import Problem

ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif"})
REFUSED_ENDINGS = frozenset({".heic", ".heif", ".tif", ".tiff", ".bmp", ".gif"})
"""Cameras and old programs write them; they are not published."""
UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)
"""What Pillow raises on files that are no images, or too large to be opened."""

_PHOTOGRAPHS = ENDINGS - {".png"}
_DRAWN_COLOURS = 4096
"""A drawing of 256 pixels has fewer colours, a photograph more."""
_SCANNED = 1600
"""Pixels: large enough for a code that a phone could read off the page."""
# Formats with a check sum: the others are found in fences and striped shirts.
_FORMAT = zxingcpp.BarcodeFormat
_CODES = zxingcpp.BarcodeFormats(
    (
        _FORMAT.QRCode,
        _FORMAT.MicroQRCode,
        _FORMAT.EAN13,
        _FORMAT.EAN8,
        _FORMAT.UPCA,
        _FORMAT.Code128,
        _FORMAT.DataMatrix,
        _FORMAT.Aztec,
        _FORMAT.PDF417,
    )
)


def images_of(library: Library, endings: frozenset[str] = ENDINGS) -> list[str]:
    """The raster images below docs/ with one of the endings, sorted."""
    return sorted(uri for uri in library.files if PurePosixPath(uri).suffix.lower() in endings)


@check(
    "image-barcode",
    "image-format",
    "image-metadata",
    "image-unreadable",
    scope="portal",
    severity="warning",
)
def check_photos(library: Library, kept: Kept = afresh) -> Iterator[Problem]:
    """Every image can be read, and carries no hidden data and no code to be scanned.

    `kept` gives back what was found in an image of a name and content before: to look for codes in
    ten photographs takes as long as to read a page.
    """
    for uri in images_of(library, REFUSED_ENDINGS):
        ending = PurePosixPath(uri).suffix[1:].upper()
        message = say("The portal publishes no pictures of the kind {ending}.", ending=ending)
        hint = say("Export it as JPEG or PNG. The page is built without the picture.")
        yield _warning(library, uri, code="image-format", message=message, hint=hint)
    for uri in images_of(library):
        try:
            digest = sha256_of((library.docs_dir / uri).read_bytes())
        except OSError:
            digest = ""
        yield from kept(f"image {uri}", digest, partial(_look_at, library, uri))


def _look_at(library: Library, uri: str) -> Iterator[Problem]:
    try:
        with Image.open(library.docs_dir / uri) as image:
            image.load()
            hidden = hidden_in(image)
            codes = codes_in(image)
    except UNREADABLE:
        message = say("This picture cannot be read.")
        hint = say("Export it as JPEG or PNG. The page is built without the picture.")
        yield _warning(library, uri, code="image-unreadable", message=message, hint=hint)
        return
    if hidden:
        message = say("The picture carries hidden data: {join}.", join=", ".join(hidden))
        hint = say(
            "It is gone from what is published; delete it in the original too, and save that."
        )
        yield _warning(library, uri, code="image-metadata", message=message, hint=hint)
    if codes:
        message = say("The picture has a code that can be scanned ({join}).", join=", ".join(codes))
        hint = say("Choose another picture. To lead to a page write a link into the text.")
        yield _warning(library, uri, code="image-barcode", message=message, hint=hint)


def hidden_in(image: Image.Image) -> list[str]:
    """What an opened image says beyond its picture, in words; empty for a clean one."""
    exif = image.getexif()
    descriptions = []
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        descriptions.append(say("where the photograph was taken (GPS)"))
    if exif:
        descriptions.append(say("the camera and the time (EXIF)"))
    if "xmp" in image.info or "XML:com.adobe.xmp" in image.info:
        descriptions.append(say("notes of a program (XMP)"))
    if "photoshop" in image.info:
        descriptions.append(say("notes of a photographer (IPTC)"))
    if "comment" in image.info or getattr(image, "text", {}).keys() - {"XML:com.adobe.xmp"}:
        descriptions.append(say("remarks in the file"))
    return descriptions


def codes_in(image: Image.Image) -> list[str]:
    """The kinds of bar codes and QR codes that a phone could scan off an image."""
    grey = image.convert("L")
    grey.thumbnail((_SCANNED, _SCANNED))
    return sorted({code.format.name for code in zxingcpp.read_barcodes(grey, formats=_CODES)})


def is_photograph(path: Path) -> bool:
    """Whether an image may show people: every kind but a PNG of few colours, which is drawn."""
    ending = path.suffix.lower()
    if ending != ".png":
        return ending in _PHOTOGRAPHS | REFUSED_ENDINGS
    try:
        with Image.open(path) as image:
            return not is_drawn(image)
    except UNREADABLE:
        return False


def is_drawn(image: Image.Image) -> bool:
    """Whether an opened image has as few colours as drawings have."""
    small = image.convert("RGB")
    small.thumbnail((256, 256), Image.Resampling.NEAREST)
    return small.getcolors(_DRAWN_COLOURS) is not None


def _warning(library: Library, uri: str, code: str, message: str, hint: str) -> Problem:
    return Problem(f"{library.docs_dir.name}/{uri}", 1, code=code, message=message, hint=hint)
