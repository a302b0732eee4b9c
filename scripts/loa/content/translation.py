"""How a language variant stands to the Vietnamese page it was made from.

Text is hashed, facts are compared. The hash covers what a reader reads: the body and the
text fields of the front matter, normalised so that invisible differences do not count.
Dates, grades and the like are the same in every language, so a check compares them
(`loa.checks.variants`) and an edit of them stales nothing.

An edit that changes no meaning is recorded in the Vietnamese page as a pair of hashes,
`minor_edits: [{from: …, to: …}]`. A variant stays good while such pairs lead from the text it
was made from to the text of today. A list of "also good" hashes would be simpler and wrong:
after the next real edit the old entries would still vouch for old variants. A chain breaks.
"""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from enum import StrEnum

from loa.content.page import ContentPage
from loa.content.reader_texts import text_fields


class State(StrEnum):
    """What a variant is worth today."""

    MISSING = "missing"
    DRAFT = "draft"
    OUTDATED = "outdated"
    CURRENT = "current"
    ORPHAN = "orphan"


STATE_NAMES = {
    State.MISSING: "chưa có",
    State.DRAFT: "bản nháp",
    State.OUTDATED: "cũ hơn bản gốc",
    State.CURRENT: "đã thẩm định",
    State.ORPHAN: "mất trang gốc",
}


def normalised(text: str) -> str:
    """A text without what no reader sees: NFC, no trailing blanks, no runs of empty lines."""
    rows = [row.rstrip() for row in unicodedata.normalize("NFC", text).splitlines()]
    kept = [row for number, row in enumerate(rows) if row or (number and rows[number - 1])]
    return "\n".join(kept).strip("\n")


def source_hash(page: ContentPage) -> str:
    """The SHA-256 of what a page's reader reads, as `translation.source_sha256` records it."""
    fields = [
        [".".join(str(part) for part in path), normalised(text)]
        for path, text in text_fields(page.document.data)
    ]
    whole = json.dumps([fields, normalised(page.body)], ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()


def is_still_good(recorded: str, current: str, minor_edits: Mapping[str, str]) -> bool:
    """Whether minor edits lead from the text of a hash to the current one."""
    seen = set()
    while recorded != current and recorded not in seen:
        seen.add(recorded)
        recorded = minor_edits.get(recorded, recorded)
    return recorded == current


def fits(recorded: str, source: ContentPage) -> bool:
    """Whether what was made from the text of a hash still says what the source says."""
    minor = {edit.before: edit.after for edit in source.meta.minor_edits}
    return is_still_good(recorded, source_hash(source), minor)


def follows(easy: ContentPage, whole: ContentPage) -> bool:
    """Whether a page in easy words was held against its page in full as that reads today."""
    return fits(easy.meta.easy_sha256 or "", whole)


def state_of(variant: ContentPage, source: ContentPage | None) -> State:
    """The state of a variant that exists. One without a record is worth no more than old."""
    if source is None:
        return State.ORPHAN
    translation = variant.meta.translation
    if translation is None:
        return State.OUTDATED
    if not fits(translation.source_sha256, source):
        return State.OUTDATED
    return State.CURRENT if translation.status == "reviewed" else State.DRAFT
