"""What a page has for the loudspeaker: one slot for each part of its text, numbered.

A recording that is named after a slot's part (see narrations.py) fills it.
"""

from dataclasses import dataclass

from loa.content.page import ContentPage

SECTION = "bai-phat-thanh"


@dataclass(frozen=True)
class Slot:
    """One thing to be played: `part` is the id of its heading, `title` its words."""

    number: int
    part: str
    title: str

    @property
    def name(self) -> str:
        """The file's name without ending, so that a player goes through the slots in order."""
        return f"{self.number:02d}-{self.part}"


def slots_of(page: ContentPage) -> list[Slot]:
    """The slots of a page in order: each heading directly below its text for the loudspeaker,
    or the whole text; none where the page has no such section.
    """
    whole = page.reading.section(SECTION)
    if whole is None:
        return []
    parts: list[Slot] = []
    for later in page.reading.sections[whole.position + 1 :]:
        if later.level <= whole.level:
            break
        if later.level == whole.level + 1:
            parts.append(Slot(len(parts) + 1, later.anchor, later.title))
    return parts or [Slot(1, SECTION, page.meta.title)]
