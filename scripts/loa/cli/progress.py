"""A build's stages in the terminal: a bar for each, or a plain line when it has ended."""

import sys
import threading
from types import TracebackType
from typing import Any

import click

from loa.ground.progress import Progress, Stage
from loa.ground.wording import say

WORDS = {
    Stage.CHECKS: (say("Checks"), say("pages")),
    Stage.HANDOUTS: (say("Handouts"), say("pages")),
    Stage.CLIPS: (say("Films"), say("files")),
    Stage.PICTURES: (say("Share pictures"), say("pictures")),
    Stage.PAGES: (say("Pages"), say("pages")),
    Stage.COMPRESSION: (say("Compressing"), say("files")),
}
"""What a stage is called, and what its steps are."""
_WIDTH = max(len(label) for label, _ in WORDS.values())


class ShownProgress(Progress):
    """Shows one stage at a time, in their order; those that run beside it wait until it ends.

    `stages` are those that will come, by default all of a build.
    """

    def __init__(self, *stages: Stage) -> None:
        self._lock = threading.Lock()
        self._totals: dict[Stage, int] = {}
        self._done: dict[Stage, int] = {}
        self._remaining = list(stages or Stage)
        self._bar: Any = None
        self._has_bars = sys.stdout.isatty()

    def __enter__(self) -> "ShownProgress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """What was stopped keeps its bar as it is, and the cursor comes back."""
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None

    def begin(self, stage: Stage, total: int) -> None:
        """Show the stage as soon as those before it have ended."""
        with self._lock:
            self._totals[stage], self._done[stage] = total, 0
            self._show()

    def advance(self, stage: Stage, steps: int = 1) -> None:
        """Show the steps, or keep them until the stage is shown."""
        with self._lock:
            self._done[stage] += steps
            self._show()

    def _show(self) -> None:
        while self._remaining and (stage := self._remaining[0]) in self._totals:
            done, total = self._done[stage], self._totals[stage]
            if self._has_bars and total:
                self._draw(stage, done, total)
            if done < total:
                return
            self._remaining.pop(0)
            if self._bar is not None:
                self._bar.render_finish()
                self._bar = None
            elif total:
                label, unit = WORDS[stage]
                click.echo(f"{label}: {total} {unit}")

    def _draw(self, stage: Stage, done: int, total: int) -> None:
        if self._bar is None:
            label, _ = WORDS[stage]
            self._bar = click.progressbar(length=total, label=label.ljust(_WIDTH), show_pos=True)
            self._bar.render_progress()
        self._bar.update(done - self._bar.pos)
