"""Files of text beside the pages hold characters that are what they look like."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from loa.checking import check
from loa.content.library import Library
from loa.content.text_files import read_text
from loa.problems import Problem

# Captions and other words that readers get; pages and registries are looked at when they are read.
_ENDINGS = frozenset({".vtt", ".srt", ".txt"})


@check(scope="portal")
def check_text_files(library: Library, settings: Path) -> Iterator[Problem]:
    """Captions and texts below docs/, and the portal's settings, which every page prints."""
    for uri in sorted(library.files):
        if PurePosixPath(uri).suffix.lower() in _ENDINGS:
            yield from read_text(library.docs_dir / uri, f"{library.docs_dir.name}/{uri}")[1]
    if settings.is_file():
        yield from read_text(settings, settings.name)[1]
