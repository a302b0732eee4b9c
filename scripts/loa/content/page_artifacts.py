"""Files that were made of a page, as they lie in the store and will lie in the site."""

from pathlib import Path

from loa.artifacts import Artifact
from loa.content.page import ContentPage


def artifact_of(
    page: ContentPage, *, dest_uri: str, kind: str, stored: Path, title: str, note: str = ""
) -> Artifact:
    """A stored file as an artifact of a page, in its language."""
    return Artifact.of_file(
        dest_uri,
        kind=kind,
        language=page.language,
        source=page.src_uri,
        stored=stored,
        title=title,
        note=note,
    )
