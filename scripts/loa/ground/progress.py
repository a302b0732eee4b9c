"""How far a build has come: those who work tell it, and do not know who listens."""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import TypeVar

T = TypeVar("T")


class Stage(Enum):
    """The parts of a build that take time, in the order in which they end."""

    CHECKS = "checks"
    HANDOUTS = "handouts"
    CLIPS = "clips"
    PICTURES = "pictures"
    PAGES = "pages"
    COMPRESSION = "compression"


MAKING = (Stage.HANDOUTS, Stage.CLIPS, Stage.PICTURES)
"""What a build leaves out that makes no files for download."""


class Progress:
    """Listens and says nothing; whoever shows something overrides both. Threads may call it."""

    def begin(self, stage: Stage, total: int) -> None:
        """A stage begins that has so many steps; one without steps has ended already."""

    def advance(self, stage: Stage, steps: int = 1) -> None:
        """So many steps more are done; the stage ends with its last one."""

    def each(self, stage: Stage, items: Sequence[T]) -> Iterator[T]:
        """The items of a stage; a step is done when the next one is asked for."""
        self.begin(stage, len(items))
        for item in items:
            yield item
            self.advance(stage)


SILENT = Progress()
