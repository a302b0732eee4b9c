"""Packages whose modules register what they hold: whoever adds a file need not name it again."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType


def load_all(package: ModuleType) -> None:
    """Import every module of a package, in the order of their names."""
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")


def load_beside(package: ModuleType, ending: str) -> None:
    """Import those modules of a package that have a file of their name with an ending beside."""
    for folder in package.__path__:
        for path in sorted(Path(folder).glob(f"*{ending}")):
            if path.with_suffix(".py").is_file():
                import_module(f"{package.__name__}.{path.stem}")
