"""A piece of work that is killed -9 before one of its changes of the file system.

Counting changes in place of milliseconds gives every moment the same chance, on any machine.
"""

import os
import signal
import sys
from collections.abc import Callable

IsChange = Callable[[str, tuple[object, ...]], bool]
"""Whether one of Python's audit events, with its arguments, counts."""


def forked(
    work: Callable[[], None], is_change: IsChange, before: int | None = None
) -> tuple[int, bool]:
    """Do the work in a child, killed before change number `before` if one is given: how many
    changes it made (-1 if it was killed), and whether a signal ended it.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        with os.fdopen(reading, "rb") as answer:
            made = answer.read()
        _, status = os.waitpid(child, 0)
        return int(made or b"-1"), os.WIFSIGNALED(status)
    count = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if not is_change(event, arguments):
            return
        if count == before:
            os.kill(os.getpid(), signal.SIGKILL)
        count += 1

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.addaudithook(hook)
    try:
        work()
    finally:
        os.write(writing, str(count).encode())
        os._exit(0)
