"""Loa: a static site generator for a multi-audience awareness portal."""

__version__ = "0.1.0"
