"""Fields of a front matter written anew, every other row as it was."""

import re

from loa.content.front_matter import FENCE

_KEY = re.compile(r"^([A-Za-z_]\w*):")
_REMARK = re.compile(r"\s#")


def with_field(text: str, key: str, lines: list[str]) -> str:
    """The page with a field of its front matter replaced by these lines, added or, by none,
    taken out; every other line stays as it is.
    """
    rows = text.split("\n")
    end = next(n for n in range(1, len(rows)) if rows[n].rstrip() == FENCE)
    starts = [n for n in range(1, end) if _KEY.match(rows[n])]
    start = next((n for n in starts if rows[n].startswith(f"{key}:")), None)
    if start is None:
        return "\n".join([*rows[:end], *lines, *rows[end:]])
    after = next((n for n in [*starts, end] if n > start), end)
    return "\n".join([*rows[:start], *lines, *rows[after:]])


def with_item(text: str, key: str, item: str) -> str | None:
    """The page with one more entry, written as one row of YAML, at the end of a list of its front
    matter; None where the list is written in a way to which nothing can be added without loss.
    """
    rows = text.split("\n")
    end = next(n for n in range(1, len(rows)) if rows[n].rstrip() == FENCE)
    start = next((n for n in range(1, end) if rows[n].startswith(f"{key}:")), None)
    if start is None:
        return "\n".join([*rows[:end], f"{key}:", f"  - {item}", *rows[end:]])
    value = rows[start].removeprefix(f"{key}:").strip()
    if value == "[]":
        return with_field(text, key, [f"{key}:", f"  - {item}"])
    if value.startswith("[") and value.endswith("]") and not _REMARK.search(value):
        inside = value[1:-1].strip().removesuffix(",")
        return with_field(text, key, [f"{key}: [{inside}, {item}]"])
    entries = [n for n in range(start + 1, end) if rows[n].lstrip().startswith("- ")]
    if value or not entries:
        return None
    last = next((n for n in range(start + 1, end) if _KEY.match(rows[n])), end)
    while rows[last - 1].startswith("#") or not rows[last - 1].strip():
        last -= 1
    indent = rows[entries[0]].partition("-")[0]
    return "\n".join([*rows[:last], f"{indent}- {item}", *rows[last:]])
