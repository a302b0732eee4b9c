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

Seen = Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Shown:
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
        self.shown = Shown()
        self._memory: Memory = {}
        self._changed = Condition()

    def build(self) -> Shown:
        """Build once; whatever happens, there is something to show."""
        number = self.shown.number + 1
        try:
            built = build_site(
                self.root,
                self.site,
                is_preview=True,
                editor=self.editor,
                executor=self.executor,
                memory=self._memory,
                strict=False,
            )
            shown = Shown(number, built.told, "", built.sources)
        except LoaError as error:
            shown = self._refused(number, str(error))
        except OSError as error:
            shown = self._refused(number, sentence_of(error))
        except Exception as error:  # A preview outlives whatever a page brings about.
            log.debug("preview", exc_info=True)
            shown = self._refused(number, _FAULT.format(type(error).__name__, error))
        with self._changed:
            self.shown = shown
            self._changed.notify_all()
        return shown

    def _refused(self, number: int, why: str) -> Shown:
        return Shown(number, self.shown.problems, why.strip(), self.shown.sources)

    def later_than(self, number: int, seconds: float) -> int:
        """The number of the last build; waits for another one than `number`, at most so long."""
        with self._changed:
            self._changed.wait_for(lambda: self.shown.number != number, seconds)
            return self.shown.number

    def watch(
        self,
        tell: Callable[[Shown], None],
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

    def sources(self) -> Seen:
        """Time and size of each file that a build reads."""
        found: dict[str, tuple[int, int]] = {}
        for folder in (self.root / DOCS, theme_folder(self.root)):
            for entry in entries_below(folder):
                _see(entry.path, found)
        _see(self.root / SETTINGS, found)
        return found


def _see(path: Path, found: dict[str, tuple[int, int]]) -> None:
    try:
        state = path.stat()
    except OSError:
        # It went while we looked; the next look will not find it.
        return
    found[str(path)] = (state.st_mtime_ns, state.st_size)
