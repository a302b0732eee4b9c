"""Running text cut into sentences, and the marks that numbers of laws carry."""

import re
from collections.abc import Iterator

# 53/2024/QH15, 162/2025/NĐ-CP, 33/QĐ-TTg, 5512/BGDĐT-GDTrH.
LAW_NUMBER = re.compile(r"\d+(?:/\d{4})?/[A-ZĐ]{2}[A-ZĐ0-9]*(?:-[A-ZĐ][A-Za-zĐ]*)*")

_END = re.compile(r"[.!?…;][\"”’')\]*_]*(?=\s)")
_ORDINAL = re.compile(r"(?:^|\s)(?:\d{1,2}|[A-ZĐ]|TP|TS|ThS|v\.v)\.$")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph. A semicolon ends one too: that is where a reader rests."""
    start = 0
    for match in _END.finditer(text):
        piece = text[start : match.end()].strip()
        if not _ORDINAL.search(piece):
            yield piece
            start = match.end()
    rest = text[start:].strip()
    if rest:
        yield rest
