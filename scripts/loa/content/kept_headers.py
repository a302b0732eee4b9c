"""Front matter that was read before: YAML costs twenty times what JSON does.

Only what nothing was wrong with is kept, so that a problem is found each time.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from loa.artifacts import code_of, version_of
from loa.content.front_matter import KeyPath, parse_yaml
from loa.ground.shelf import Memory, Shelf
from loa.ground.wording import language
from loa.problems import Problem

FILE = "headers.shelf"
# YAML's text may hold the sign, but then a mapping with it is written as pairs.
_DAY, _PAIRS = "\0day", "\0pairs"


class KeptHeaders:
    """Reads front matter, or knows it from the last run: a shelf below a folder."""

    def __init__(self, folder: Path, memory: Memory | None = None) -> None:
        # A text is all that its reading is made from.
        self.shelf = Shelf(folder / FILE, lambda question: "", memory)
        self._code = " ".join(
            (code_of("content", "safety", "locales"), version_of("pyyaml"), language())
        )

    def parse(
        self, text: str, path: str, first_line: int
    ) -> tuple[dict[str, Any], dict[KeyPath, int], list[Problem]]:
        """As `parse_yaml`."""
        key = f"{self._code} {first_line} {text}"
        kept = self.shelf.take(path, key)
        if kept is not None:
            data, lines = kept.data
            return _read(data), {tuple(at): line for at, line in lines}, []
        found, rows, problems = parse_yaml(text, path, first_line)
        if not problems:
            row = [_written(found), [[list(at), line] for at, line in rows.items()]]
            self.shelf.put(path, key, set(), row)
        return found, rows, problems


def _written(value: Any) -> Any:
    """A value of YAML as JSON has it."""
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    if isinstance(value, Mapping):
        if all(isinstance(key, str) and not key.startswith("\0") for key in value):
            return {key: _written(inner) for key, inner in value.items()}
        return {_PAIRS: [[_written(key), _written(inner)] for key, inner in value.items()]}
    return [_written(inner) for inner in value] if isinstance(value, list) else value


def _read(value: Any) -> Any:
    if isinstance(value, list):
        return [_read(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    if _DAY in value:
        return date.fromisoformat(value[_DAY])
    if _PAIRS in value:
        return {_read(key): _read(inner) for key, inner in value[_PAIRS]}
    return {key: _read(inner) for key, inner in value.items()}
