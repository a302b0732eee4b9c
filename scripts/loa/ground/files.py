"""The one writer of files: whole or not at all, readable by a server, gone after a kill.

A file is written beside its place under a name of its own, handed to the disk, and renamed.
"""

import ctypes
import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

FILE_MODE = 0o644
FOLDER_MODE = 0o755
"""Whatever the umask: a web server runs as somebody else."""
_TEMPORARY = ".loa-{}.tmp"
LEFT_BEHIND_AFTER = 3600.0
"""Seconds after which a file that is still beside its place belongs to a killed run."""


def write_whole(path: Path, data: bytes | str, *, is_kept: bool = True) -> None:
    """Write a file so that at any moment its old or its new content is there; text as UTF-8.

    `is_kept` as in `whole_file`. Raises OSError and then leaves nothing.
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    with whole_file(path, is_kept=is_kept) as temporary, temporary.open("xb") as out:
        out.write(raw)


@contextmanager
def whole_file(path: Path, *, is_kept: bool = True) -> Iterator[Path]:
    """Give a place beside a file where others write it; at the end it takes the file's name.

    `is_kept` waits until the disk has it; what can be made again and is proven when it is read
    need not wait. What killed runs left in the same folder is removed. An exception in the block
    leaves nothing.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    clear_left_behind(path.parent)
    # A short name of its own: the file's may be as long as a name can be.
    temporary = path.with_name(_TEMPORARY.format(secrets.token_hex(8)))
    try:
        yield temporary
        if is_kept:
            with temporary.open("r+b") as written:
                os.fsync(written.fileno())
        _set_mode(temporary, FILE_MODE)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if is_kept:
        _sync_folder(path.parent)


def read_at_most(path: Path, largest: int) -> bytes | None:
    """The bytes of a file that somebody hands in; None where there are more than `largest`, of
    which one is read: a device has no size and no end. Raises OSError.
    """
    with path.open("rb") as source:
        data = source.read(largest + 1)
    return data if len(data) <= largest else None


def write_files(folder: Path, files: Mapping[str, bytes]) -> int:
    """Write files by their place into a folder that nobody reads yet; how many bytes. Raises
    OSError.
    """
    for uri, data in files.items():
        path = folder / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return sum(map(len, files.values()))


def write_new(path: Path, data: bytes | str, *, mode: int = FILE_MODE) -> None:
    """Write a file that is not there yet, whole or not at all; its mode from the first byte on.

    Raises FileExistsError where there is one, also one that appeared meanwhile, and OSError.
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    path.parent.mkdir(parents=True, exist_ok=True)
    clear_left_behind(path.parent)
    temporary = path.with_name(_TEMPORARY.format(secrets.token_hex(8)))
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(temporary, flags, mode), "wb") as out:
            out.write(raw)
            out.flush()
            os.fsync(out.fileno())
        _set_mode(temporary, mode)
        _take_name(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _take_name(temporary: Path, path: Path) -> None:
    """Give a file a name that nothing has; disks without a second name (FAT) are asked before."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        temporary.rename(path)


def clear_left_behind(folder: Path) -> None:
    """Remove what killed runs were writing into a folder."""
    now = time.time()
    for path in folder.glob(_TEMPORARY.format("*")):
        try:
            if now - path.stat().st_mtime > LEFT_BEHIND_AFTER:
                path.unlink()
        except OSError:
            # Another run was quicker, or it is not ours to remove.
            continue


def make_readable(folder: Path) -> None:
    """Let everybody read a finished folder, whatever the umask was."""
    for parent, _, names in os.walk(folder):
        _set_mode(parent, FOLDER_MODE)
        for name in names:
            _set_mode(os.path.join(parent, name), FILE_MODE)  # noqa: PTH118 (thousands of files)


def _set_mode(path: Path | str, mode: int) -> None:
    """Only where it differs: whoever remembers a file by its ctime need not look again."""
    if stat.S_IMODE(os.stat(path).st_mode) != mode:  # noqa: PTH116
        # Sticks (FAT) keep no modes and refuse the attempt: there everybody reads everything.
        with suppress(PermissionError):
            os.chmod(path, mode)  # noqa: PTH101


def flush(folder: Path) -> None:
    """Have the disk of a folder write what the system still holds in memory.

    System call: syncfs(2) where there is one, so that other disks need not be waited for.
    """
    if sys.platform.startswith("linux"):
        libc = ctypes.CDLL(None, use_errno=True)
        if hasattr(libc, "syncfs"):
            handle = os.open(folder, os.O_RDONLY)
            try:
                if libc.syncfs(handle) == 0:
                    return
                code = ctypes.get_errno()
                raise OSError(code, os.strerror(code), str(folder))
            finally:
                os.close(handle)
    if hasattr(os, "sync"):
        os.sync()


def _sync_folder(folder: Path) -> None:
    """Have the disk keep a rename; Windows has no such call for folders."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        # Some file systems of sticks and networks do not know it for folders.
        return
    finally:
        os.close(handle)
