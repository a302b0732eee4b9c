"""Where failures become sentences: the one place that prints them and sets the exit code."""

import errno
import io
import os
import sys
from contextlib import suppress
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
        if not arguments and "args" not in options:
            _name_files_in_utf8()
        _open_closed_streams()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        try:
            return super().main(*arguments, **options)
        except OSError as error:
            # `--help` and `--version` print before there is a command to invoke.
            _tell(sentence_of(error))
            sys.exit(1)
        finally:
            _give_up_what_cannot_be_printed()

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; exit code 1 for the disk, the error's own for a refusal."""
        try:
            return super().invoke(ctx)
        except LoaError as refusal:
            _tell(_readable(str(refusal)))
            ctx.exit(refusal.exit_code)
        except OSError as error:
            if error.errno == errno.EPIPE:
                # Whoever read our output has seen enough; click ends quietly.
                raise
            _tell(sentence_of(error))
            ctx.exit(1)


def _name_files_in_utf8() -> None:
    """Begin the program anew where Python takes names of files for ASCII (`LC_ALL=C` with
    `PYTHONUTF8=0`): there it can neither open a file with a Vietnamese name nor hand one on.
    """
    if sys.getfilesystemencoding() != "utf-8":
        command = [sys.executable, "-X", "utf8", *sys.orig_argv[1:]]
        os.execve(sys.executable, command, {**os.environ, "PYTHONUTF8": "1"})


def _open_closed_streams() -> None:
    """Lead input and output that the caller has closed (`loa check >&-`) to nowhere.

    Else the first file that is opened takes their number, and programs that we start write into
    it; and a question would find nothing to read its answer from, not even an end.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, os.O_RDWR)
            if descriptor != number:
                os.dup2(descriptor, number)
                os.close(descriptor)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


def _give_up_what_cannot_be_printed() -> None:
    """Python prints what is left when it ends, and would complain of a full disk a second time."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            null_descriptor = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null_descriptor, stream.fileno())
            os.close(null_descriptor)


def _tell(sentence: str) -> None:
    """Say why; where errors go to the same full disk, the exit code has to do."""
    with suppress(OSError):
        click.echo(sentence, err=True)


def _readable(text: str) -> str:
    """A sentence whose lines are ours and whose other signs a terminal cannot obey."""
    return "\n".join(map(printable, text.split("\n")))
