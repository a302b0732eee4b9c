"""Disks that fail below one folder, for this process only and for every user, root too.

The system calls that change a file system are refused where Python announces them (`sys.audit`,
table "Audit events" of its manual), so that no disk has to be filled, locked or pulled out.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MAKING = {"os.mkdir": 0, "os.symlink": 1, "os.link": 1}
_CHANGING = {
    **_MAKING, "os.rename": 1, "os.remove": 0, "os.rmdir": 0, "os.chmod": 0, "os.truncate": 0,
}  # fmt: skip
_READING = {"os.listdir": 0, "os.scandir": 0}
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND

_failing: list[tuple[str, str, int]] = []
_hooked = False


@contextmanager
def failing(folder: Path, kind: str, code: int) -> Iterator[None]:
    """Refuse with an error number what happens below a folder.

    full: nothing new is made there, what is there can still be renamed and removed. locked:
    nothing is changed. gone: nothing is read or listed either.
    """
    global _hooked
    if not _hooked:
        sys.addaudithook(_refuse)
        _hooked = True
    _failing.append((str(folder.resolve()), kind, code))
    try:
        yield
    finally:
        _failing.pop()


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if not _failing:
        return
    folder, kind, code = _failing[-1]
    path = _path_of(event, arguments, kind)
    if path is not None and _is_below(path, folder):
        raise OSError(code, os.strerror(code), path)


def _path_of(event: str, arguments: tuple[object, ...], kind: str) -> str | None:
    """The path that an event changes, or None for one that such a disk lets through."""
    events = {"full": _MAKING, "locked": _CHANGING, "gone": {**_CHANGING, **_READING}}[kind]
    if event == "open":
        flags = arguments[2]
        is_refused = kind == "gone" or (isinstance(flags, int) and bool(flags & _TO_WRITE))
        return _as_text(arguments[0]) if is_refused else None
    return _as_text(arguments[events[event]]) if event in events else None


def _as_text(path: object) -> str | None:
    return os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else None


def _is_below(path: str, folder: str) -> bool:
    # Nothing here may open or list: that would be refused too.
    absolute = os.path.abspath(path)  # noqa: PTH100
    return absolute == folder or absolute.startswith(folder + os.sep)
