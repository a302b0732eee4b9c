"""A picture that leads on leads somewhere, and is there."""

from collections.abc import Iterator

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.problems import Problem, nearest


@checker
def check_tiles(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Every tile names a page of the portal."""
    for index, tile in enumerate(page.meta.tiles):
        if tile.page not in library.files:
            message = f"Ô hình “{tile.name}” dẫn tới “{tile.page}”, nhưng không có trang đó."
            known = [file for file in library.files if file.endswith(".md")]
            hint = nearest(tile.page, known)
            yield Problem(page.path, page.line("tiles", index), "unknown-tile", message, hint)
