"""An event's kit is really there."""

from collections.abc import Iterator

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.schema import EventMeta
from loa.problems import Problem, nearest


@checker
def check_kit(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Every path of `kit` is a page of the portal."""
    if not isinstance(page.meta, EventMeta):
        return
    for index, uri in enumerate(page.meta.kit):
        if uri not in library.files:
            message = f"Bộ tài liệu của sự kiện nêu “{uri}”, nhưng không có trang đó."
            known = [file for file in library.files if file.endswith(".md")]
            yield Problem(
                page.path, page.line("kit", index), "unknown-kit", message, nearest(uri, known)
            )
