"""Rules for editors, beyond the schema."""

from loa.checks.registry import check_library

__all__ = ["check_library"]
