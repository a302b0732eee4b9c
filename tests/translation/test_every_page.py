"""Every Vietnamese page of the portal goes out and comes back, every third also as a Word table.

The translations are made up by a machine: each segment says which it is, with the numbers and
placeholders of its source.
"""

import random
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest

from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE
from loa.content.translation import source_hash
from loa.translation.exchange import Exchange, prepare, take
from loa.translation.po import read_po, write_po
from loa.translation.segments import cut
from loa.translation.word import write_docx
from loa.translation.word_reading import read_docx
from loa.translation.xliff import read_xliff, write_xliff
from portals import ROOT

NOW = datetime(2026, 11, 1, tzinfo=UTC)
LIBRARY = Library.load(ROOT / "docs")
SOURCES = [page for page in LIBRARY.pages if page.language == SOURCE_LANGUAGE]
WAYS = {
    "po": lambda sent: read_po(write_po(sent, "tyz-Latn", NOW)),
    "xliff": lambda sent: read_xliff(write_xliff(sent, "tyz-Latn")),
    "docx": lambda sent: read_docx(write_docx(sent, "tyz-Latn", "Tiếng Tày", "Trang", NOW), sent),
}


@cache
def sent_again() -> list[tuple[str, str, Exchange]]:
    """Every page as source, made-up variant, and what an export of it holds."""
    found = []
    for page in SOURCES:
        source = (LIBRARY.docs_dir / page.src_uri).read_text("utf-8")
        fresh = prepare(page.src_uri, "tyz", source_hash(page), source, None, False)
        made = take(translated(fresh, "ŋ"), fresh, source, None)
        assert made is not None
        sent = prepare(page.src_uri, "tyz", source_hash(page), source, made.text, False)
        found.append((source, made.text, sent))
    return found


def translated(sent: Exchange, word: str, keys: set[str] | None = None) -> Exchange:
    """With a word before the source in the segments of these keys, or in all."""
    rows = tuple(
        replace(row, target=f"{word} {row.source}") if keys is None or row.key in keys else row
        for row in sent.rows
    )
    return replace(sent, rows=rows)


def outside(text: str, keys: set[str]) -> list[str]:
    """A file without the segments of these keys: all the bytes that must stay."""
    parts, place = [], 0
    for segment in cut(text):
        if segment.key in keys:
            parts.append(text[place : segment.start])
            place = segment.end
    return [*parts, text[place:]]


@pytest.mark.parametrize("form", WAYS)
def test_unchanged_no_byte_changes_and_edits_change_only_their_segments(form: str) -> None:
    chance = random.Random(f"{form} 2026")
    # A Word table is forty times as slow as the other two; every third page has what pages have.
    for source, variant, sent in sent_again()[:: 3 if form == "docx" else 1]:
        back = WAYS[form](sent)
        assert take(back, sent, source, variant) is None, sent.page

        keys = {row.key for row in sent.rows if chance.random() < 0.2}
        after = take(translated(back, "ƀ", keys), sent, source, variant)
        text = after.text if after else variant
        assert outside(text, keys) == outside(variant, keys), sent.page
        old = {segment.key: segment.text for segment in cut(variant)}
        assert {new.key for new in cut(text) if new.text != old[new.key]} == keys, sent.page
