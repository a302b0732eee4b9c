"""Work is handed out in order, and only so much of it before its results are taken."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from loa.ground.ahead import map_ahead


class Hands(Executor):
    """An executor that notes how many of its futures nobody has taken from yet."""

    def __init__(self) -> None:
        self.open: list[Future[Any]] = []
        self.most = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        hands, future = self, Future[Any]()

        class Taken(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:
                hands.open.remove(self)
                return fn(*args, **kwargs)

        future = Taken()
        self.open.append(future)
        self.most = max(self.most, len(self.open))
        return future


def test_without_an_executor_all_is_made_here() -> None:
    assert list(map_ahead(None, pow, [(2, 3), (3, 2)])) == [8, 9]


@pytest.mark.parametrize("rows", [2, 3, 4], ids=["n-1", "n", "n+1"])
def test_results_come_in_order_and_only_so_many_wait(rows: int) -> None:
    hands = Hands()
    assert list(map_ahead(hands, pow, [(n, 2) for n in range(rows)], 3)) == [
        n * n for n in range(rows)
    ]
    assert hands.most == min(rows, 3)
    assert not hands.open


def test_what_has_not_begun_is_called_off_when_one_fails() -> None:
    hands = Hands()
    with pytest.raises(ValueError, match="invalid literal"):
        list(map_ahead(hands, int, [("a",), ("1",), ("2",)], 3))
    assert [one.cancelled() for one in hands.open] == [True, True]
