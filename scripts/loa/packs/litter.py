"""What operating systems leave on sticks by themselves, and what nobody should press on there."""

from pathlib import Path, PurePosixPath

from loa.ground.names import SYSTEM_FILES, SYSTEM_FOLDERS
from loa.packs.bag import read_bounded

_APPLE_DOUBLE = b"\x00\x05\x16\x07"
"""How a ._file of macOS begins: RFC 1740, appendix A."""

_PROGRAMS = frozenset(
    {
        ".apk", ".app", ".bat", ".cmd", ".com", ".command", ".cpl", ".desktop", ".dll", ".exe",
        ".hta", ".inf", ".jar", ".js", ".jse", ".lnk", ".msi", ".msp", ".pif", ".ps1", ".reg",
        ".scf", ".scr", ".sh", ".sys", ".url", ".vbe", ".vbs", ".website", ".wsf", ".wsh",
    }
)  # fmt: skip
_PAGES = frozenset({".htm", ".html", ".mht", ".mhtml", ".shtml", ".svg", ".xht", ".xhtml", ".xml"})


def is_litter(uri: str, path: Path) -> bool:
    """Whether a file or folder is one that Windows, macOS or Linux writes by itself.

    A program or a page does not pass for litter, whatever folder it lies in; a ._file must be
    what macOS writes.
    """
    name = PurePosixPath(uri).name.lower()
    if name.startswith("._"):
        return (read_bounded(path, 1 << 20) or b"").startswith(_APPLE_DOUBLE)
    if name in SYSTEM_FILES:
        return True
    parents = {part.lower() for part in PurePosixPath(uri).parts}
    return bool(parents & SYSTEM_FOLDERS) and not is_dangerous(name)


def is_dangerous(name: str) -> bool:
    """Whether a double click on the name would run a program, or open a page that may be a forgery.

    Windows drops dots and spaces at the end of a name.
    """
    ending = PurePosixPath(name.rstrip(". ")).suffix.lower()
    return ending in _PROGRAMS or ending in _PAGES
