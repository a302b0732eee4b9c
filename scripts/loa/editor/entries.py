"""Where the form has a page: collections by folder and type, entries by the names of files."""

from pathlib import PurePosixPath

from loa.content.library import Library
from loa.content.page import ContentPage

NOT_BY_FORM = frozenset({"language-home"})
"""Types of pages that the form does not show."""
_TOP = "docs"


def collection_name(folder: str, kind: str) -> str:
    """The collection of a type of pages in a folder below docs/, "" for its top."""
    return "-".join([*(folder.split("/") if folder else [_TOP]), kind])


def entry_of(library: Library, page: ContentPage) -> str:
    """The page's entry, to be put behind the form's address: all its languages stand in the entry
    of the Vietnamese page. "" for a page that the form does not show.
    """
    source = library.get(page.source_uri)
    if source is None or page.meta.type in NOT_BY_FORM:
        return ""
    name = collection_name(source.section, source.meta.type)
    return f"#/collections/{name}/entries/{PurePosixPath(source.src_uri).stem}"
