"""Photographs in the sizes in which readers get them, without what cameras hide in them."""

import io
from collections.abc import Collection
from pathlib import PurePosixPath

from PIL import Image, ImageCms, ImageOps

from loa.artifacts import (
    Artifact,
    ArtifactStore,
    Manifest,
    code_of,
    sha256_of,
    version_of,
)
from loa.content.consents import withdrawn_images
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE
from loa.media.inspection import ENDINGS, REFUSED_ENDINGS, UNREADABLE, images_of

WIDTHS = (480, 960, 1600)
"""Pixels: a phone, a phone of twice the density, a screen."""
FOLDER = "assets/photo"


def make_photos(library: Library, store: ArtifactStore, shown: Collection[str]) -> list[Artifact]:
    """Each photograph without hidden data in its own place, and smaller ones beside.

    `shown` are the files that pages show; no other is made. Kinds: `photo` takes the original's
    place, `photo-avif` and `photo-jpg` are the sizes. An image that cannot be read is left out;
    its problem comes from `check_photos`. So is one whose people took their consent back.
    """
    made: list[Artifact] = []
    gone = withdrawn_images(library)
    for uri in images_of(library):
        if uri not in shown or uri in gone:
            continue
        data = (library.docs_dir / uri).read_bytes()
        try:
            made += _sizes(uri, data, store)
        except UNREADABLE:
            continue
    return made


def withheld(library: Library, manifest: Manifest) -> set[str]:
    """The images below docs/ that are not published: nobody could clean them, or somebody in them
    took their consent back.
    """
    made = {artifact.dest_uri for artifact in manifest if artifact.kind == "photo"}
    return set(images_of(library, ENDINGS | REFUSED_ENDINGS)) - made


def _sizes(uri: str, data: bytes, store: ArtifactStore) -> list[Artifact]:
    with Image.open(io.BytesIO(data)) as opened:
        form = opened.format or "PNG"
        image = as_seen(opened)
        image = image if form != "JPEG" else image.convert("RGB")
    made = [_photo(uri, uri, "photo", image, form, data, store)]
    if image.has_transparency_data:
        # A drawing to be laid on any ground; JPEG would paint the ground black.
        return made
    for width in [w for w in WIDTHS if w < image.width] or [image.width]:
        smaller = image.convert("RGB")
        smaller.thumbnail((width, image.height))
        for form, ending in (("AVIF", "avif"), ("JPEG", "jpg")):
            place = f"{FOLDER}/{uri}-{width}.{ending}"
            made.append(_photo(uri, place, f"photo-{ending}", smaller, form, data, store))
    return made


def as_seen(opened: Image.Image) -> Image.Image:
    """An opened image upright, in the colours of screens, without a palette."""
    image = _in_screen_colours(ImageOps.exif_transpose(opened))
    return image.convert("RGBA") if image.mode == "P" else image


def encoded(image: Image.Image, form: str, **options: int) -> bytes:
    """The picture alone in a format of Pillow: nothing else that the image carries."""
    buffer = io.BytesIO()
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    clean.save(buffer, form, **options)
    return buffer.getvalue()


def _in_screen_colours(image: Image.Image) -> Image.Image:
    """The picture as every screen shows it, because its own colour profile is not published."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "CMYK"}:
        return image
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        screen = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, own, screen, outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError):
        return image


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
    tool = version_of("pillow")
    key = store.key("photo", code_of("media"), tool, kind, str(image.width), data)
    stored = store.get(key, ending)
    if stored is None:
        options = {"quality": 60, "speed": 6, "max_threads": 1} if form == "AVIF" else {}
        stored = store.put(key, ending, encoded(image, form, **(options or {"quality": 82})))
    made = stored.read_bytes()
    note = f"{image.width}×{image.height}"
    return Artifact(
        place, kind, SOURCE_LANGUAGE, uri, len(made), sha256_of(made), stored, "Ảnh", note
    )
