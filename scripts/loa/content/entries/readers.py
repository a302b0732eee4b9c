"""Registries of whom pages are for, where they live and what they are about."""

from typing import Literal

from pydantic import Field

from loa.content.schema import Model


class ReadingLimits(Model):
    """How hard a text may be: its score, and the syllables of its longest sentence."""

    score: float
    longest: int


AudienceRole = Literal["pupils", "teachers", "families", "everybody", "editors"]
"""What readers are to the generator: who a lesson is for, who gives it, who gets its letter, who
reads what is for all, who writes the portal."""


class Audience(Model):
    """Who a page is written for.

    `weight` says how much reading in their own language means to them, from 0 (they read
    Vietnamese at work) to 4. Search puts pages for people `at_work` after those for people in
    need.
    """

    id: str
    name: str
    description: str
    section: str | None
    pictogram: str
    order: int
    # Of what is printed for them; white letters stand on it.
    colour: str = Field(default="#0b5a73", pattern=r"^#[0-9a-f]{6}$")
    reading: ReadingLimits
    # How kĩ or kỹ and their like are written for them.
    spelling: Literal["i", "y"] = "y"
    role: AudienceRole | None = None
    weight: int = Field(default=2, ge=0, le=4)
    at_work: bool = False


class Grade(Model):
    """A school grade, or a class outside the grades, and the level it belongs to."""

    id: str
    name: str
    level: Literal["tieu-hoc", "thcs", "thpt", "gdtx", "nghe", "noi-tru"]
    level_name: str
    section: str
    order: int
    # Of the level's slides and worksheets; white letters stand on it.
    colour: str = Field(default="#2f5aa8", pattern=r"^#[0-9a-f]{6}$")
    # By language; no speaker has read them, so they show only where drafts may.
    translations: dict[str, str] = {}


class Region(Model):
    """A kind of place that pages are written for, and that lessons have a box for."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str
    # By language; no speaker has read them, so they show only where drafts may.
    translations: dict[str, str] = {}


class Topic(Model):
    """What a page is about."""

    id: str
    name: str
    # By language; no speaker has read them, so they show only where drafts may.
    translations: dict[str, str] = {}


class Pictogram(Model):
    """A drawing of the theme; `name` is its text alternative."""

    id: str
    name: str
