"""A pseudoterminal for tests, also in a bare chroot: its /dev has no pts, so root mounts one there
that this process and its children see and nobody else.
"""

import ctypes
import os
import sys

# linux/sched.h and linux/mount.h
_CLONE_NEWNS = 0x20000
_MS_REC, _MS_PRIVATE = 0x4000, 0x40000


def open_terminal() -> tuple[int, int]:
    """Both ends of a new pseudoterminal: ours, and the one for a program. Raises OSError."""
    try:
        return os.openpty()
    except OSError:
        if not sys.platform.startswith("linux"):
            raise
    mount_own_terminals()
    return os.openpty()


def mount_own_terminals() -> None:
    """A /dev/pts in a mount namespace of our own. Raises OSError, without root's rights too."""
    system = ctypes.CDLL(None, use_errno=True)
    _succeed(system.unshare(_CLONE_NEWNS))
    # Or the mount would reach whoever shares /dev: in a chroot that is the machine around it.
    _succeed(system.mount(None, b"/dev", None, _MS_REC | _MS_PRIVATE, None))
    _succeed(system.mount(b"devpts", b"/dev/pts", b"devpts", 0, None))


def _succeed(answer: int) -> None:
    if answer:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
