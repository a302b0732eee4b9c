"""What a finished file says to people, in passages: a paragraph, a cell, an attribute, a cue.

Read with the parsers of each format, not with ours, since our own mistakes are what is looked for.
"""

import base64
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import unquote_to_bytes

from loa.claims.neighbours import numbers_across
from loa.ground.media_types import ending_of
from loa.ground.wording import say
from loa.safety.folding import seen_as

Kind = Literal["text", "value", "address", "link"]
Reader = Callable[[bytes], Iterator["Passage"]]


@dataclass(frozen=True)
class Passage:
    """A text that somebody may read, hear or follow. `line` is that of the file, from 1.

    text: prose. value: an attribute, a name, a text in which digits may stand together by chance.
    address: where a link leads. `prose` is the text without what stands there as code.
    link: the words of one that leads to `target`; each of both is a passage of its own too.
    """

    line: int
    kind: Kind
    text: str
    prose: str = ""
    target: str = ""


READERS: dict[str, Reader] = {}
"""By the ending of a file's name, "" for a name without one; the modules of the formats add theirs.
"""


PIECES: dict[str, Callable[[bytes], list[bytes]]] = {}
"""By the ending: what takes a file apart into files that say the same, one after the other."""


def pieces_of(uri: str, data: bytes) -> list[bytes]:
    """The pieces of a file of a site that can be looked at one by one; the file where it has none.

    Raises ValueError for a file that is not what its ending says.
    """
    take_apart = PIECES.get(PurePosixPath(uri).suffix.lower())
    return [data] if take_apart is None else take_apart(data)


def passages_of(uri: str, data: bytes) -> Iterator[Passage]:
    """The passages of a file of a site, by its ending.

    Raises ValueError for a file that is not what its ending says, or of a format that nobody reads:
    what cannot be looked at may hold anything.
    """
    reader = READERS.get(PurePosixPath(uri).suffix.lower())
    if reader is None:
        raise ValueError(say("no reader knows its format"))
    texts: list[tuple[int, str]] = []
    for passage in reader(data):
        yield passage
        if passage.kind == "text":
            texts.append((passage.line, passage.text))
    yield from put_together(texts)


def inside_address(address: str) -> Iterator[Passage]:
    """The passages of a file inside an address, such as the captions of a film. Format: RFC 2397.

    Raises ValueError as `passages_of` does.
    """
    head, _, body = address.partition(",")
    kind, *parameters = head.lower().removeprefix("data:").split(";")
    data = unquote_to_bytes(body)
    if "base64" in parameters:
        data = base64.b64decode(data)
    return passages_of(f"inside{ending_of(kind.strip()) or '.unknown'}", data)


def put_together(texts: Sequence[tuple[int, str]]) -> Iterator[Passage]:
    """The numbers that readers put together from texts side by side, each with its line."""
    for at, number in numbers_across([seen_as(text) for _, text in texts]):
        # No text of its own, which would be put together again with its neighbours.
        yield Passage(texts[at][0], "value", number)
