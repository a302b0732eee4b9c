"""The registry of laws."""

from datetime import date
from typing import Literal

from loa.content.entries.facts import Confidence, Fact, Publish
from loa.content.schema import Model


class Article(Model):
    """An article of a law and what it is about."""

    ref: str
    topic: str
    confidence: Confidence
    publish: Publish


class Law(Fact):
    """A law, decree, decision or plan. `short` is the name that people use."""

    id: str
    number: str
    title: str
    short: str
    issued: date | None
    effective: date | None
    status: Literal["in-force", "ended", "unknown"]
    articles: list[Article] = []
    penalties: list[str] = []
    note: str | None = None
    publish: Publish
