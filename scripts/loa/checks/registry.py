"""How a check is written, and how all of them are run."""

from collections.abc import Callable, Iterable, Iterator

from loa.content.library import Library
from loa.content.page import ContentPage
from loa.problems import Problem

Checker = Callable[[ContentPage, Library], Iterable[Problem]]

CHECKERS: list[Checker] = []


def checker(function: Checker) -> Checker:
    """Register a check. It is named check_*, looks at one page and yields problems.

    Each code it yields has an entry in codes.yml with a bad and a good example, which the
    tests run.
    """
    CHECKERS.append(function)
    return function


def check_pages(library: Library, pages: Iterable[ContentPage]) -> Iterator[Problem]:
    """Every check on every page."""
    for page in pages:
        for check in CHECKERS:
            yield from check(page, library)
