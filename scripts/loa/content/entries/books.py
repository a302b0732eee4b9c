"""The registry of books."""

from typing import Annotated

from pydantic import Field

from loa.content.entries.facts import PLACE_BELOW_DOCS
from loa.content.schema import Model


class BookPart(Model):
    """A part of a book: pages below docs/, or folders that end with a slash."""

    title: str = Field(min_length=1, max_length=70)
    pages: list[Annotated[str, Field(pattern=PLACE_BELOW_DOCS, min_length=1)]] = Field(min_length=1)


class Book(Model):
    """Chosen pages as one book."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str = Field(min_length=1, max_length=70)
    description: str = Field(min_length=1, max_length=160)
    parts: list[BookPart] = Field(min_length=1)
