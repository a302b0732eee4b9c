"""Pages from people who have only Word."""

from datetime import date
from pathlib import Path

from loa.content.library import Library
from loa.errors import LoaError
from loa.ground.files import read_at_most, write_whole
from loa.ground.layout import DOCS
from loa.ground.replacement import notes_of
from loa.ground.targets import require_outside_sources
from loa.ground.wording import say
from loa.inbox.drafts import LARGEST, Draft, draft_of, write_draft
from loa.inbox.form import write_form
from loa.scaffold import Request
from loa.translation.exchange import RefusedError


def write_word_form(root: Path, kind: str, grade: str | None, out: Path, today: date) -> None:
    """Write the form of a type of page, to be filled in by somebody else."""
    require_outside_sources(out, root)
    write_whole(out, write_form(kind, grade, library=Library.load(root / DOCS), today=today))


def take_in(root: Path, file: Path, request: Request, today: date) -> Draft:
    """Write the draft of a page, with its pictures, of what stands in a Word file.

    Raises LoaError with every reason where the file is refused.
    """
    docs = root / DOCS
    data = read_at_most(file, LARGEST)
    if data is None:
        raise LoaError(say("The Word file is larger than {limit} MB.", limit=LARGEST // 1000000))
    try:
        draft = draft_of(data, request, library=Library.load(docs), today=today)
    except RefusedError as refusal:
        raise LoaError("\n".join(refusal.reasons)) from refusal
    write_draft(docs, draft, notes_of(root))
    return draft
