"""Where the theme is: a portal may bring its own, and every other has the one of the package."""

from importlib.resources import files
from pathlib import Path

OWN = "overrides"
"""The folder of a portal's own theme, beside docs/: all of it, since none is put together."""
_PACKAGE = Path(str(files("loa")))


def theme_folder(root: Path) -> Path:
    """The theme of the portal at `root`: its own, or the one that the wheel carries.

    In a checkout the package's theme is the checkout's `overrides/`, of which the wheel has a copy.
    """
    own = root / OWN
    if own.is_dir():
        return own
    carried = _PACKAGE / "theme"
    return carried if carried.is_dir() else _PACKAGE.parents[1] / OWN
