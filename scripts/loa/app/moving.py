"""A page gets another place, or goes; git stages it for the next commit."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from loa.ground.replacement import notes_of
from loa.ground.staging import Staged, stock_of
from loa.integrations.moving import Move, make_move
from loa.integrations.portal import Portal
from loa.integrations.removing import Removal, make_remove


def move_page(portal: Portal, move: Move) -> Staged:
    """Make a planned move. Raises OSError as `write_together` does."""
    renamed = dict(
        zip(_paths(portal, move.files), _paths(portal, move.files.values()), strict=True)
    )
    changed = _paths(portal, move.mended)
    stock = stock_of(portal.root, [*renamed, *changed])
    make_move(portal.library.docs_dir, move, notes_of(portal.root))
    return stock.stage(renamed, changed)


def remove_page(portal: Portal, removal: Removal) -> Staged:
    """Make a planned removal. Raises OSError as `write_together` does."""
    changed = _paths(portal, [*removal.gone, *removal.texts])
    stock = stock_of(portal.root, changed)
    make_remove(portal.library.docs_dir, removal, notes_of(portal.root))
    return stock.stage({}, changed)


def _paths(portal: Portal, uris: Iterable[str]) -> list[str]:
    """Files below docs/ by their paths from the root."""
    return [PurePosixPath(portal.library.docs_dir.name, uri).as_posix() for uri in uris]
