"""Where the theme is: a portal may bring its own, and every other has the one of the package."""

from pathlib import Path

from loa.ground.carried import carried
from loa.ground.layout import OVERRIDES


def theme_folder(root: Path) -> Path:
    """The theme of the portal at `root`: its own, or the one that the package carries."""
    own = root / OVERRIDES
    return own if own.is_dir() else carried("theme", OVERRIDES)
