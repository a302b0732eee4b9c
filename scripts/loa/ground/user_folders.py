"""Folders of whoever runs the program, on machines too where a person has none: containers run
programs under numbers that no user has.
"""

import os
from pathlib import Path

from loa.errors import LoaError
from loa.ground.wording import say


def home() -> Path | None:
    """The home folder; None where the system names none, or one that is no whole path."""
    try:
        folder = Path.home()
    except RuntimeError:
        return None
    return folder if folder.is_absolute() else None


def cache_folder() -> Path:
    """Where programs keep what can be made again. Raises LoaError where there is no such place.

    Standard: XDG Base Directory Specification; a path in it that is not absolute is passed over.
    """
    named = Path(os.environ.get("XDG_CACHE_HOME") or ".")
    if named.is_absolute():
        return named
    if (own := home()) is None:
        raise LoaError(say("You have no home folder on this machine. Set HOME, or XDG_CACHE_HOME."))
    return own / ".cache"
