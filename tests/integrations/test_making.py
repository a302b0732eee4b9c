"""Makers of files: in which order, how often, and in which thread they work."""

import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from loa.artifacts import Artifact
from loa.integrations import making
from loa.integrations.making import Making, every_maker, maker
from loa.problems import Problem

PORTAL: Any = None
BROKEN = Problem("docs/a.md", 1, "handout-refused", "Không làm được.")


def artifact(name: str) -> Artifact:
    return Artifact(name, "thử", "vi", "a.md", 1, "0" * 64, Path(name))


@pytest.fixture(autouse=True)
def no_other_makers(monkeypatch: pytest.MonkeyPatch) -> None:
    every_maker()
    monkeypatch.setattr(making, "_MAKERS", {})


def test_the_makers_of_a_portal_are_those_of_the_package_in_the_order_of_ranks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    assert [one.__name__ for one in every_maker()] == [
        "handouts", "kits", "airings", "calendar", "clips", "photos", "share_images",
    ]  # fmt: skip


def test_artifacts_stand_in_the_order_of_ranks_and_problems_apart() -> None:
    @maker(rank=2)
    def second(making: Making) -> Iterator[Artifact | Problem]:
        yield BROKEN
        yield artifact("b")

    @maker(rank=1)
    def first(making: Making) -> Iterator[Artifact]:
        yield artifact("a")

    assert Making(PORTAL).make_all() == ([artifact("a"), artifact("b")], [BROKEN])


@pytest.mark.parametrize("aside", [False, True])
@pytest.mark.parametrize("pool", [None, ThreadPoolExecutor])
def test_who_is_asked_by_another_maker_works_once(
    aside: bool, pool: type[ThreadPoolExecutor] | None
) -> None:
    worked = []

    @maker(rank=2, aside=aside)
    def asked(making: Making) -> Iterator[Artifact | Problem]:
        worked.append(1)
        yield artifact("b")
        yield BROKEN

    @maker(rank=1)
    def asking(making: Making) -> Iterator[Artifact]:
        (known,) = making.made_by(asked)
        yield artifact(f"của {known.dest_uri}")

    executor = pool(1) if pool else None
    made = Making(PORTAL, executor).make_all()
    assert made == ([artifact("của b"), artifact("b")], [BROKEN])
    assert worked == [1]


@pytest.mark.parametrize(("has_workers", "is_same"), [(False, True), (True, False)])
def test_who_works_aside_has_a_thread_where_workers_make_the_rest(
    has_workers: bool, is_same: bool
) -> None:
    threads = []

    @maker(rank=1, aside=True)
    def encoding(making: Making) -> Iterator[Artifact]:
        threads.append(threading.get_ident())
        yield from ()

    with ThreadPoolExecutor(1) as pool:
        executor: Executor | None = pool if has_workers else None
        Making(PORTAL, executor).make_all()
    assert (threads == [threading.get_ident()]) == is_same
