"""What a disk refused, in the editors' words, and what would help."""

import errno
import re
import shutil

from loa.ground.wording import say

_REASONS = {
    errno.ENOSPC: say("the disk is full. Delete files or take another disk"),
    errno.EDQUOT: say("your share of the disk is full. Delete files or take another disk"),
    errno.EROFS: say(
        "the disk can only be read. Release the lock of the stick or take another disk"
    ),
    errno.EACCES: say("you may not touch this file or folder"),
    errno.EPERM: say("you may not touch this file or folder"),
    errno.EIO: say("the disk is broken or was pulled out"),
    errno.ENODEV: say("the disk was pulled out"),
    errno.ENXIO: say("the disk was pulled out"),
    errno.ENOENT: say("there is no such file or folder, or the disk was pulled out"),
    errno.ENOTDIR: say("a file lies where a folder must be. Rename it or move it away"),
    errno.EISDIR: say("a folder lies where a file must be. Rename it or move it away"),
    errno.EEXIST: say("there is a file or folder of this name. Rename it or move it away"),
    errno.ENOTEMPTY: say("the folder holds other files. Rename it or move it away"),
    errno.ENAMETOOLONG: say("the name is too long for this disk"),
    errno.EFBIG: say("the file is too large for this disk; a FAT32 stick takes files below 4 GB"),
    errno.ELOOP: say("links lead in a circle"),
}


def reason_of(error: OSError) -> str:
    """Why, without a full stop at the end."""
    first = first_of(error)
    return _REASONS.get(first.errno or 0, first.strerror or str(first))


def names_of(error: OSError) -> list[str]:
    """The files and folders that the refusal names."""
    first = first_of(error)
    return [str(name) for name in (first.filename, first.filename2) if name]


def first_of(error: OSError) -> OSError:
    """Of the failures that copying a folder has collected, the first; only its text is left."""
    if not (isinstance(error, shutil.Error) and error.args and error.args[0]):
        return error
    _, target, text = error.args[0][0]
    code = re.match(r"\[Errno (\d+)\]", str(text))
    return OSError(int(code[1]) if code else 0, str(text), str(target))
