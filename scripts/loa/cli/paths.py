"""Paths on the command line: told apart once, for every command, with one sentence.

A path is taken from where somebody stands, then from the portal's root, as problems print it; a
page also from docs/.
"""

from collections.abc import Iterable
from pathlib import Path

import click

from loa.cli.root import find_root
from loa.errors import NotFoundError
from loa.printable import printable

DOCS = "docs"


class PortalPath(click.ParamType[str]):
    """A file or folder of the portal, as its path from the root: `docs/a.md`, or `.`."""

    name = "path"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Raises NotFoundError for what is not there, or lies outside the portal."""
        root = find_root().resolve()
        outside = False
        for place in (Path(value), root / value):
            if place.exists():
                path = place.resolve()
                if path.is_relative_to(root):
                    return path.relative_to(root).as_posix()
                outside = True
        if outside:
            raise _outside(str(value), root)
        raise NotFoundError(f"Không có “{printable(str(value))}”.")


class PagePath(click.ParamType[str]):
    """A page, as its path below docs/; what is no file stays as written, for a better hint."""

    name = "page"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Raises NotFoundError for a file outside docs/."""
        docs = (find_root() / DOCS).resolve()
        outside = False
        for place in (Path(value), docs.parent / value, docs / value):
            if place.is_file():
                path = place.resolve()
                if path.is_relative_to(docs):
                    return path.relative_to(docs).as_posix()
                outside = True
        if outside:
            raise _outside(str(value), docs)
        return str(value)


def is_chosen(path: str, chosen: Iterable[str]) -> bool:
    """Whether a path from the root is one of those chosen or lies in one; nothing chosen is all."""
    wanted = list(chosen)
    return not wanted or any(
        place == "." or path == place or path.startswith(f"{place}/") for place in wanted
    )


def _outside(value: str, folder: Path) -> NotFoundError:
    return NotFoundError(f"“{printable(value)}” nằm ngoài “{printable(str(folder))}”.")
