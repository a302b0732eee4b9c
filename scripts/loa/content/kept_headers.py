"""Front matter and registries that were read before: YAML costs twenty times what JSON does.

Only what nothing was wrong with is kept, so that a problem is found each time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from loa.artifacts import code_of, sha256_of, version_of
from loa.content.front_matter import KeyPath, Parse, parse_yaml, parsed
from loa.content.text_files import decoded, problems_of_characters, read_text
from loa.ground.shelf import Memory, Shelf
from loa.ground.wording import language
from loa.problems import Problem
from loa.safety.characters import mended

FILE = "headers.shelf"
# YAML's text may hold the sign, but then a mapping with it is written as pairs.
_DAY, _PAIRS = "\0day", "\0pairs"


@dataclass(unsafe_hash=True)
class DataText:
    """A text of a data file, and who parses it, which is no part of what the text is: so that what
    is made of it can be remembered by its text (`lru_cache`), whoever read it first.
    """

    text: str
    label: str
    parse: Parse | None = field(default=None, compare=False)

    def parsed(
        self,
    ) -> tuple[Mapping[str, Any], Mapping[KeyPath, int], tuple[Problem, ...]]:
        """As `front_matter.parsed`. Once: a memo's key is not to hold what others keep."""
        parse, self.parse = self.parse, None
        if parse is None:
            return parsed(self.text, self.label)
        data, lines, problems = parse(self.text, self.label, 1)
        return data, lines, tuple(problems)


class KeptLines(Mapping[KeyPath, int]):
    """The line of each key as JSON has them: of most files nobody asks for any."""

    def __init__(self, rows: Sequence[tuple[Sequence[str | int], int]]) -> None:
        self._rows = rows

    @cached_property
    def _lines(self) -> dict[KeyPath, int]:
        return {tuple(at): line for at, line in self._rows}

    def __getitem__(self, at: KeyPath) -> int:
        return self._lines[at]

    def __iter__(self) -> Iterator[KeyPath]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


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
    ) -> tuple[dict[str, Any], Mapping[KeyPath, int], list[Problem]]:
        """As `parse_yaml`."""
        digest = sha256_of(text.encode("utf-8", "surrogatepass"))
        key = f"{self._code} {first_line} {digest}"
        kept = self.shelf.take(path, key)
        if kept is not None:
            data, lines = kept.data
            return _read(data), KeptLines(lines), []
        data, rows, problems = _parse(text, path, first_line)
        if not problems:
            row = [_written(data), [[list(at), line] for at, line in rows.items()]]
            self.shelf.put(path, key, set(), row)
        return data, rows, problems

    def read(self, path: Path, label: str) -> tuple[str | None, list[Problem]]:
        """As `read_text`; a text in which every character was right is not looked through again."""
        text, problems = decoded(path, label)
        if text is None:
            return None, problems
        name, key = f"text {label}", f"{self._code} {sha256_of(text.encode())}"
        if self.shelf.take(name, key) is not None:
            return text, []
        better, problems = mended(text), problems_of_characters(text, label)
        if better == text and not problems:
            self.shelf.put(name, key, set(), None)
        return better, problems


def reading(kept: KeptHeaders | None, path: Path, label: str) -> tuple[str | None, list[Problem]]:
    """As `read_text`, with what was kept where there is some."""
    return read_text(path, label) if kept is None else kept.read(path, label)


def _parse(
    text: str, path: str, first_line: int
) -> tuple[dict[str, Any], dict[KeyPath, int], list[Problem]]:
    if first_line > 1:
        return parse_yaml(text, path, first_line)
    # Of a whole file: others of this process read the same registries.
    data, lines, problems = parsed(text, path)
    return {**data}, {**lines}, [*problems]


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
