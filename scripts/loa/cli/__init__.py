"""The command `loa`."""

from loa.cli.main import main

__all__ = ["main"]
