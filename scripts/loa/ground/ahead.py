"""Work for an executor's workers, some of it ahead of whoever takes what comes of it."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from functools import partial
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")
AT_ONCE = 64
"""How many results may wait: enough that no worker of a small cluster has nothing to do."""
FEW = 8
"""Tasks that are done sooner than a process is started, which loads the whole program first."""


def map_ahead(
    executor: Executor | None,
    make: Callable[..., T],
    rows: Iterable[tuple[Any, ...]],
    at_once: int = AT_ONCE,
) -> Iterator[T]:
    """What `make` gives for each row of arguments, in order; without an executor one by one here.

    Unlike the executor's own `map`, no more than `at_once` are handed out before one is taken:
    the workers of a cluster hold every result in memory as long as somebody has its future.
    Raises what `make` raises, and then calls off what has not begun.
    """
    if executor is None:
        yield from (make(*row) for row in rows)
        return
    waiting: deque[Future[T]] = deque()
    try:
        for row in rows:
            waiting.append(executor.submit(make, *row))
            if len(waiting) >= at_once:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


class SparingExecutor(Executor):
    """Begins to use another executor when more than a few tasks wait; until then whoever asks for
    the result of a task does it.

    Nobody else does: `concurrent.futures.wait` on such a task would not end.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._lock = Lock()
        self._waiting: list[_Task] = []
        self._is_in_use = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """As in Executor; a task that waits has not begun and can be cancelled."""
        task = _Task(self, partial(fn, *args, **kwargs))
        with self._lock:
            self._is_in_use = self._is_in_use or len(self._waiting) == FEW
            if not self._is_in_use:
                self._waiting.append(task)
                return task
            handed_on, self._waiting = self._waiting, []
        for waiting in handed_on:
            waiting.hand_on(self._executor)
        return self._executor.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As in Executor; what nobody asked for is called off."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for task in waiting:
            task.cancel()
        self._executor.shutdown(wait, cancel_futures=cancel_futures)

    def take(self, task: "_Task") -> bool:
        """Whether a task waits still; it does not any more."""
        with self._lock:
            is_waiting = task in self._waiting
            if is_waiting:
                self._waiting.remove(task)
        return is_waiting


class _Task(Future[Any]):
    """What is done where it is asked for, or handed on before."""

    def __init__(self, executor: SparingExecutor, work: Callable[[], Any]) -> None:
        super().__init__()
        self._from = executor
        self._work = work

    def result(self, timeout: float | None = None) -> Any:
        """As in Future."""
        self._do_here()
        return super().result(timeout)

    def exception(self, timeout: float | None = None) -> BaseException | None:
        """As in Future."""
        self._do_here()
        return super().exception(timeout)

    def hand_on(self, executor: Executor) -> None:
        """Have another executor do it."""
        if self.set_running_or_notify_cancel():
            executor.submit(self._work).add_done_callback(self._take_over)

    def _take_over(self, done: Future[Any]) -> None:
        error = CancelledError() if done.cancelled() else done.exception()
        if error is None:
            self.set_result(done.result())
        else:
            self.set_exception(error)

    def _do_here(self) -> None:
        if self._from.take(self) and self.set_running_or_notify_cancel():
            try:
                self.set_result(self._work())
            except Exception as error:
                self.set_exception(error)
