"""The registry of checks: the codes that each may give, how grave they are, and where it looks.

A function that finds problems says so above itself, wherever it stands:

    @check("heading-skipped", "second-title")
    @check("link-unclear", severity="warning")
    def check_headings(page: ContentPage) -> Iterator[Problem]: ...

Each code has an entry in the YAML file beside the module (`codes.py`). Checks of pages and of
portals are called by the registry, which gives each what its parameters name; those of other scopes
are called by whoever reads, makes or packs. The tests refuse a problem that no function on the way
to it declared.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from inspect import signature
from types import CodeType
from typing import Any, Literal, TypeVar

from loa.problems import SEVERITIES, Problem, Severity

Scope = Literal["page", "portal", "reading", "making", "site", "pack", "command"]
"""What a check looks at: a page; a whole portal; a file while it is read; what is being made of
pages; a finished site; a pack; what somebody asks a command for."""

Function = TypeVar("Function", bound=Callable[..., Any])
Kept = Callable[[str, str, Callable[[], Iterable[Problem]]], Iterable[Problem]]
"""Gives back what a look found under a name, as long as it has the same key. What a portal's checks
are offered as `kept` knows our code, the registries and the theme by itself; `kept_by_key` knows
our code and the theme, for looks whose key tells what they are given of the registries."""


def afresh(name: str, key: str, look: Callable[[], Iterable[Problem]]) -> Iterable[Problem]:
    """Looks each time."""
    return look()


@dataclass
class Check:
    """A function that finds problems, and what it may find.

    One without codes hands on what functions below it find, each of which declares its own.
    """

    function: Callable[..., Iterable[Problem]]
    scope: Scope
    codes: dict[str, Severity] = field(default_factory=dict)

    @cached_property
    def asks_for(self) -> tuple[str, ...]:
        """The names of its parameters."""
        return tuple(signature(self.function).parameters)

    def found(self, offered: Mapping[str, Any]) -> Iterable[Problem]:
        """What it finds in what is offered under the names of its parameters."""
        return self.function(**{name: offered[name] for name in self.asks_for})


CHECKS: dict[CodeType, Check] = {}
"""Every check of the modules that are loaded, by what Python runs for it."""


def check(
    *codes: str, scope: Scope = "page", severity: Severity = "error"
) -> Callable[[Function], Function]:
    """Register a function. `severity` is that of a problem which states none itself."""

    def register(function: Function) -> Function:
        known = CHECKS.setdefault(function.__code__, Check(function, scope))
        known.codes |= dict.fromkeys(codes, severity)
        SEVERITIES.update(dict.fromkeys(codes, severity))
        return function

    return register


def checks_of(scope: Scope) -> tuple[Check, ...]:
    """The loaded checks of a scope, in the order of modules and lines."""
    found = [one for one in CHECKS.values() if one.scope == scope]
    return tuple(sorted(found, key=_place))


def run(
    checks: Iterable[Check], offered: Mapping[str, Any], only: Set[str] | None = None
) -> Iterator[Problem]:
    """What checks find; with `only`, of those alone that may give one of these codes."""
    for one in checks:
        if only is None or not one.codes or not only.isdisjoint(one.codes):
            yield from one.found(offered)


def _place(one: Check) -> tuple[str, int]:
    return one.function.__module__, one.function.__code__.co_firstlineno
