"""What was handed out: releases of the portal, with the digest of each of their files."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from loa.content.schema import Model

Kind = Literal["site", "usb", "zim", "page", "book"]
"""The site for a server, a stick, a file for Kiwix, one file an audience, a book."""


class ReleaseFile(Model):
    """One file: its name, its bytes, and the SHA-256 by which it is known to be whole."""

    name: str = Field(pattern=r"^([a-z0-9-]+/)?[A-Za-z0-9._-]+$")
    kind: Kind
    size: int = Field(ge=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class Release(Model):
    """One release. `address` is the folder on the net where its files lie, ending in a slash,
    or nothing where they are handed out by hand; `commit` is the state of the content.
    """

    id: str = Field(pattern=r"^loa-[0-9]{8}-[0-9]{6}$")
    on: date
    commit: str = Field(default="", pattern=r"^([0-9a-f]{40})?$")
    pages: int = Field(ge=0)
    address: Annotated[str, Field(pattern=r"^https://\S+/$")] | None = None
    notes: list[str] = []
    files: list[ReleaseFile] = []
