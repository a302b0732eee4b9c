"""Work is handed out in order, and only so much of it before its results are taken."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from threading import current_thread
from typing import Any

import pytest

from loa.ground.ahead import FEW, SparingExecutor, map_ahead


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


def test_few_tasks_are_done_where_their_results_are_asked_for() -> None:
    with ThreadPoolExecutor(1) as threads, SparingExecutor(threads) as sparing:
        tasks = [sparing.submit(current_thread) for _ in range(FEW)]
        assert [task.result() for task in tasks] == [current_thread()] * FEW


def test_more_than_a_few_that_wait_are_handed_on_in_their_order() -> None:
    done: list[int] = []
    with ThreadPoolExecutor(1) as threads, SparingExecutor(threads) as sparing:
        tasks = [sparing.submit(done.append, number) for number in range(FEW + 1)]
        assert [task.result() for task in tasks] == [None] * (FEW + 1)
        assert sparing.submit(current_thread).result() != current_thread()
    assert done == list(range(FEW + 1))


def test_tasks_that_were_asked_for_wait_no_more() -> None:
    with ThreadPoolExecutor(1) as threads, SparingExecutor(threads) as sparing:
        for _ in range(FEW + 2):
            assert sparing.submit(current_thread).result() == current_thread()


@pytest.mark.parametrize("tasks", [1, FEW + 1])
def test_what_a_task_raises_is_raised_where_it_is_asked_for(tasks: int) -> None:
    with ThreadPoolExecutor(1) as threads, SparingExecutor(threads) as sparing:
        failing = [sparing.submit(int, "x") for _ in range(tasks)]
        for task in failing:
            assert isinstance(task.exception(), ValueError)
            with pytest.raises(ValueError, match=r"^invalid literal for int\(\)"):
                task.result()


def test_what_was_called_off_is_not_done() -> None:
    done: list[int] = []
    with ThreadPoolExecutor(1) as threads, SparingExecutor(threads) as sparing:
        first = sparing.submit(done.append, 0)
        assert first.cancel()
        for task in [sparing.submit(done.append, number) for number in range(1, FEW + 1)]:
            task.result()
        with pytest.raises(CancelledError):
            first.result()
    assert done == list(range(1, FEW + 1))


def test_what_nobody_asked_for_is_called_off_at_the_end() -> None:
    with ThreadPoolExecutor(1) as threads, SparingExecutor(threads) as sparing:
        task = sparing.submit(current_thread)
    assert task.cancelled()
