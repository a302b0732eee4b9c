"""Files that the wheel carries and a checkout has in their one home."""

from importlib.resources import files
from pathlib import Path

PACKAGE = Path(str(files("loa")))
"""Where the package lies; a wheel is always unpacked into a folder."""


def carried(in_wheel: str, in_checkout: str) -> Path:
    """A file or folder below the package, or its origin where the package is a checkout's.

    pyproject.toml says which origins the wheel takes where (`force-include`).
    """
    path = PACKAGE / in_wheel
    return path if path.exists() else PACKAGE.parents[1] / in_checkout
