"""Scenes of the drawn world in a page: one picture, or panels that follow each other."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from loa.content.entries.words import NeedPicture
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.directives.context import RenderContext
from loa.directives.templates import markup
from loa.illustrations.composer import HEIGHT as PANEL_HEIGHT
from loa.illustrations.composer import WIDE_WIDTH, description_of, scene_svg
from loa.illustrations.composer import WIDTH as PANEL_WIDTH
from loa.illustrations.pages import LOOKS, Look, looks_named
from loa.illustrations.scenes import Illustration, Scenes
from loa.problems import nearest

FOLDER = "assets/tranh"
COLOUR: Look = "colour"
FOLDERS: Mapping[Look, str] = {"lines": "to-mau", "bubbles": "dien-loi"}
PICTURES, _SHEET = "pictures", "scene-sheet"
"""Blocks that show scenes which the page does not name."""
Draw = Callable[..., str]
"""Draws a scene, as `scene_svg` does."""
Blocks = Callable[[ContentPage], list[tuple[str, str]]]
"""Tells the blocks of a page that show scenes, as `blocks_with_scenes` does."""


def blocks_with_scenes(page: ContentPage) -> list[tuple[str, str]]:
    """The blocks of a page that show scenes, each with its argument."""
    return [(use.name, use.argument or "") for use in page.uses(*LOOKS, PICTURES, _SHEET)]


def shown_as(look: Look, context: RenderContext, identity: str) -> str:
    """A scene in one of its looks; on paper its place, which the typesetter fills."""
    scene = context.scenes.scenes.get(identity)
    if scene is None:
        hint = nearest(identity, context.scenes.scenes)
        context.report("unknown-drawing", f"Không có tranh “{identity}”.", hint=hint, near=identity)
        return "<p></p>"
    if context.mode == "handout":
        return markup("drawing-on-paper", context, scene=scene, look=look)
    pictures = pictures_of(scene, context.language, look)
    return markup("drawing", context, scene=scene, pictures=pictures)


def pictures_of(
    scene: Illustration, language: str, look: Look = "colour"
) -> list[dict[str, str | int]]:
    """File, description and size in pixels of each picture; the first says what all show."""
    suffix = "" if language == SOURCE_LANGUAGE else f".{language.lower()}"
    folder = FOLDER if look == "colour" else f"{FOLDER}/{FOLDERS[look]}"
    alone = len(scene.panels) == 1
    return [
        {
            "file": f"{folder}/{scene.id}{'' if alone else f'-{number}'}{suffix}.svg",
            "alt": description_of(scene, language, blank=look == "bubbles") if number == 1 else "",
            "width": WIDE_WIDTH if alone else PANEL_WIDTH,
            "height": PANEL_HEIGHT,
        }
        for number in range(1, len(scene.panels) + 1)
    ]


def shown_scenes(library: Library, scenes: Scenes, draw: Draw = scene_svg) -> dict[str, str]:
    """The scene that stands for each published page which names one, by the page's src_uri: the
    last panel, where it ends well.
    """
    return {
        page.src_uri: draw(scene, scenes, language=page.written_in, panel=len(scene.panels) - 1)
        for page in library.published
        if (scene := scenes.scenes.get(page.meta.scene or "")) is not None
    }


def scene_files(
    pages: list[ContentPage],
    scenes: Scenes,
    needs: Iterable[NeedPicture] = (),
    draw: Draw = scene_svg,
    blocks: Blocks = blocks_with_scenes,
) -> Mapping[str, str]:
    """The SVG files that some pages show, by their place in the site; an index of pictures shows
    those of all `needs`.
    """
    files: dict[str, str] = {}
    for identity, language, look in sorted(
        set(_shown_drawings(pages, scenes, needed=[need.scene for need in needs], blocks=blocks))
    ):
        scene = scenes.scenes[identity]
        alone = len(scene.panels) == 1
        for panel, picture in enumerate(pictures_of(scene, language, look)):
            svg = draw(
                scene,
                scenes,
                language=language,
                panel=panel,
                wide=alone,
                line_art=look != "colour",
                blank=look == "bubbles",
            )
            files[str(picture["file"])] = svg + "\n"
    return files


def _shown_drawings(
    pages: list[ContentPage], scenes: Scenes, needed: list[str], blocks: Blocks
) -> Iterator[tuple[str, str, Look]]:
    for page in pages:
        # A tile's scene may also be one of the theme's own, which stands inside the page.
        used = blocks(page)
        names = {name for name, _ in used}
        named = [*looks_named(page, used), *((tile.scene, COLOUR) for tile in page.meta.tiles)]
        if PICTURES in names:
            named += [(identity, COLOUR) for identity in needed]
        if _SHEET in names:
            yield from ((identity, SOURCE_LANGUAGE, "colour") for identity in scenes.scenes)
        for identity, look in named:
            if identity in scenes.scenes:
                yield identity, page.written_in, look
