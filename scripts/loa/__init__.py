"""Loa: a static site generator for a multi-audience awareness portal.

What other programs may use is named here; everything else may change. Each is loaded when it is
first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loa.app.building import build
    from loa.app.looking import check
    from loa.app.sticks import pack
    from loa.errors import LoaError
    from loa.integrations.portal import Portal
    from loa.problems import Problem

__version__ = "0.1.0"
__all__ = ["LoaError", "Portal", "Problem", "build", "check", "pack"]

_HOMES = {
    "LoaError": "loa.errors",
    "Portal": "loa.integrations.portal",
    "Problem": "loa.problems",
    "build": "loa.app.building",
    "check": "loa.app.looking",
    "pack": "loa.app.sticks",
}


def __getattr__(name: str) -> Any:
    """A part of the face, from the module that has it."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
