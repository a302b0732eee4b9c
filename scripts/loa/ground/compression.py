"""Which files of a site travel compressed, and how large they then are."""

import zlib

# Pictures, sound, films and documents are compressed already.
TEXT = frozenset({".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".vtt", ".xml", ".yml"})
# What fits one packet arrives no sooner when it is smaller.
SMALLEST = 1024
COPIES = (".br", ".gz")
"""Endings of the compressed copies: they say what the file says whose name they carry."""


def gzipped(data: bytes) -> bytes:
    """Format: RFC 1952, without a time or a name, so that same text gives same bytes."""
    maker = zlib.compressobj(level=9, wbits=31)
    return maker.compress(data) + maker.flush()


def gzipped_size(data: bytes) -> int:
    """Bytes of it when it is compressed."""
    return len(gzipped(data))


def is_worth_it(suffix: str, size: int) -> bool:
    """Whether a file of a site with this ending and so many bytes gets compressed copies."""
    return suffix in TEXT and size >= SMALLEST
