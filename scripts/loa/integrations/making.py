"""Who makes the files that a portal offers for download: a portal in, artifacts or problems out.

Each kind of file has its maker, in a module of its own in `makers/`, which is found there:

    @maker(rank=65)
    def badges(making: Making) -> Iterator[Artifact | Problem]:
        for page in making.portal.library.published:
            yield badge_of(page, making.portal.store)

What a maker needs of another it asks for: `making.made_by(handouts)`.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loa.artifacts import Artifact
from loa.ground.modules import load_all
from loa.ground.progress import SILENT, Progress
from loa.problems import Problem

if TYPE_CHECKING:
    from loa.integrations.portal import Portal

MakerResults = Iterable[Artifact | Problem]
Maker = Callable[["Making"], MakerResults]


@dataclass(frozen=True)
class _Declared:
    rank: int
    aside: bool


_MAKERS: dict[Maker, _Declared] = {}


def maker(*, rank: int, aside: bool = False) -> Callable[[Maker], Maker]:
    """Register a maker. A page's files stand in the order of ranks, the lowest first.

    One that works `aside` waits for other programs: where workers make the rest, it is given a
    thread of its own, and asks no other maker.
    """

    def register(function: Maker) -> Maker:
        _MAKERS[function] = _Declared(rank, aside)
        return function

    return register


@dataclass(frozen=True)
class Making:
    """What makers are given. The `executor` has the workers that may make files, if any;
    `progress` hears how far each stage has come.
    """

    portal: "Portal"
    executor: Executor | None = None
    progress: Progress = SILENT
    _results_of: dict[Maker, tuple[Artifact | Problem, ...]] = field(
        default_factory=dict, repr=False
    )
    _aside: dict[Maker, Future[tuple[Artifact | Problem, ...]]] = field(
        default_factory=dict, repr=False
    )

    def made_by(self, maker: Maker) -> list[Artifact]:
        """The artifacts of a maker, which works once whoever asks for it."""
        return [result for result in self._run_once(maker) if isinstance(result, Artifact)]

    def make_all(self) -> tuple[list[Artifact], list[Problem]]:
        """What every maker makes, and what could not be made, in the order of ranks."""
        makers = every_maker()
        with ThreadPoolExecutor() as threads:
            if self.executor is not None:
                self._aside.update(
                    (maker, threads.submit(_run, maker, self))
                    for maker in makers
                    if _MAKERS[maker].aside
                )
            results = [result for maker in makers for result in self._run_once(maker)]
        artifacts = [result for result in results if isinstance(result, Artifact)]
        return artifacts, [result for result in results if isinstance(result, Problem)]

    def _run_once(self, maker: Maker) -> tuple[Artifact | Problem, ...]:
        if maker in self._aside:
            return self._aside[maker].result()
        if maker not in self._results_of:
            self._results_of[maker] = _run(maker, self)
        return self._results_of[maker]


def _run(maker: Maker, making: Making) -> tuple[Artifact | Problem, ...]:
    return tuple(maker(making))


def every_maker() -> list[Maker]:
    """The makers of the package `makers`, in the order of their ranks."""
    from loa.integrations import makers

    load_all(makers)
    return sorted(_MAKERS, key=lambda maker: _MAKERS[maker].rank)
