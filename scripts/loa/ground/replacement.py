"""Replacing a folder as a whole, so that at any moment the old one or the new one is there.

The new folder is made beside the old one under a name of its own. Where the system can exchange
two names in one step (Linux: renameat2 with RENAME_EXCHANGE), there is no moment without a
folder. Elsewhere two renames follow each other; what is about to happen is written down first,
and the next command puts right what a kill between them left.
"""

import ctypes
import errno
import hashlib
import json
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from loa.errors import LoaError
from loa.ground.files import flush, make_readable, write_whole
from loa.ground.layout import cache_of
from loa.ground.targets import MARK, MARK_TEXT
from loa.ground.wording import say

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CANNOT_EXCHANGE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})


class TargetBusyError(LoaError):
    """Another run is writing the same folder at this moment."""


@contextmanager
def replacing(target: Path, notes: Path) -> Iterator[Path]:
    """Give an empty marked folder beside `target`; it takes the target's place at the end.

    `target` was approved by `require_replaceable`. `notes` is a folder of ours that remembers
    what is under way. An exception in the block removes the new folder and leaves the target.
    Raises TargetBusyError while another run writes the same target.
    """
    notes.mkdir(parents=True, exist_ok=True)
    note = notes / f"{hashlib.sha256(os.fsencode(target)).hexdigest()[:16]}.json"
    with _locked(note) as is_ours:
        if not is_ours:
            raise TargetBusyError(
                say(
                    "Another run is writing into “{target}”. Wait for its end and run this again.",
                    target=target,
                )
            )
        _finish_replacement(note)
        name = f".{target.name[:40]}.loa-{secrets.token_hex(6)}"
        fresh, old = target.with_name(f"{name}.new"), target.with_name(f"{name}.old")
        work = {"target": str(target), "new": str(fresh), "old": str(old), "finished": False}
        write_whole(note, json.dumps(work))
        try:
            fresh.mkdir(parents=True)
            (fresh / MARK).write_text(MARK_TEXT, encoding="utf-8")
            yield fresh
            make_readable(fresh)
            flush(fresh)
            if not target.exists():
                fresh.rename(target)
            elif not _exchange(fresh, target):
                write_whole(note, json.dumps({**work, "finished": True}))
                target.rename(old)
                fresh.rename(target)
            flush(target.parent)
        finally:
            _finish_replacement(note)


def notes_of(root: Path) -> Path:
    """Where a portal remembers which folders are being replaced."""
    return cache_of(root) / "targets"


def finish_replacements(notes: Path) -> None:
    """Undo or finish what killed runs left; what a living run is doing stays untouched."""
    for note in sorted(notes.glob("*.json")) if notes.is_dir() else ():
        with _locked(note) as is_ours:
            if is_ours:
                _finish_replacement(note)


def _finish_replacement(note: Path) -> None:
    """Have a whole folder at the target and nothing of ours beside it."""
    try:
        work = json.loads(note.read_text(encoding="utf-8"))
        target, fresh, old = (Path(work[key]) for key in ("target", "new", "old"))
        is_finished = work["finished"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    if is_finished and not target.exists():
        for whole in (fresh, old):
            if whole.is_dir():
                whole.rename(target)
                break
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    note.unlink(missing_ok=True)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two names in one step; whether the system and its disk can do that.

    System call: renameat2(2), Linux 3.15 and later.
    """
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(first), os.fsencode(second)
    if rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(second))


@contextmanager
def _locked(note: Path) -> Iterator[bool]:
    """Hold the lock of a note; False when another run holds it. A killed run lets go of it."""
    with note.with_suffix(".lock").open("a+b") as handle:
        is_ours = _lock(handle)
        try:
            yield is_ours
        finally:
            if is_ours:
                _unlock(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: IO[bytes]) -> bool:
        handle.seek(0)
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(handle: IO[bytes]) -> None:
        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: IO[bytes]) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(handle: IO[bytes]) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
