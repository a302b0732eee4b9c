"""What was made before, with the questions asked for it: one file, read and written whole.

A damaged file is an empty shelf. What is not taken or put by a run is left out when the shelf is
written again, so it holds what the last run needed and no more.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from loa.ground.asking import Question, noting
from loa.ground.files import whole_file

_MARK = b"loa-shelf-1\n"
_DIGEST = 32
_LENGTH = 8
# YAML can write half a pair of UTF-16, which no file of a site has.
_PAIRS = "surrogatepass"


class AnsweredQuestion(NamedTuple):
    """A question with the answer that was given."""

    question: Question
    answer: str


@dataclass(frozen=True)
class ShelfEntry:
    """Something made: `key` is the digest of its own sources, `answers` what it was told,
    `data` what JSON can hold, `written` the long part of it in UTF-8: as text, letters of
    Vietnamese would make it twice as large.
    """

    key: str
    answers: tuple[AnsweredQuestion, ...]
    data: Any
    written: bytes | memoryview = b""

    @property
    def text(self) -> str:
        """The long part."""
        return str(self.written, "utf-8", _PAIRS)


Memory = dict[Path, dict[str, ShelfEntry]]
"""What lies on the shelves of a process that builds more than once."""


class Shelf:
    """Kept things by name; `answer` gives today's answer to a question.

    `memory` is for a process that comes again: it spares reading and writing the file.
    """

    def __init__(
        self, path: Path, answer: Callable[[Question], str], memory: Memory | None = None
    ) -> None:
        self.path = path
        self.answer = answer
        self._memory = memory
        in_memory = memory.get(path) if memory is not None else None
        self._before = _read(path) if in_memory is None else in_memory
        self._now: dict[str, ShelfEntry] = {}
        self._is_new = False
        self._is_true: dict[AnsweredQuestion, bool] = {}
        """Whether what was told is still so: a portal's pages ask the same things."""

    def take(self, name: str, key: str) -> ShelfEntry | None:
        """What was kept under a name, if nothing that it was made from has changed."""
        entry = self._now.get(name) or self._before.get(name)
        if entry is None or entry.key != key:
            return None
        if not all(map(self._is_still_so, entry.answers)):
            return None
        self._now[name] = entry
        return entry

    def _is_still_so(self, answered: AnsweredQuestion) -> bool:
        known = self._is_true.get(answered)
        if known is None:
            known = self._is_true[answered] = self.answer(answered.question) == answered.answer
        return known

    def put(self, name: str, key: str, asked: set[Question], data: Any, text: str = "") -> None:
        """Keep something with the answers that it was given."""
        answers = tuple(
            AnsweredQuestion(question, self.answer(question)) for question in sorted(asked)
        )
        self._now[name] = ShelfEntry(
            key=key, answers=answers, data=data, written=text.encode("utf-8", _PAIRS)
        )
        self._is_new = True

    def get_or_make(
        self, name: str, key: str, make: Callable[[], Any], known: Collection[Question] = ()
    ) -> Any:
        """What was kept under a name, or what is made now and kept with the questions that it
        asked, but for those whose answers the key tells already: `known`. JSON can hold it.
        """
        entry = self.take(name, key)
        if entry is not None:
            return entry.data
        with noting() as asked:
            data = make()
        self.put(name, key, asked=asked - {*known}, data=data)
        return data

    def keep_rest(self) -> None:
        """Leave what this run did not look at where it is."""
        self._now = {**self._before, **self._now}

    def save(self) -> None:
        """Write the shelf, if it is another one than before; without room it stays what it was."""
        if self._memory is not None:
            self._memory[self.path] = self._now
        elif self._is_new or len(self._now) != len(self._before):
            with suppress(OSError):
                _write(self.path, _parts(self._now))
                self._before, self._is_new = self._now, False


def _write(path: Path, parts: Collection[bytes | memoryview]) -> None:
    """Write a shelf. Its parts are never put together: of a large portal they are a gigabyte."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    with whole_file(path, is_kept=False) as temporary, temporary.open("xb") as out:
        out.writelines([_MARK, digest.digest(), *parts])


def _parts(entries: Mapping[str, ShelfEntry]) -> list[bytes | memoryview]:
    """A shelf's bytes after its digest: how long the list is, the list in JSON, the long parts.

    Questions that many have asked stand there once.
    """
    numbers: dict[AnsweredQuestion, int] = {}
    rows: list[bytes | memoryview] = []
    texts: list[bytes | memoryview] = []
    for name, entry in sorted(entries.items()):
        asked = [numbers.setdefault(answered, len(numbers)) for answered in entry.answers]
        texts.append(entry.written)
        row = _json([name, entry.key, asked, entry.data, len(entry.written)])
        rows += [b",", row] if rows else [row]
    pairs = _json([[*answered.question, answered.answer] for answered in numbers])
    index = [b"[", pairs, b",[", *rows, b"]]"]
    return [sum(map(len, index)).to_bytes(_LENGTH, "big"), *index, *texts]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", _PAIRS)


def _read(path: Path) -> dict[str, ShelfEntry]:
    try:
        data = memoryview(path.read_bytes())
        content = data[len(_MARK) + _DIGEST :]
        head = _MARK + hashlib.sha256(content).digest()
        if data[: len(head)] != head:
            return {}
        end = _LENGTH + int.from_bytes(content[:_LENGTH], "big")
        pairs, rows = json.loads(bytes(content[_LENGTH:end]))
        asked = [AnsweredQuestion(Question(kind, key), answer) for kind, key, answer in pairs]
        entries = {}
        for name, key, numbers, value, length in rows:
            written = content[end : end + length]
            entries[name] = ShelfEntry(
                key=key,
                answers=tuple(asked[number] for number in numbers),
                data=value,
                written=written,
            )
            end += length
    except (OSError, ValueError, TypeError, IndexError):
        return {}
    return entries
