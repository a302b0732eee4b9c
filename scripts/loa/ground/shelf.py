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
from typing import Any

from loa.ground.asking import Question, noting
from loa.ground.files import write_whole

_MARK = b"loa-shelf-1\n"
_DIGEST = 32
_LENGTH = 8


@dataclass(frozen=True)
class Kept:
    """Something made: `key` is the digest of its own sources, `answers` what it was told,
    `data` what JSON can hold, `text` the long part of it.
    """

    key: str
    answers: Mapping[Question, str]
    data: Any
    text: str = ""


Memory = dict[Path, dict[str, Kept]]
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
        self._now: dict[str, Kept] = {}
        self._is_new = False

    def take(self, name: str, key: str) -> Kept | None:
        """What was kept under a name, if nothing that it was made from has changed."""
        kept = self._now.get(name) or self._before.get(name)
        if kept is None or kept.key != key:
            return None
        if any(self.answer(question) != answer for question, answer in kept.answers.items()):
            return None
        self._now[name] = kept
        return kept

    def put(self, name: str, key: str, asked: set[Question], data: Any, text: str = "") -> None:
        """Keep something with the answers that it was given."""
        answers = {question: self.answer(question) for question in sorted(asked)}
        self._now[name] = Kept(key, answers, data, text)
        self._is_new = True

    def made(
        self, name: str, key: str, make: Callable[[], Any], known: Collection[Question] = ()
    ) -> Any:
        """What was kept under a name, or what is made now and kept with the questions that it
        asked, but for those whose answers the key tells already: `known`. JSON can hold it.
        """
        kept = self.take(name, key)
        if kept is not None:
            return kept.data
        with noting() as asked:
            data = make()
        self.put(name, key, asked - {*known}, data)
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
                write_whole(self.path, _packed(self._now), is_kept=False)
                self._before, self._is_new = self._now, False


def _packed(entries: Mapping[str, Kept]) -> bytes:
    """Questions that many have asked stand there once."""
    numbers: dict[tuple[Question, str], int] = {}
    rows, texts = [], []
    for name, kept in sorted(entries.items()):
        asked = [numbers.setdefault(pair, len(numbers)) for pair in kept.answers.items()]
        text = kept.text.encode("utf-8", "surrogatepass")
        texts.append(text)
        rows.append([name, kept.key, asked, kept.data, len(text)])
    pairs = [[*question, answer] for question, answer in numbers]
    listed = json.dumps([pairs, rows], ensure_ascii=False, separators=(",", ":"))
    # YAML can write half a pair of UTF-16, which no file of a site has.
    index = listed.encode("utf-8", "surrogatepass")
    content = b"".join([len(index).to_bytes(_LENGTH, "big"), index, *texts])
    return _MARK + hashlib.sha256(content).digest() + content


def _read(path: Path) -> dict[str, Kept]:
    try:
        data = memoryview(path.read_bytes())
        content = data[len(_MARK) + _DIGEST :]
        head = _MARK + hashlib.sha256(content).digest()
        if data[: len(head)] != head:
            return {}
        end = _LENGTH + int.from_bytes(content[:_LENGTH], "big")
        pairs, rows = json.loads(bytes(content[_LENGTH:end]))
        asked = [(Question(kind, key), answer) for kind, key, answer in pairs]
        found = {}
        for name, key, numbers, kept, length in rows:
            text = str(content[end : end + length], "utf-8", "surrogatepass")
            found[name] = Kept(key, dict(asked[number] for number in numbers), kept, text)
            end += length
    except (OSError, ValueError, TypeError, IndexError):
        return {}
    return found
