"""The lines of a front matter that say what a variant is: rewritten without touching others."""

import re
from datetime import date

from loa.content.front_matter import FENCE, quoted

_KEY = re.compile(r"^([A-Za-z_]\w*):")
_REMARK = re.compile(r"\s#")


def with_record(
    text: str,
    sha256: str,
    translator: str,
    reviewer: str | None = None,
    reviewed_on: date | None = None,
) -> str:
    """The page with its `translation` field replaced or added at the end of the front matter."""
    lines = [
        "translation:",
        f'  source_sha256: "{sha256}"',
        f"  translator: {quoted(translator)}",
        f"  status: {'reviewed' if reviewer else 'draft'}",
    ]
    if reviewer and reviewed_on:
        lines += [f"  reviewer: {quoted(reviewer)}", f"  reviewed_on: {reviewed_on.isoformat()}"]
    return with_field(text, "translation", lines)


def as_new_variant(text: str) -> str:
    """A source page's text on its way to a variant: without what is true of the source only.

    Search words are not translated one by one, minor edits belong to the source, and an
    approval of the Vietnamese page is no approval of its translation.
    """
    for key in ("keywords", "minor_edits"):
        text = with_field(text, key, [])
    return with_field(text, "review", ["review: {status: draft}"])


def with_easy_record(text: str, sha256: str) -> str:
    """The page in easy words with the hash of the text that it follows."""
    return with_field(text, "easy_sha256", [f'easy_sha256: "{sha256}"'])


def with_minor_edit(text: str, edits: list[tuple[str, str]]) -> str:
    """The page with its `minor_edits`, pairs of hashes before and after."""
    lines = ["minor_edits:"] + [f'  - {{from: "{old}", to: "{new}"}}' for old, new in edits]
    return with_field(text, "minor_edits", lines if edits else [])


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
