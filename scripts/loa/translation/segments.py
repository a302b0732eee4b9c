"""A page cut into what is translated and what stays: every segment is a span of the file.

Texts go back into their spans, so whatever nobody changed keeps its bytes. A segment is named
by the heading it stands under and its number there: `goi-so-nao.0` is the heading itself.
"""

from dataclasses import dataclass

import yaml

from loa.content.front_matter import FENCE, KeyPath, PageLoader, quoted
from loa.content.reader_texts import text_fields
from loa.reading.model import is_heading
from loa.reading.reader import read
from loa.translation.placeholders import hide


@dataclass(frozen=True)
class Segment:
    """A text to translate: `start` and `end` are its span in the file, in characters.

    `text` has placeholders for `codes`. `quoted` says that the span is a YAML value.
    """

    key: str
    start: int
    end: int
    line: int
    text: str
    codes: tuple[str, ...] = ()
    quoted: bool = False


def cut(text: str) -> list[Segment]:
    """All segments of a whole page, front matter first, in the order of the file."""
    rows = text.split("\n")
    end = next((n for n in range(1, len(rows)) if rows[n].rstrip() == FENCE), 0)
    offset = sum(len(row) + 1 for row in rows[: end + 1]) if end else 0
    header = "\n".join(rows[1:end]) + "\n" if end else ""
    front = _header_segments(header, len(rows[0]) + 1)
    return [*front, *_body_segments(text[offset:], offset, end + 1 if end else 0)]


def cut_body(body: str) -> list[Segment]:
    """The segments of a body alone; lines count from 0."""
    return list(_body_segments(body, 0, -1))


def fill(text: str, segments: list[Segment], changed: dict[str, str]) -> str:
    """The page with new texts, by key, in their places; every other byte stays."""
    for segment in reversed(segments):
        if segment.key in changed:
            new = changed[segment.key]
            written = quoted(new) if segment.quoted else new
            text = text[: segment.start] + written + text[segment.end :]
    return text


def _header_segments(header: str, offset: int) -> list[Segment]:
    loader = PageLoader(header)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            return []
        data = loader.construct_document(node)
    finally:
        loader.dispose()
    segments = []
    for path, value in text_fields(data):
        value_node = _node(node, path)
        start, end = offset + value_node.start_mark.index, offset + value_node.end_mark.index
        shown, codes = hide(value)
        key = ".".join(("@", *(str(part) for part in path)))
        line = value_node.start_mark.line + 2
        segments.append(
            Segment(key=key, start=start, end=end, line=line, text=shown, codes=codes, quoted=True)
        )
    return sorted(segments, key=lambda segment: segment.start)


def _node(node: yaml.Node, path: KeyPath) -> yaml.Node:
    for part in path:
        if isinstance(node, yaml.SequenceNode):
            node = node.value[int(part)]
        else:
            node = next(value for key, value in node.value if key.value == str(part))
    return node


def _body_segments(body: str, offset: int, line: int) -> list[Segment]:
    """The segments of a body that begins at a character and below a line of its file.

    Code and whatever has no letter stay as they are.
    """
    segments: list[Segment] = []
    section, count = "", 0
    reading = read(body)
    for passage in sorted(reading.passages, key=lambda passage: passage.start):
        if passage.tag == "code" or passage.start == passage.end:
            continue
        if is_heading(passage.tag):
            section, count = reading.sections[passage.section].id or f"h{len(segments)}", 0
        raw = passage.written
        shown, codes = hide(" ".join(raw.split()) if "\n" in raw else raw)
        if any(char.isalpha() for char in shown):
            start, end = offset + passage.start, offset + passage.end
            key, first = f"{section}.{count}", line + 1 + body.count("\n", 0, passage.start)
            segments.append(
                Segment(key=key, start=start, end=end, line=first, text=shown, codes=codes)
            )
        count += 1
    return segments
