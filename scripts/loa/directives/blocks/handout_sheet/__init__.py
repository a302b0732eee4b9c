"""The contact sheet of everything that is printed, shown and played, for owners to choose from."""

from collections.abc import Iterator
from dataclasses import dataclass

from loa.artifacts import Artifact
from loa.content.page import ContentPage
from loa.directives.context import RenderContext
from loa.directives.offers import offers_of
from loa.directives.registry import directive
from loa.directives.templates import markup

CLIPS, POSTER = "Phim ngắn", "poster"


@dataclass(frozen=True)
class SheetEntry:
    """One thing to choose: its page, its picture with width and height, and the file to open."""

    page: ContentPage
    picture: Artifact
    width: str
    height: str
    file: Artifact | None


@directive
def handout_sheet(context: RenderContext) -> str:
    """Every poster, deck, worksheet and clip by its first page, grouped by what it is."""
    groups: dict[str, list[SheetEntry]] = {}
    for page in context.library.published:
        for name, shown in _sheet_entries(page, context):
            groups.setdefault(name, []).append(shown)
    return markup("handout_sheet/block", context, groups=groups)


def _sheet_entries(page: ContentPage, context: RenderContext) -> Iterator[tuple[str, SheetEntry]]:
    for offer in offers_of(context.manifest.of_page(page.src_uri)):
        if offer.small is not None:
            width, height = offer.small.note.split("x")
            yield (
                offer.title,
                SheetEntry(
                    page=page, picture=offer.small, width=width, height=height, file=offer.files[0]
                ),
            )
    for poster in context.manifest.of_page(page.src_uri, POSTER):
        yield CLIPS, SheetEntry(page=page, picture=poster, width="640", height="360", file=None)
