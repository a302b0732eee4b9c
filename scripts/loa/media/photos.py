"""Photographs: what they carry unseen, and the sizes in which readers get them, without it."""

import io
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from PIL import ExifTags, Image, ImageOps

from loa.artifacts import Artifact, ArtifactStore, sha256_of
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE
from loa.problems import Problem

ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp"})
WIDTHS = (480, 960, 1600)
"""Pixels: a phone, a phone of twice the density, a screen."""
FOLDER = "assets/photo"
_MAKER = "photo 1"


def photos_of(library: Library) -> list[str]:
    """The raster images below docs/, sorted."""
    return sorted(uri for uri in library.files if PurePosixPath(uri).suffix.lower() in ENDINGS)


def check_photos(library: Library) -> Iterator[Problem]:
    """No image carries a place, a device or a date unseen; all of them can be read."""
    for uri in photos_of(library):
        path = f"{library.docs_dir.name}/{uri}"
        try:
            found = hidden_in(library.docs_dir / uri)
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            message = "Máy không đọc được ảnh này."
            hint = "Xuất lại thành JPEG hoặc PNG. Trang vẫn được dựng, không có ảnh."
            yield Problem(path, 1, "image-unreadable", message, hint, "warning")
            continue
        if found:
            message = f"Ảnh mang theo dữ liệu ẩn: {', '.join(found)}."
            hint = "Bản đăng đã được xóa; hãy xóa cả trong tệp gốc rồi lưu lại."
            yield Problem(path, 1, "image-metadata", message, hint, "warning")


def hidden_in(path: Path) -> list[str]:
    """What an image says beyond its picture, in words; empty for a clean one."""
    with Image.open(path) as image:
        image.load()
        exif = image.getexif()
        found = []
        if exif.get_ifd(ExifTags.IFD.GPSInfo):
            found.append("nơi chụp (GPS)")
        if exif:
            found.append("máy và lúc chụp (EXIF)")
        if "xmp" in image.info or "XML:com.adobe.xmp" in image.info:
            found.append("ghi chú của phần mềm (XMP)")
        return found


def make_photos(library: Library, store: ArtifactStore) -> list[Artifact]:
    """Each photograph without hidden data in its own place, and smaller ones beside.

    Kinds: `photo` takes the original's place, `photo-avif` and `photo-jpg` are the sizes.
    An image that cannot be read is left out; its problem comes from `check_photos`.
    """
    made: list[Artifact] = []
    for uri in photos_of(library):
        data = (library.docs_dir / uri).read_bytes()
        try:
            made += _sizes(uri, data, store)
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            continue
    return made


def _sizes(uri: str, data: bytes, store: ArtifactStore) -> list[Artifact]:
    with Image.open(io.BytesIO(data)) as opened:
        form = opened.format or "PNG"
        image = ImageOps.exif_transpose(opened)
        image = image if form != "JPEG" else image.convert("RGB")
    made = [_photo(uri, uri, "photo", image, form, data, store)]
    for width in [w for w in WIDTHS if w < image.width] or [image.width]:
        smaller = image.convert("RGB")
        smaller.thumbnail((width, image.height))
        stem = PurePosixPath(uri).with_suffix("").as_posix().replace("/", "-")
        for form, ending in (("AVIF", "avif"), ("JPEG", "jpg")):
            place = f"{FOLDER}/{stem}-{width}.{ending}"
            made.append(_photo(uri, place, f"photo-{ending}", smaller, form, data, store))
    return made


def _photo(
    uri: str,
    place: str,
    kind: str,
    image: Image.Image,
    form: str,
    data: bytes,
    store: ArtifactStore,
) -> Artifact:
    ending = PurePosixPath(place).suffix[1:].lower()
    key = store.key(_MAKER, version("pillow"), kind, str(image.width), data)
    stored = store.get(key, ending)
    if stored is None:
        buffer = io.BytesIO()
        clean = Image.new(image.mode, image.size)
        if image.mode == "P":
            clean = image.convert("RGBA")
        else:
            clean.paste(image)
        options = {"quality": 60, "speed": 6, "max_threads": 1} if form == "AVIF" else {}
        clean.save(buffer, form, **(options or {"quality": 82}))
        stored = store.put(key, ending, buffer.getvalue())
    made = stored.read_bytes()
    note = f"{image.width}×{image.height}"
    return Artifact(
        place, kind, SOURCE_LANGUAGE, uri, len(made), sha256_of(made), stored, "Ảnh", note
    )
