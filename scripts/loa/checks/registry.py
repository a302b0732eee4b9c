"""How a check is written, and how all of them are run."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from loa import checks
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.modules import load_all
from loa.problems import Problem

Checker = Callable[[ContentPage, Library], Iterable[Problem]]

_CHECKERS: list[Checker] = []


def checker(function: Checker) -> Checker:
    """Register a check. It is named check_*, looks at one page and yields problems.

    Each code it yields has an entry in codes.yml with a bad and a good example, which the
    tests run.
    """
    _CHECKERS.append(function)
    return function


@cache
def every_checker() -> tuple[Checker, ...]:
    """The checks of every module of this package, in the order of modules and lines."""
    load_all(checks)
    return tuple(sorted(_CHECKERS, key=_place))


def check_pages(library: Library, pages: Iterable[ContentPage]) -> Iterator[Problem]:
    """Every check on every page."""
    for page in pages:
        for check in every_checker():
            yield from check(page, library)


def _place(check: Checker) -> tuple[str, int]:
    return check.__module__, check.__code__.co_firstlineno
