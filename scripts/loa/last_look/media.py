"""The passages of pictures, films and sound: what they say beside what is seen and heard."""

import io
import re
from collections.abc import Iterator
from functools import partial

from loa.last_look.passages import READERS, Passage
from loa.media.picture_tags import ENDINGS, FAULTS, picture_tags
from loa.media.tags import TAGGED, tags_in

# How long a part of a film is: 00:00:38.008000000.
_TIME = re.compile(r"\d\d:\d\d:\d\d(?:\.\d+)?")


def _picture(data: bytes) -> Iterator[Passage]:
    try:
        tags = list(picture_tags(data))
    except FAULTS as error:
        raise ValueError(str(error)) from error
    for _, text in tags:
        yield Passage(1, "value", text)


def _tagged(ending: str, data: bytes) -> Iterator[Passage]:
    for _, text in tags_in(ending, io.BytesIO(data)):
        if not _TIME.fullmatch(text):
            yield Passage(1, "value", text)


def _wordless(_: bytes) -> Iterator[Passage]:
    yield from ()


READERS.update(dict.fromkeys({*ENDINGS, ".ico"}, _picture))
# A typeface shows the words of others.
READERS[".woff2"] = _wordless
READERS.update({ending: partial(_tagged, f"a{ending}") for ending in TAGGED})
