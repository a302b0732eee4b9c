"""What is wrong with a portal."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from loa.content.page import ContentPage
from loa.ground.names import is_chosen
from loa.integrations.portal import Portal
from loa.problems import Problem, errors_in


@dataclass(frozen=True)
class CheckResult:
    """How many pages were looked at, and what was found in them and beside them."""

    pages: int
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Those that stop a build."""
        return tuple(errors_in(self.problems))


def check(portal: Portal, paths: Sequence[str] = (), codes: Set[str] | None = None) -> CheckResult:
    """Everything that an editor must mend, or what of it lies at some paths or has some codes.

    A path is that of a file or folder from the portal's root: `docs/a.md`, or `.`.
    """
    pages = portal.library.page_paths()
    problems = portal.problems(only=_page_filter(portal, paths), codes=codes)
    return CheckResult(
        sum(is_chosen(path, paths) for path in pages),
        tuple(
            problem
            for problem in problems
            if is_chosen(problem.path, paths) and (codes is None or problem.code in codes)
        ),
    )


def _page_filter(portal: Portal, paths: Sequence[str]) -> Callable[[ContentPage], bool] | None:
    """Whether a page is asked for; None where all must be looked at, since more than pages is
    asked for, and a page's checks find things in the files beside it too.
    """
    known = set(portal.library.page_paths())
    return (lambda page: page.path in paths) if paths and known.issuperset(paths) else None
