"""What the consents of pages speak of, and which photographs are shown on one taken back."""

from collections.abc import Iterator
from urllib.parse import unquote

from loa.content.entries.offices import ConsentRecord
from loa.content.library import Library
from loa.content.page import ContentPage


def records_of(page: ContentPage, library: Library) -> Iterator[tuple[int, str, ConsentRecord]]:
    """The records that a page rests on, with the line, and the image or "" for words."""
    known = library.registries.consents
    for index, consent in enumerate(page.meta.consent):
        record = known.get(consent.record or "")
        if record:
            yield page.line("consent", index), consent.image, record
    for index, clearance in enumerate(page.meta.exceptions):
        record = known.get(clearance.consent or "")
        if record:
            yield page.line("exceptions", index), "", record


def files_of(page: ContentPage, image: str) -> set[str]:
    """What an image in `consent` may be below docs/: seen from the page's text, or from docs/ as
    the scenes of a clip name it.
    """
    return {image, page.beside(unquote(image))}


def withdrawn_images(library: Library) -> frozenset[str]:
    """The images below docs/ that nobody may be shown any more."""
    files = set()
    for page in library.pages:
        for _, image, record in records_of(page, library):
            if image and record.withdrawn:
                files |= files_of(page, image)
    return frozenset(files)
