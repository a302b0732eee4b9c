"""Take a page away, with a successor to which its addresses lead.

Printed addresses and QR codes of the page keep opening something: the successor takes over all its
places in `moved_from`, and whatever led to the page leads there.
"""

from dataclasses import dataclass
from pathlib import Path

from loa.content.narrations import narrations
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.errors import LoaError
from loa.ground.together import write_together
from loa.integrations.moving import goes_along, mended_files, require_no_new_errors
from loa.integrations.portal import Portal


class RemoveRefusedError(LoaError):
    """The page cannot go; nothing was written."""


@dataclass(frozen=True)
class Removal:
    """Files below docs/ that go, and texts that are written in other files."""

    gone: tuple[str, ...]
    texts: dict[str, str]


def plan_remove(portal: Portal, old: str, successor: str) -> Removal:
    """What it takes to have `successor` stand for the page `old`, both Vietnamese pages.

    Raises RemoveRefusedError where one is no such page, has recordings, or where the portal would
    have an error afterwards that it does not have today.
    """
    library = portal.library
    page, heir = _page(portal, old), _page(portal, successor)
    if page is heir:
        raise RemoveRefusedError("Trang thay phải là một trang khác.")
    if page.is_index:
        raise RemoveRefusedError("loa remove bỏ một trang, không bỏ trang đầu của một mục.")
    if spoken := [
        narration.uri for narration in narrations(library) if narration.source_uri == old
    ]:
        raise RemoveRefusedError(
            f"Trang có bản thu docs/{spoken[0]}: hỏi người đã thu, bỏ bản thu và dòng của nó trong "
            "docs/_data/narrations.yml trước."
        )
    gone = tuple(sorted(uri for uri in library.files if goes_along(uri, old)))
    old_uris = [*heir.meta.moved_from, *page.meta.moved_from, old]
    texts = mended_files(library, {old: successor}, led_from={successor: old_uris}, gone=gone)
    removal = Removal(gone, texts)
    require_no_new_errors(
        portal,
        write=lambda docs, notes: make_remove(docs, removal, notes),
        refused=RemoveRefusedError,
        renamed={},
    )
    return removal


def make_remove(docs: Path, removal: Removal, notes: Path) -> None:
    """Write a removal into a docs folder as a whole; `notes` as in `write_together`."""
    files: dict[Path, str | bytes] = {docs / uri: text for uri, text in removal.texts.items()}
    write_together(notes, files, [docs / uri for uri in removal.gone])


def _page(portal: Portal, uri: str) -> ContentPage:
    page = portal.library.get(uri)
    if page is None or page.language != SOURCE_LANGUAGE:
        raise RemoveRefusedError(f"Không có trang tiếng Việt đọc được ở “{uri}”.")
    return page
