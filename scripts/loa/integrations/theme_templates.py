"""The theme's templates cost once a build what MkDocs would spend on them once a language."""

import os
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.theme import Theme


class _Compiled(BytecodeCache):
    """Templates that another language's environment has compiled already."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


class _ThemeFiles(FileSystemLoader):
    """Lists no folder whose name begins with a dot, because MkDocs copies none of them.

    The stock theme keeps 14,000 icons in one.
    """

    def list_templates(self) -> list[str]:
        found = set()
        for root in self.searchpath:
            for parent, folders, names in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                below = Path(parent).relative_to(root).as_posix()
                found |= {name if below == "." else f"{below}/{name}" for name in names}
        return sorted(found)


def share_templates(theme: Theme) -> None:
    """Have every environment of a theme share what is compiled and list only what is copied."""
    compiled, make = _Compiled(), theme.get_env

    def get_env() -> Environment:
        env = make()
        env.loader, env.bytecode_cache = _ThemeFiles(theme.dirs), compiled
        return env

    theme.get_env = get_env  # type: ignore[method-assign]
