"""Work for an executor's workers, some of it ahead of whoever takes what comes of it."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import Any, TypeVar

T = TypeVar("T")
AT_ONCE = 64
"""How many results may wait: enough that no worker of a small cluster has nothing to do."""


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
