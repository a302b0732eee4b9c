"""A kit is really there."""

from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.handouts.kits import kit_of
from loa.problems import Problem, nearest


@check("unknown-kit")
def check_kit(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Every path of `kit` is a page of the portal, or a folder with pages in it."""
    for index, uri in enumerate(kit_of(page)):
        is_folder = uri.endswith("/") and any(file.startswith(uri) for file in library.files)
        if uri not in library.files and not is_folder:
            message = say("The kit names “{uri}”, but there is no such page.", uri=uri)
            known = [file for file in library.files if file.endswith(".md")]
            yield Problem(
                page.path, page.line("kit", index), "unknown-kit", message, nearest(uri, known)
            )
