"""Sentences on the terminal."""

import click

from loa.ground import wording


def inform(message: str, *, err: bool = False, **values: object) -> None:
    """Print a sentence in the language of whoever runs the program, as `say` puts it."""
    click.echo(wording.say(message, **values), err=err)


def inform_count(
    singular: str, plural: str, count: int, *, err: bool = False, **values: object
) -> None:
    """The same as `say_count` puts it."""
    click.echo(wording.say_count(singular, plural, count, **values), err=err)
