"""What every entry of a registry that states a fact keeps with it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from loa.content.schema import Model

Publish = Literal["yes", "check", "no"]
Confidence = Literal["high", "medium", "low"]
FIRST_YEAR = 2000
# Texts in which there is something to read.
Words = list[Annotated[str, Field(pattern=r"\w")]]


class Fact(Model):
    """What every registry entry that states a fact keeps with it."""

    confidence: Confidence
    as_of: date | None
    sources: list[str]


class Source(Model):
    """A page that facts were read from."""

    id: str
    title: str
    url: str
    publisher: str
    as_of: date


class Theme(Fact):
    """The theme of the world day in one year."""

    year: int
    en: str | None
    vi: str | None
    publish: Publish

    @property
    def id(self) -> str:
        """The key of the registry."""
        return str(self.year)


PLACE_BELOW_DOCS = r"^([a-z0-9-]+/)*([a-z0-9-]+\.md)?$"
"""A page or a folder below docs/ ("truong-hoc/"); nothing written is all of them."""
