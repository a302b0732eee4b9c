"""What a finished file says to people, in passages: a paragraph, a cell, an attribute, a cue.

Read with the parsers of each format, not with ours, since our own mistakes are what is looked for.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from loa.claims.neighbours import numbers_across
from loa.safety.folding import seen_as

Kind = Literal["text", "value", "address"]
Reader = Callable[[bytes], Iterator["Passage"]]


@dataclass(frozen=True)
class Passage:
    """A text that somebody may read, hear or follow. `line` is that of the file, from 1.

    text: prose. value: an attribute, a name, a text in which digits may stand together by chance.
    address: where a link leads. `prose` is the text without what stands there as code.
    """

    line: int
    kind: Kind
    text: str
    prose: str = ""


READERS: dict[str, Reader] = {}
"""By the ending of a file's name; the modules of the formats add theirs."""


def passages_of(uri: str, data: bytes) -> Iterator[Passage]:
    """The passages of a file of a site, by its ending; none for a format without words.

    Raises ValueError for a file that is not what its ending says.
    """
    reader = READERS.get(PurePosixPath(uri).suffix.lower())
    if reader is None:
        return
    said: list[tuple[int, str]] = []
    for passage in reader(data):
        yield passage
        if passage.kind == "text":
            said.append((passage.line, passage.text))
    yield from put_together(said)


def put_together(texts: Sequence[tuple[int, str]]) -> Iterator[Passage]:
    """The numbers that readers put together from texts side by side, each with its line."""
    for at, number in numbers_across([seen_as(text) for _, text in texts]):
        # No text of its own, which would be put together again with its neighbours.
        yield Passage(texts[at][0], "value", number)
