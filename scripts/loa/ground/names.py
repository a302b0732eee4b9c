"""Names of files: which ones every stick and system takes, and which ones programs leave behind.

Limits: Windows refuses the names of devices and most paths over 260 characters, drive and parent
folders included; FAT32 keeps no two names that differ by case alone.
"""

import re
import unicodedata
from collections.abc import Iterable

from loa.ground.wording import say

MAX_PATH = 199
"""Characters below a stick's root."""

_SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(?<!\.)")
_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in range(1, 10))]
)

SYSTEM_FILES = frozenset({".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".directory"})
"""What Windows, macOS and Linux write into folders that somebody opens; in lower case."""
SYSTEM_FOLDERS = frozenset(
    {
        "system volume information",
        "$recycle.bin",
        ".trashes",
        ".spotlight-v100",
        ".fseventsd",
        ".temporaryitems",
        ".documentrevisions-v100",
    }
)
_FOR_GIT = frozenset({".gitkeep", ".gitignore", ".gitattributes", ".editorconfig"})

_LOCK = r"~\$.*|\.~lock\..*|\.#.*"
_BACKUP = (
    r".*~|#.*#|.*\.(?:bak|orig|rej|old|save|backup|autosave|asd|wbk)\d*|.*\.sw[a-p]|.*\.mine"
    r"|.*\.r\d+|.*_(?:backup|base|local|remote)_\d+(?:\.\w+)?"
)
_UNFINISHED = r".*\.(?:tmp|temp|part|partial|crdownload|download)|.*\.loa-.*\.(?:tmp|new|old)"
_COPY = (
    r".*\(\d+\)(?:\.\w+)*|.*(?: |_|- )(?:copy|kopie)(?: ?\(?\d+\)?)?(?:\.\w+)*|copy of .*"
    r"|.*sync-conflict.*|.*conflicted copy.*|.*bản sao.*|.*- sao chép.*"
)
_LEFT_BEHIND = (
    (re.compile(_LOCK, re.DOTALL), say("the lock of a program that has the document open")),
    (re.compile(_BACKUP, re.DOTALL), say("a backup of an editor or of git")),
    (
        re.compile(_UNFINISHED, re.DOTALL),
        say("a temporary or unfinished file"),
    ),
    (re.compile(_COPY, re.DOTALL), say("a second copy of a file")),
)


def is_safe(part: str) -> bool:
    """Whether one part of a path has only characters that FAT32, exFAT and Windows take."""
    return _SAFE.fullmatch(part) is not None


def is_device(part: str) -> bool:
    """Whether Windows keeps the name for a device, whatever its ending: `con`, `aux.md`."""
    return part.split(".")[0].rstrip(" ").upper() in _DEVICES


def left_behind(name: str) -> str:
    """What a file of this name is, if no person meant to keep it, in words for editors; else ""."""
    lower = unicodedata.normalize("NFC", name).lower()
    return next((what for pattern, what in _LEFT_BEHIND if pattern.fullmatch(lower)), "")


def is_system(name: str) -> bool:
    """Whether a file or folder is hidden or made by the system; git's own files apart."""
    lower = name.lower()
    if lower in _FOR_GIT:
        return False
    return lower.startswith(".") or lower in SYSTEM_FILES or lower in SYSTEM_FOLDERS


def is_for_git(name: str) -> bool:
    """Whether a file is there for git or editors, with nothing to be published."""
    return name in _FOR_GIT


def is_chosen(path: str, chosen: Iterable[str]) -> bool:
    """Whether a path from the root is one of those chosen or lies in one; nothing chosen is all."""
    paths = list(chosen)
    return not paths or any(
        prefix == "." or path == prefix or path.startswith(f"{prefix}/") for prefix in paths
    )
