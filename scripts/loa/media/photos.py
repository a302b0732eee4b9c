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
    artifacts: list[Artifact] = []
    withdrawn = withdrawn_images(library)
    for uri in images_of(library):
        if uri not in shown or uri in withdrawn:
            continue
        data = (library.docs_dir / uri).read_bytes()
        try:
            artifacts += _sizes_of(uri, data, store)
        except UNREADABLE:
            continue
    return artifacts


def withheld(library: Library, manifest: Manifest) -> set[str]:
    """The images below docs/ that are not published: nobody could clean them, or somebody in them
    took their consent back.
    """
    published = {artifact.dest_uri for artifact in manifest if artifact.kind == "photo"}
    return set(images_of(library, ENDINGS | REFUSED_ENDINGS)) - published


def _sizes_of(uri: str, data: bytes, store: ArtifactStore) -> list[Artifact]:
    with Image.open(io.BytesIO(data)) as opened:
        image_format = opened.format or "PNG"
        image = upright_in_screen_colours(opened)
        image = image if image_format != "JPEG" else image.convert("RGB")
    artifacts = [
        _photo(
            uri=uri,
            dest_uri=uri,
            kind="photo",
            image=image,
            image_format=image_format,
            data=data,
            store=store,
        )
    ]
    if image.has_transparency_data:
        # A drawing to be laid on any ground; JPEG would paint the ground black.
        return artifacts
    for width in [pixels for pixels in WIDTHS if pixels < image.width] or [image.width]:
        smaller = image.convert("RGB")
        smaller.thumbnail((width, image.height))
        for image_format, ending in (("AVIF", "avif"), ("JPEG", "jpg")):
            dest_uri = f"{FOLDER}/{uri}-{width}.{ending}"
            artifacts.append(
                _photo(
                    uri=uri,
                    dest_uri=dest_uri,
                    kind=f"photo-{ending}",
                    image=smaller,
                    image_format=image_format,
                    data=data,
                    store=store,
                )
            )
    return artifacts


def upright_in_screen_colours(opened: Image.Image) -> Image.Image:
    """An opened image upright, in the colours of screens, without a palette."""
    image = _in_screen_colours(ImageOps.exif_transpose(opened))
    return image.convert("RGBA") if image.mode == "P" else image


def encode_alone(image: Image.Image, image_format: str, **options: int) -> bytes:
    """The picture alone in a format of Pillow: nothing else that the image carries."""
    buffer = io.BytesIO()
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    clean.save(buffer, image_format, **options)
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
    dest_uri: str,
    kind: str,
    image: Image.Image,
    image_format: str,
    data: bytes,
    store: ArtifactStore,
) -> Artifact:
    ending = PurePosixPath(dest_uri).suffix[1:].lower()
    tool = version_of("pillow")
    key = store.key("photo", code_of("media"), tool, kind, str(image.width), data)
    stored = store.get(key, ending)
    if stored is None:
        options = {"quality": 60, "speed": 6, "max_threads": 1} if image_format == "AVIF" else {}
        stored = store.put(
            key, ending, encode_alone(image, image_format, **(options or {"quality": 82}))
        )
    content = stored.read_bytes()
    note = f"{image.width}×{image.height}"
    return Artifact(
        dest_uri,
        kind=kind,
        language=SOURCE_LANGUAGE,
        source=uri,
        size=len(content),
        sha256=sha256_of(content),
        stored=stored,
        title="Ảnh",
        note=note,
    )
