"""Stories in which the reader decides what happens next, as pages write them.

A block `/// scenes` holds scenes: a heading with an id, a text, and as its last part a list of
links to other scenes. A scene without links is an ending; `.ket-tot` marks the good ones.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loa.reading.model import StoryScene

Element = etree.Element

SCENES = "scenes"
GOOD = "ket-tot"
_HEADING = re.compile(r"h[2-6]")


@dataclass(frozen=True)
class Choice:
    """A link to another scene. `target` is its id, or an address that is no scene."""

    link: Element
    target: str


@dataclass(frozen=True)
class Scene:
    """A heading, what stands below it, and where it may lead."""

    heading: Element
    body: tuple[Element, ...]
    choices: tuple[Choice, ...]

    @property
    def id(self) -> str:
        """The id that choices name."""
        return self.heading.get("id", "")

    @property
    def title(self) -> str:
        """The heading's text."""
        return "".join(self.heading.itertext()).strip()

    @property
    def is_ending(self) -> bool:
        """Whether the story stops here."""
        return not self.choices

    @property
    def is_good(self) -> bool:
        """Whether the story stops well here."""
        return self.is_ending and GOOD in self.heading.get("class", "").split()


def scenes_of(parent: Element) -> list[Scene]:
    """The scenes among an element's children, in order."""
    children = list(parent)
    starts = [n for n, child in enumerate(children) if _HEADING.fullmatch(child.tag)]
    ends = [*starts[1:], len(children)][: len(starts)]
    return [
        Scene(children[start], tuple(children[start + 1 : end]), _choices(children[end - 1]))
        for start, end in zip(starts, ends, strict=True)
    ]


def story_in(parent: Element, line_of: Callable[[Element], int]) -> tuple[StoryScene, ...]:
    """The scenes of a story as plain data."""
    return tuple(
        StoryScene(
            id=scene.id,
            title=scene.title,
            line=line_of(scene.heading),
            has_body=bool(scene.body),
            is_good=scene.is_good,
            choices=tuple((choice.target, line_of(choice.link)) for choice in scene.choices),
        )
        for scene in scenes_of(parent)
    )


def reached_from(scenes: Sequence[StoryScene], start: str) -> set[str]:
    """The ids of all scenes that a reader can come to, the start among them."""
    by_id = {scene.id: scene for scene in scenes}
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here in by_id and here not in reached:
            reached.add(here)
            waiting += [target for target, _ in by_id[here].choices]
    return reached


def _choices(last: Element) -> tuple[Choice, ...]:
    links = [_only_link(entry) for entry in last] if last.tag == "ul" else []
    choices = [Choice(link, link.get("href", "")) for link in links if link is not None]
    # A list of links to other pages is no choice.
    if len(choices) < len(links) or not any(choice.target.startswith("#") for choice in choices):
        return ()
    return tuple(Choice(choice.link, choice.target.removeprefix("#")) for choice in choices)


def _only_link(entry: Element) -> Element | None:
    holder = entry[0] if len(entry) and entry[0].tag == "p" else entry
    if len(holder) and holder[0].tag == "a" and not (holder.text or "").strip():
        return holder[0]
    return None
