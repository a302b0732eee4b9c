"""A problem that no check on the way to it declared is an error of ours: told while tests run."""

import sys
from pathlib import Path
from typing import Any

import loa
from loa.checking import CHECKS
from loa.problems import Problem

PACKAGE = str(Path(loa.__file__).parent)
# What was found before is read again, and was declared when it was found.
READ_AGAIN = str(Path(PACKAGE, "checks", "kept.py"))
_make = Problem.__init__


class UndeclaredError(Exception):
    """`@check` above the function that finds it lacks the code, or there is none above any."""


def _make_declared(self: Problem, *arguments: Any, **named: Any) -> None:
    _make(self, *arguments, **named)
    made_in = sys._getframe(1)
    if made_in.f_code.co_filename.startswith(PACKAGE) and made_in.f_code.co_filename != READ_AGAIN:
        require_declared(self.code, made_in)


def require_declared(code: str, frame: Any) -> None:
    """Raises UndeclaredError unless the nearest check that runs declares the code."""
    while frame is not None:
        nearest = CHECKS.get(frame.f_code)
        if nearest is not None and nearest.codes:
            if code in nearest.codes:
                return
            name = f"{nearest.function.__module__}.{nearest.function.__qualname__}"
            raise UndeclaredError(f"{name} gives “{code}” and does not declare it")
        frame = frame.f_back
    raise UndeclaredError(f"“{code}” is given by no check: declare it with @check")


def watch() -> None:
    """From now on, in this process."""
    setattr(Problem, "__init__", _make_declared)  # noqa: B010
