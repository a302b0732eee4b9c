"""Which blocks there are: each a folder of `blocks`, with what editors are told of it as data.

blocks/agency/__init__.py   a function under @directive, from what a page gives to markup
blocks/agency/block.yml     what it is, its argument and options, examples
blocks/agency/block.html    the template that the function fills, where it has one
blocks/agency/block.css     rules and
blocks/agency/block.js      a script of its own, where it needs them
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from loa.content.kinds import TYPE_NAMES
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE
from loa.directives.context import RenderContext
from loa.ground.yaml_loader import SafeLoader

Render = Callable[..., str]
DECLARATION, STYLE, SCRIPT = "block.yml", "block.css", "block.js"


@dataclass(frozen=True)
class Argument:
    """What stands after the sign | of a block; `of` says whose ids, as in `ids_of`."""

    what: str
    of: str = ""


@dataclass(frozen=True)
class Option:
    """A line below a block's name; its default's type is its own.

    `choices` are all its values; where there are none, `of` says whose ids are (`ids_of`).
    """

    default: str | int
    what: str
    choices: tuple[str, ...] = ()
    of: str = ""

    def values(self, library: Library) -> tuple[str, ...]:
        """Every value that it may have in a portal; none where any may stand."""
        return ids_of(self.of, library) if self.of else self.choices


@dataclass(frozen=True)
class Example:
    """How a block is written; `{agencies}` and the like are filled with a portal's own ids.

    `page` is the type of page that it stands on. One that is hidden is for tests alone.
    """

    source: str
    page: str = "page"
    hidden: bool = False


@dataclass(frozen=True)
class Directive:
    """A block that editors write as `/// name | argument`, options indented below.

    `render` gets the context, the argument (if there is one) and the options, and returns XHTML
    with one root element. `what` and `inside` say to editors what it prints and what they write in
    it. `prints` names registries, as `Registries` calls them, whose every entry it may print.
    """

    name: str
    render: Render
    folder: Path
    what: str
    group: str
    examples: tuple[Example, ...]
    argument: Argument | None = None
    inside: str = ""
    options: Mapping[str, Option] = field(default_factory=dict)
    prints: tuple[str, ...] = ()

    def allows(self, key: str, value: object) -> bool:
        """Whether an option is one of the block's, with a value that its function can take."""
        option = self.options.get(key)
        if option is None or not isinstance(value, type(option.default)):
            return False
        return value == option.default or not option.choices or value in option.choices

    def file(self, name: str) -> Path | None:
        """A file of its own, such as STYLE, where it has that."""
        path = self.folder / name
        return path if path.is_file() else None


def ids_of(kind: str, library: Library) -> tuple[str, ...]:
    """The ids that a block may ask for: of a registry, as `Registries` calls it, of page types, of
    folders with pages, of pages with core messages; those of scenes are not the library's.
    """
    if kind == "types":
        return tuple(TYPE_NAMES)
    if kind == "scenes":
        return ()
    if kind in {"folders", "messages"}:
        pages = library.in_language(SOURCE_LANGUAGE)
        if kind == "messages":
            return tuple(page.src_uri for page in pages if page.meta.type == "messages")
        parents = {parent for page in pages for parent in PurePosixPath(page.src_uri).parents}
        return tuple(sorted(parent.as_posix() for parent in parents if parent.name))
    return tuple(getattr(library.registries, kind))


DIRECTIVES: dict[str, Directive] = {}


def directive(render: Render) -> Render:
    """Register a function as the block of its folder, whose name has hyphens for underscores."""
    folder = Path(sys.modules[render.__module__].__file__ or "").parent
    name = folder.name.replace("_", "-")
    DIRECTIVES[name] = _load(name, render, folder)
    return render


def _load(name: str, render: Render, folder: Path) -> Directive:
    declaration: dict[str, Any] = yaml.load((folder / DECLARATION).read_text("utf-8"), SafeLoader)
    argument = declaration.pop("argument", None)
    options = {
        key: Option(**{**option, "choices": tuple(option.get("choices", ()))})
        for key, option in declaration.pop("options", {}).items()
    }
    return Directive(
        name,
        render,
        folder,
        argument=Argument(**argument) if argument else None,
        options=options,
        examples=tuple(Example(**example) for example in declaration.pop("examples")),
        prints=tuple(declaration.pop("prints", ())),
        **declaration,
    )


def render(block: Directive, context: RenderContext, argument: str, options: dict[str, Any]) -> str:
    """Call a directive with what the page gave it."""
    if block.argument is None:
        return block.render(context, **options)
    return block.render(context, argument, **options)
