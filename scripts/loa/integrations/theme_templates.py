"""The theme's templates cost once a process what MkDocs would spend on them once a language."""

import os
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.theme import Theme


class _Compiled(BytecodeCache):
    """Templates that this process has compiled: for another language, or in an earlier build."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str, object], CodeType] = {}

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """The compiled template, if there is one of this name and text."""
        bucket = Bucket(environment, name, self.get_source_checksum(source))
        code = self._code.get((name, bucket.checksum, environment.autoescape))
        bucket.code = code and _with_filename(code, filename or name)
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum, bucket.environment.autoescape] = bucket.code


def _with_filename(code: CodeType, filename: str) -> CodeType:
    """Code that names another file as its source, so that a fault is told where it is."""
    if code.co_filename == filename:
        return code
    parts = (_with_filename(o, filename) if isinstance(o, CodeType) else o for o in code.co_consts)
    return code.replace(co_filename=filename, co_consts=tuple(parts))


_COMPILED = _Compiled()


class _ThemeFiles(FileSystemLoader):
    """Lists no folder whose name begins with a dot, because MkDocs copies none of them.

    The stock theme keeps 14,000 icons in one.
    """

    def list_templates(self) -> list[str]:
        templates = set()
        for root in self.searchpath:
            for parent, folders, names in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                below = Path(parent).relative_to(root).as_posix()
                templates |= {name if below == "." else f"{below}/{name}" for name in names}
        return sorted(templates)


def share_templates(theme: Theme) -> None:
    """Have every environment of a theme share what is compiled and list only what is copied."""
    make = theme.get_env

    def get_env() -> Environment:
        env = make()
        env.loader, env.bytecode_cache = _ThemeFiles(theme.dirs), _COMPILED
        return env

    theme.get_env = get_env  # type: ignore[method-assign]
