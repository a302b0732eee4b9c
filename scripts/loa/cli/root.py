"""Where the portal is: the nearest folder upwards that has mkdocs.yml."""

from pathlib import Path

import click

from loa.errors import NotFoundError
from loa.ground.build_time import require_time, unknown_of
from loa.ground.layout import SETTINGS
from loa.ground.replacement import finish_replacements, notes_of
from loa.ground.targets import require_outside_sources
from loa.ground.together import finish_together
from loa.ground.wording import say


def find_root(start: Path | None = None) -> Path:
    """The portal's root. Raises NotFoundError where there is none.

    Every command asks for it first, so here is put right what a killed build left.
    """
    start_folder = (start or Path.cwd()).resolve()
    for folder in (start_folder, *start_folder.parents):
        if (folder / SETTINGS).is_file():
            finish_replacements(notes_of(folder))
            finish_together(notes_of(folder))
            return folder
    raise NotFoundError(say("There is no {file} here or in any folder above.", file=SETTINGS))


def dated_root() -> Path:
    """The same for a command whose output carries dates: says once what git cannot tell."""
    root = find_root()
    if unknown := unknown_of(root):
        click.echo(unknown, err=True)
    return root


def root_to_pack(out: Path) -> Path:
    """The same for a pack, which is numbered by its time and goes to a place of its own.

    Raises LoaError where the number would be guessed or the place holds somebody's sources.
    """
    root = find_root()
    require_outside_sources(out, root)
    require_time(root)
    return root
