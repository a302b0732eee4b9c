"""What lies where in a portal's folder."""

from pathlib import Path

SETTINGS = "mkdocs.yml"
"""What makes a folder the root of a portal."""
DOCS = "docs"
"""The folder of its content."""
OVERRIDES = "overrides"
"""The folder of its own theme, where it has one: all of it, since none is put together."""


def cache_of(root: Path) -> Path:
    """The folder in which everything that was made lies until it is made again."""
    return root / ".cache" / "loa"
