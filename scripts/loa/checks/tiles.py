"""A picture that leads on leads somewhere, and is there."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.problems import Problem, nearest

SCENES = "assets/scenes"


@check("unknown-tile")
def check_tiles(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Every tile names a page of the portal."""
    for index, tile in enumerate(page.meta.tiles):
        if tile.page not in library.files:
            message = say(
                "The tile “{name}” leads to “{page}”, but there is no such page.",
                name=tile.name,
                page=tile.page,
            )
            known = [file for file in library.files if file.endswith(".md")]
            hint = nearest(tile.page, known)
            yield Problem(page.path, page.line("tiles", index), "unknown-tile", message, hint)


@check("unknown-scene", scope="portal")
def check_pictures_of_tiles(
    library: Library, overrides: Path, drawn: Iterable[str] = ()
) -> Iterator[Problem]:
    """Every tile has a scene, of the theme or of the drawn world; without one it would be an
    empty square.
    """
    known = sorted({*(path.stem for path in (overrides / SCENES).glob("*.svg")), *drawn})
    for page in library.pages:
        for index, tile in enumerate(page.meta.tiles):
            if tile.scene not in known:
                message = say(
                    "The tile “{name}” uses the scene “{scene}”, but there is no such scene.",
                    name=tile.name,
                    scene=tile.scene,
                )
                hint = nearest(tile.scene, known)
                line = page.line("tiles", index)
                yield Problem(page.path, line, "unknown-scene", message, hint)
