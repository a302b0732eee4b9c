"""The index of pictures: what people need, each a scene that leads to its page."""

from dataclasses import dataclass

from loa.content.entries.words import NeedPicture
from loa.directives.context import RenderContext
from loa.directives.drawn_scenes import pictures_of
from loa.directives.registry import directive
from loa.directives.templates import markup


@dataclass(frozen=True)
class _Tile:
    """A need with its scene: where it leads, and the drawing, its first panel where it has more."""

    picture: NeedPicture
    link: str
    drawing: dict[str, str | int]


@directive
def pictures(context: RenderContext) -> str:
    """The needs that have a picture, in their order. A need whose page is not there is left out,
    as in search.
    """
    tiles = []
    for need, picture in context.library.registries.pictured_needs:
        scene = context.scenes.scenes.get(picture.scene)
        target = context.library.get(need.src_uri)
        if scene is None or target is None or not context.library.is_published(target):
            continue
        link = context.to_page(target.src_uri) + (f"#{need.anchor}" if need.anchor else "")
        tiles.append(_Tile(picture, link, pictures_of(scene, context.language)[0]))
    return markup("pictures/block", context, tiles=tiles)
