"""Addresses that carry the hash of what stands there, so that browsers never ask for it again.

Another content has another address: whoever holds the file may keep it for a year (RFC 8246).
"""

from hashlib import sha256
from pathlib import PurePosixPath

LASTING = "assets/theme/"
"""The folder of a site, on servers alone, in which every address is such a one."""
_DIGITS = 8
"""Of the hash: 32 bits, for a few hundred versions of a file; every page carries them."""


def lasting_uri(uri: str, content: str) -> str:
    """Where a text file lies: its own name, in a folder that is called by its content."""
    digest = sha256(content.encode()).hexdigest()[:_DIGITS]
    return f"{LASTING}{digest}/{PurePosixPath(uri).name}"


def matches_digest(uri: str, digest: str) -> bool:
    """Whether a file lies below `LASTING` and its SHA-256 is the one that its address says."""
    folder, _, _ = uri.removeprefix(LASTING).partition("/")
    return uri.startswith(LASTING) and digest.startswith(folder) and len(folder) == _DIGITS
