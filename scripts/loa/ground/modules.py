"""Packages whose modules register what they hold: whoever adds a file need not name it again."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def load_all(package: ModuleType) -> None:
    """Import every module of a package, in the order of their names."""
    for found in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{found.name}")
