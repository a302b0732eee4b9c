"""A file that a use case wrote."""

from dataclasses import dataclass
from pathlib import Path

from loa.problems import Problem


@dataclass(frozen=True)
class Written:
    """`holds` says what it holds, for people; `size` is in bytes."""

    path: Path
    holds: str
    size: int
    warnings: tuple[Problem, ...] = ()
