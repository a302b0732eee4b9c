"""Sentences on the terminal."""

import sys
from collections.abc import Iterable
from typing import NoReturn

import click

from loa.app.written import Written
from loa.ground import wording
from loa.ground.sizes import human_size
from loa.ground.staging import Staged
from loa.problems import Problem, as_text


def inform(message: str, *, err: bool = False, **values: object) -> None:
    """Print a sentence in the language of whoever runs the program, as `say` puts it."""
    click.echo(wording.say(message, **values), err=err)


def inform_count(
    singular: str, plural: str, count: int, *, err: bool = False, **values: object
) -> None:
    """The same as `say_count` puts it."""
    click.echo(wording.say_count(singular, plural, count, **values), err=err)


def show(problems: Iterable[Problem]) -> None:
    """Print problems on standard error, a line each; nothing where there are none."""
    if text := as_text(problems):
        click.echo(text, err=True)


def end(is_wrong: object) -> NoReturn:
    """End a command that has said what it found: by 1 where something is wrong, else by 0.

    One that was refused ends by raising LoaError, which says why.
    """
    sys.exit(1 if is_wrong else 0)


def tell_written(files: Iterable[Written]) -> None:
    """Say of each file, as soon as it is written, where it is, what it holds and what it weighs."""
    for file in files:
        show(file.warnings)
        inform(
            "Wrote {target}: {note}, {size}.",
            target=file.path,
            note=file.holds,
            size=human_size(file.size),
        )


def tell_staged(staged: Staged | None) -> None:
    """Say what git has for its next commit; nothing where there is no repository."""
    if staged is None:
        return
    if staged.is_any:
        inform("Git takes this into the next commit.")
    for path in staged.left:
        inform("  but not what you are editing in {path}: git add {path}", path=path)
    if staged.reason:
        inform("Git does not have it for the next commit: {reason}.", reason=staged.reason)
