"""Paths on the command line: told apart once, for every command, with one sentence.

A path is taken from where somebody stands, then from the portal's root, as problems print it; a
page also from docs/.
"""

from collections.abc import Iterable
from pathlib import Path

import click

from loa.cli.root import find_root
from loa.errors import NotFoundError
from loa.ground.layout import DOCS
from loa.ground.wording import say
from loa.printable import printable


class PortalPath(click.ParamType[str]):
    """A file or folder of the portal, as its path from the root: `docs/a.md`, or `.`."""

    name = "path"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Raises NotFoundError for what is not there, or lies outside the portal."""
        root = find_root().resolve()
        paths = [path for path in (Path(value), root / value) if path.exists()]
        if not paths:
            raise NotFoundError(say("There is no “{path}”.", path=printable(str(value))))
        return _below(root, paths, str(value))


class PagePath(click.ParamType[str]):
    """A page, as its path below docs/; what is no file stays as written, for a better hint."""

    name = "page"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Raises NotFoundError for a file outside docs/."""
        docs = (find_root() / DOCS).resolve()
        candidates = (Path(value), docs.parent / value, docs / value)
        paths = [path for path in candidates if path.is_file()]
        return _below(docs, paths, str(value)) if paths else str(value)


def _below(folder: Path, paths: Iterable[Path], value: str) -> str:
    """The first of the places that lies in a folder, as its path from there."""
    for candidate in paths:
        path = candidate.resolve()
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    raise NotFoundError(
        say(
            "“{path}” lies outside of “{folder}”.",
            path=printable(value),
            folder=printable(str(folder)),
        )
    )
