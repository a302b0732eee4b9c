"""Images in a page's text as <picture>: the browser takes the size and the format that fit.

What could not be cleaned is not published; its description stands in its place.
"""

import posixpath
import xml.etree.ElementTree as etree

from markdown.util import AtomicString

from loa.artifacts import Artifact
from loa.directives.context import RenderContext

_SIZES = "(max-width: 48rem) 100vw, 46rem"


def use_pictures(root: etree.Element, context: RenderContext) -> None:
    """Put each image that was made in sizes into a <picture>; they load as a reader comes near."""
    page = context.page
    if page is None or context.mode != "web":
        return
    images = [(parent, child) for parent in root.iter() for child in parent if child.tag == "img"]
    for parent, image in images:
        folder = posixpath.dirname(page.src_uri)
        uri = posixpath.normpath(posixpath.join(folder, image.get("src", "")))
        whole = context.manifest.of_page(uri, "photo")
        if uri in context.withheld:
            words = etree.Element("span", {"class": "loa-no-image"})
            words.text, words.tail = AtomicString(f"[Ảnh: {image.get('alt')}]"), image.tail
            parent[list(parent).index(image)] = words
        if not whole:
            continue
        width, _, height = whole[0].note.partition("×")
        image.set("width", width)
        image.set("height", height)
        # Above each there is the page's title: what reads first waits for no picture.
        image.set("loading", "lazy")
        picture = etree.Element("picture")
        for kind in ("avif", "jpg"):
            mime = "image/avif" if kind == "avif" else "image/jpeg"
            sizes = context.manifest.of_page(uri, f"photo-{kind}")
            if not sizes:
                continue
            candidates = ", ".join(_candidate(file, context) for file in sizes)
            etree.SubElement(
                picture, "source", {"type": mime, "srcset": candidates, "sizes": _SIZES}
            )
        picture.tail, image.tail = image.tail, None
        parent[list(parent).index(image)] = picture
        picture.append(image)


def _candidate(file: Artifact, context: RenderContext) -> str:
    return f"{context.to_served(file.dest_uri)} {file.note.partition('×')[0]}w"
