"""What a handout looks like, told at a glance: its first page as a small picture."""

import io

from PIL import Image

from loa.handouts.documents import Document

THUMBNAIL = "thumbnail"
# Pixels: twice as wide as it is shown, for sharp screens.
WIDTH = 208
_QUALITY = 55
# Sheets of text look all alike, and larger copies look like the first.
_NOT_SHOWN = frozenset({"poster-a3", "poster-print"})


def is_shown(document: Document) -> bool:
    """Whether a picture of the first page tells anything about a handout."""
    if document.kind in _NOT_SHOWN:
        return False
    return document.layout not in {"page", "official"} or document.kind == "worksheet"


def size_of(picture: bytes) -> str:
    """The width and height of a picture in pixels, as "208x294"."""
    with Image.open(io.BytesIO(picture)) as opened:
        return f"{opened.width}x{opened.height}"


def thumbnail_of(pdf: bytes) -> bytes:
    """The first page as a JPEG file (ISO/IEC 10918-1) of a few kilobytes, without metadata."""
    # Loaded only now: a check of a page draws no PDF.
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        picture = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
    finally:
        document.close()
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    return buffer.getvalue()
