"""A file as what differs from an older one: Zstandard (RFC 8878) with the old file as prefix.

What `zstd --patch-from` does. Pages of two versions differ by a date and a few lines.
"""

import sys

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_LEVEL = 12
_WINDOW = 27
"""Power of two that covers the two largest files that are ever compared."""


class DamagedDeltaError(Exception):
    """The bytes are no delta, or one of another size or another old file."""


def pack(content: bytes, base: bytes) -> bytes:
    """What turns `base` (may be empty) into `content`; the same input gives the same bytes."""
    span = (len(content) + len(base)).bit_length()
    options: dict[int, int] = {
        zstd.CompressionParameter.compression_level: _LEVEL,
        zstd.CompressionParameter.window_log: min(max(span, 10), _WINDOW),
    }
    return zstd.compress(content, options=options, zstd_dict=_prefix(base))


def unpack(packed: bytes, base: bytes, size: int) -> bytes:
    """The content again; never more than `size` bytes are taken out."""
    options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _WINDOW}
    reader = zstd.ZstdDecompressor(zstd_dict=_prefix(base), options=options)
    try:
        content = reader.decompress(packed, max_length=size + 1)
    except zstd.ZstdError as failure:
        raise DamagedDeltaError(str(failure)) from failure
    if len(content) != size or not reader.eof:
        raise DamagedDeltaError(f"{len(content)} bytes in place of {size}")
    return content


def _prefix(base: bytes):  # type: ignore[no-untyped-def]
    # The format's own rule: a dictionary has at least eight bytes.
    return zstd.ZstdDict(base, is_raw=True).as_prefix if len(base) >= 8 else None
