"""The checks of pages and of portals: found wherever they stand, and run."""

from collections.abc import Iterable, Iterator
from functools import cache

from loa import checks, content, directives, handouts, media
from loa.checking import Check, Scope, checks_of, run
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.modules import load_all, load_beside
from loa.packs import profiles  # noqa: F401  (of packs the registry of profiles alone)
from loa.problems import Problem


@cache
def every_check(scope: Scope) -> tuple[Check, ...]:
    """The checks of a scope, in the order of modules and lines.

    Of packages that are slow to load only those modules that have a catalogue beside them.
    """
    for package in (checks, content, directives):
        load_all(package)
    for package in (handouts, media):
        load_beside(package, ".yml")
    return checks_of(scope)


def check_pages(library: Library, pages: Iterable[ContentPage]) -> Iterator[Problem]:
    """Every check on every page."""
    for page in pages:
        yield from run(every_check("page"), {"page": page, "library": library})
