"""The lines of a front matter that say what a variant is: rewritten without touching others."""

from datetime import date

from loa.content.front_matter import quoted
from loa.content.header_rows import with_field


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
