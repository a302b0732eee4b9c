"""Scenes: pictures of people, things and places that a portal draws from short descriptions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field, field_validator

from loa.content.front_matter import KeyPath
from loa.content.page import SOURCE_LANGUAGE
from loa.content.schema import Model

Group = Literal["message", "lesson", "audience", "signs", "calling", "return", "event"]
Words = str | dict[str, str]
"""A text in Vietnamese, or one for each language by its slug."""


class Person(Model):
    """Somebody in a panel: `at` is where the feet are, from 0 (left) to 320 (right)."""

    who: str
    at: float = Field(ge=-60, le=380)
    face: str = "calm"
    pose: str = "stand"
    turn: Literal["right", "left"] = "right"
    size: float = Field(default=1.15, ge=0.4, le=2.2)
    ground: float = Field(default=222, ge=120, le=330)
    wears: list[str] = []
    holds: str | None = None


class Thing(Model):
    """An object around a point (x, y), so many units wide; in front of people if asked."""

    what: str
    at: tuple[float, float]
    size: float = Field(default=44, ge=10, le=240)
    front: bool = False

    @field_validator("at")
    @classmethod
    def _is_inside(cls, at: tuple[float, float]) -> tuple[float, float]:
        if not (-60 <= at[0] <= 380 and -20 <= at[1] <= 260):
            raise ValueError("điểm nằm ngoài tranh: ngang từ -60 đến 380, dọc từ -20 đến 260.")
        return at


class Bubble(Model):
    """What somebody says or thinks: words, or an object in place of words.

    `by` counts the panel's people from 1; `at` is the middle of the bubble.
    """

    says: Words | None = None
    shows: str | None = None
    by: int | None = Field(default=None, ge=1)
    at: tuple[float, float] = (160, 40)
    thought: bool = False


class Panel(Model):
    """One picture of 320 by 240."""

    place: str = "plain"
    people: list[Person] = Field(default=[], max_length=6)
    objects: list[Thing] = Field(default=[], max_length=12)
    bubbles: list[Bubble] = Field(default=[], max_length=4)
    mark: Literal["tick", "cross"] | None = None


class Illustration(Model):
    """A scene of one to four panels, with what it shows in words."""

    id: str
    alt: Words
    group: Group
    panels: list[Panel] = Field(min_length=1, max_length=4)
    talk: list[str] = Field(default=[], max_length=4)
    reviewed: dict[str, str] = {}

    def alt_in(self, language: str) -> str:
        """The description in a language, else in Vietnamese."""
        return words_in(self.alt, language)

    @property
    def objects(self) -> list[str]:
        """The ids of all objects in it, each once."""
        return list(dict.fromkeys(name for _, name in objects_of(self)))


@dataclass(frozen=True)
class Scenes:
    """All scenes of a portal by id, and the drawings of OpenMoji that its objects name.

    `names` are what objects are called, `words` by which words in a text each is meant.
    """

    scenes: Mapping[str, Illustration] = field(default_factory=dict)
    openmoji: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def meant_by(self, *texts: str) -> str:
        """The object that a text speaks of, "" for none: of several texts the first that speaks of
        one, and there the longest of its words.
        """
        for text in texts:
            spoken_text = f" {as_spoken(text)} "
            for phrase in sorted(self.words, key=lambda words: (-len(words), words)):
                if f" {phrase} " in spoken_text:
                    return self.words[phrase]
        return ""

    def uses_openmoji(self, scene: Illustration) -> bool:
        """Whether a sheet with this scene has to name OpenMoji."""
        return any(name in self.openmoji for name in scene.objects)


def words_in(words: Words, language: str) -> str:
    """Words in a language, else in Vietnamese."""
    if isinstance(words, str):
        return words
    return words.get(language) or words.get(SOURCE_LANGUAGE, "")


def all_words(words: Words) -> list[str]:
    """The text in every language that it has."""
    return [words] if isinstance(words, str) else list(words.values())


def objects_of(scene: Illustration) -> Iterator[tuple[KeyPath, str]]:
    """The ids of a scene's objects, each with its place in the file."""
    for p, panel in enumerate(scene.panels):
        for n, thing in enumerate(panel.objects):
            yield ("panels", p, "objects", n, "what"), thing.what
        for n, person in enumerate(panel.people):
            if person.holds is not None:
                yield ("panels", p, "people", n, "holds"), person.holds
        for n, bubble in enumerate(panel.bubbles):
            if bubble.shows is not None:
                yield ("panels", p, "bubbles", n, "shows"), bubble.shows


def as_spoken(text: str) -> str:
    """The words of a text in lower case with one space between, to look for words in."""
    return " ".join(re.findall(r"\w+", text.lower()))
