"""The front matter in its normal form: fields in the order of the guide, comments above theirs.

Rows move as they are: values, quotes and comments stay as the editor wrote them.
"""

import re
from collections.abc import Sequence

from loa.content.front_matter import FENCE, parse_yaml, quoted
from loa.content.kinds import META_BY_TYPE, Meta

# As every page has them: what people read comes first.
_FIRST = (
    "title",
    "description",
    "tab",
    "moved_from",
    "type",
    "audience",
    "topics",
    "sources",
    "review",
    "review_by",
    "license",
    "sensitivity",
    "sensitive",
    "keywords",
    "pictogram",
    "order",
)
_KEY = re.compile(r"^([A-Za-z_]\w*)[ \t]*:")
# Word makes these of the quotes that YAML wants.
_CURLY = re.compile(
    r"^(?P<key>[ \t]*(?:- +)?[A-Za-z_]\w*[ \t]*: *)[“„”](?P<text>[^“”„\"]*)[“”][ \t]*$"
)


def straight_quotes(rows: Sequence[str]) -> list[str]:
    """Values in curly quotes get the quotes that YAML knows."""
    return [_straight(row) for row in rows]


def curly_rows(rows: Sequence[str]) -> list[int]:
    """The rows, counted from 0, whose value stands in curly quotes."""
    return [number for number, row in enumerate(rows) if _straight(row) != row]


def order_of(model: type[Meta]) -> list[str]:
    """The fields of a type of page as its files have them, one after the other."""
    fields = [info.alias or name for name, info in model.model_fields.items()]
    return [*_FIRST, *(name for name in fields if name not in _FIRST)]


def _straight(row: str) -> str:
    match = _CURLY.match(row)
    return f"{match['key']}{quoted(match['text'])}" if match else row


def ordered(rows: Sequence[str]) -> list[str]:
    """The rows with fields in the order of their type; the same where that cannot be proven."""
    before = "\n".join(rows) + "\n"
    data, _, problems = parse_yaml(before, "")
    type_name = data.get("type")
    model = META_BY_TYPE.get(type_name, Meta) if isinstance(type_name, str) else Meta
    if problems:
        return list(rows)
    field_order = order_of(model)
    starts = _starts(rows)
    if len(starts) != len(data):
        return list(rows)
    field_rows = [
        [row.rstrip() for row in rows[start:end] if row.strip()]
        for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)
    ]
    names = list(data)
    positions = {name: position for position, name in enumerate(field_order)}
    order = sorted(range(len(names)), key=lambda n: (positions.get(names[n], len(positions)), n))
    leading_rows = [row.rstrip() for row in rows[: starts[0]] if row.strip()] if starts else []
    after = [*leading_rows, *(row for n in order for row in field_rows[n])]
    data_after, _, problems_after = parse_yaml("\n".join(after) + "\n", "")
    return after if data_after == data and not problems_after else list(rows)


def in_order(text: str) -> str:
    """A page whose front matter has its fields in the order of their type; the same without one."""
    rows = text.split("\n")
    if rows[0].rstrip() != FENCE:
        return text
    end = next((n for n in range(1, len(rows)) if rows[n].rstrip() == FENCE), 0)
    return "\n".join([rows[0], *ordered(rows[1:end]), *rows[end:]]) if end else text


def _starts(rows: Sequence[str]) -> list[int]:
    """Where each field begins, with the comments right above it."""
    starts = []
    for number, row in enumerate(rows):
        if _KEY.match(row):
            start = number
            while start > 0 and rows[start - 1].startswith("#"):
                start -= 1
            starts.append(start)
    return starts
