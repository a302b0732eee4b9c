"""What a pack is, before a byte of it is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

Content = bytes | Path
"""A file's bytes, or the file on this machine that holds them."""

Payload = Mapping[str, Content]
"""Files by their path in the portal, forward slashes."""


@dataclass(frozen=True)
class Label:
    """What a pack says about itself. `sequence` grows with every commit; `commit` may be empty
    outside a repository; after `valid_until` a reader is warned.
    """

    profile: str
    profile_name: str
    site_name: str
    made_on: date
    valid_until: date
    sequence: int
    commit: str
    tools: tuple[tuple[str, str], ...] = ()


def size_of(content: Content) -> int:
    """Bytes."""
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def read(content: Content) -> bytes:
    """The bytes themselves."""
    return content if isinstance(content, bytes) else content.read_bytes()
