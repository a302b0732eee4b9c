"""A portal that somebody works on: built again when a file is saved, and never taken away.

What was read, checked and rendered stays in memory between builds, so that a saved page costs
that page. A build that fails leaves the pages of the last one, with what is wrong on each.
"""

import logging
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition

from loa.errors import LoaError
from loa.ground.folder_entries import entries_below
from loa.ground.layout import DOCS, SETTINGS
from loa.ground.shelf import Memory
from loa.ground.theme import theme_folder
from loa.integrations.site import build_site
from loa.problems import Problem, sentence_of

log = logging.getLogger(__name__)
EVERY_SECONDS = 0.25
"""How often files are asked whether somebody saved one."""
_FAULT = "Máy gặp lỗi khi dựng trang ({}: {}). Nếu sửa tệp vừa lưu mà vẫn thấy, hãy báo cho nhóm."

FileStates = Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class PreviewState:
    """What the browser gets: `number` counts builds, `refusal` says why the last one failed or
    is "", `sources` names the file that an editor writes, by the place of its page in the site.
    """

    number: int = 0
    problems: tuple[Problem, ...] = ()
    refusal: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)


class Preview:
    """The site of `root` in the folder `site`, and what is wrong with it."""

    def __init__(
        self, root: Path, site: Path, executor: Executor | None = None, editor: bool = False
    ) -> None:
        self.root = root
        self.site = site
        self.executor = executor
        self.editor = editor
        self.state = PreviewState()
        self._memory: Memory = {}
        self._changed = Condition()

    def build(self) -> PreviewState:
        """Build once; whatever happens, there is something to show."""
        number = self.state.number + 1
        try:
            result = build_site(
                self.root,
                self.site,
                is_preview=True,
                editor=self.editor,
                executor=self.executor,
                memory=self._memory,
                strict=False,
            )
            state = PreviewState(
                number=number, problems=result.problems, refusal="", sources=result.sources
            )
        except LoaError as error:
            state = self._refused(number, str(error))
        except OSError as error:
            state = self._refused(number, sentence_of(error))
        except Exception as error:  # A preview outlives whatever a page brings about.
            log.debug("preview", exc_info=True)
            state = self._refused(number, _FAULT.format(type(error).__name__, error))
        with self._changed:
            self.state = state
            self._changed.notify_all()
        return state

    def _refused(self, number: int, why: str) -> PreviewState:
        return PreviewState(
            number=number,
            problems=self.state.problems,
            refusal=why.strip(),
            sources=self.state.sources,
        )

    def later_than(self, number: int, seconds: float) -> int:
        """The number of the last build; waits for another one than `number`, at most so long."""
        with self._changed:
            self._changed.wait_for(lambda: self.state.number != number, seconds)
            return self.state.number

    def watch(
        self,
        tell: Callable[[PreviewState], None],
        is_over: Callable[[], bool],
        seconds: float = EVERY_SECONDS,
    ) -> None:
        """Build, and again whenever a source was saved; `tell` hears of each build."""
        before = self.sources()
        tell(self.build())
        while not is_over():
            time.sleep(seconds)
            now = self.sources()
            if now != before:
                before = now
                tell(self.build())

    def sources(self) -> FileStates:
        """Mtime in nanoseconds and size in bytes of each file that a build reads, by its path."""
        states: dict[str, tuple[int, int]] = {}
        for folder in (self.root / DOCS, theme_folder(self.root)):
            for entry in entries_below(folder):
                _note_state(entry.path, states)
        _note_state(self.root / SETTINGS, states)
        return states


def _note_state(path: Path, states: dict[str, tuple[int, int]]) -> None:
    try:
        status = path.stat()
    except OSError:
        # It went while we looked; the next look will not find it.
        return
    states[str(path)] = (status.st_mtime_ns, status.st_size)
