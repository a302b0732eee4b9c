"""Every claim that pages and registries make, and what it rests on."""

from collections.abc import Collection, Iterator, Sequence

from loa.checks.claims import claims_of
from loa.claims.entries import entry_claims
from loa.claims.resting import Claim
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE
from loa.ground.names import is_chosen

_SOURCED = {"registry", "source", "example"}


def claims_in(
    library: Library,
    paths: Sequence[str] = (),
    kinds: Collection[str] = (),
    *,
    unsourced: bool = False,
) -> list[Claim]:
    """The claims in files at some paths, or in all, of some kinds or of all; `unsourced` are those
    alone that rest on nothing.
    """
    return [
        claim
        for claim in _every_claim(library)
        if is_chosen(claim.path, paths)
        and (not kinds or claim.kind in kinds)
        and not (unsourced and claim.basis in _SOURCED)
    ]


def _every_claim(library: Library) -> Iterator[Claim]:
    for page in library.in_language(SOURCE_LANGUAGE):
        yield from claims_of(page, library)
    yield from entry_claims(library.docs_dir, library.registries)
