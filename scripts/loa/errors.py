"""The root of everything that ends a command with a sentence instead of a traceback."""


class LoaError(Exception):
    """A command cannot go on; the text says why and what to do, in the editors' language.

    Use cases raise it, and the command line prints it in one place and ends with `exit_code`:
    1 when the work was refused, 2 when the question itself was wrong (a path that is not there).
    """

    exit_code = 1

    def __str__(self) -> str:
        """The text; it may end with a hint, and there is not always one."""
        return super().__str__().rstrip()


class NotFoundError(LoaError):
    """What the command line names is not there, or is not of this portal."""

    exit_code = 2
