"""Which directives there are. A directive is a function from options to markup."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from loa.directives.context import RenderContext

Render = Callable[..., str]


@dataclass(frozen=True)
class Directive:
    """A block that editors write as `/// name | argument`, options indented below.

    `argument` says whether one must, may or must not be given; `options` maps option names to
    their defaults, whose type is the option's type. `render` gets the context, the argument
    (if there can be one) and the options, and returns XHTML with one root element. `prints` names
    registries, as `Registries` calls them, whose every entry the block may print.
    """

    name: str
    render: Render
    argument: bool | None
    options: Mapping[str, Any]
    prints: tuple[str, ...] = ()


DIRECTIVES: dict[str, Directive] = {}


def directive(
    name: str, *, argument: bool | None = False, prints: tuple[str, ...] = (), **options: Any
) -> Callable[[Render], Render]:
    """Register a function as a directive."""

    def register(render: Render) -> Render:
        DIRECTIVES[name] = Directive(name, render, argument, options, prints)
        return render

    return register


def render(found: Directive, context: RenderContext, argument: str, options: dict[str, Any]) -> str:
    """Call a directive with what the page gave it."""
    if found.argument is False:
        return found.render(context, **options)
    return found.render(context, argument, **options)
