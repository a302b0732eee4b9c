"""Where failures become sentences: the one place that prints them and sets the exit code."""

import errno
import io
import sys
from typing import Any

import click

from loa.cli.lazy import LazyGroup
from loa.errors import LoaError
from loa.printable import printable
from loa.problems import sentence_of


class Border(LazyGroup):
    """A group whose commands end with a sentence, whatever the disk or a use case refuses."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Begin: what is printed is UTF-8, whatever the terminal or the file was expected to be."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return super().main(*arguments, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; exit code 1 for the disk, the error's own for a refusal."""
        try:
            return super().invoke(ctx)
        except LoaError as refusal:
            click.echo(_readable(str(refusal)), err=True)
            ctx.exit(refusal.exit_code)
        except OSError as error:
            if error.errno == errno.EPIPE:
                # Whoever read our output has seen enough; click ends quietly.
                raise
            click.echo(sentence_of(error), err=True)
            ctx.exit(1)


def _readable(text: str) -> str:
    """A sentence whose lines are ours and whose other signs a terminal cannot obey."""
    return "\n".join(map(printable, text.split("\n")))
