"""The contact sheet of scenes."""

from itertools import groupby

from loa.content.page import SOURCE_LANGUAGE
from loa.directives.context import RenderContext
from loa.directives.drawn_scenes import pictures_of
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive
def scene_sheet(context: RenderContext) -> str:
    """Every scene with its id, for editors to choose from."""
    scenes = sorted(context.scenes.scenes.values(), key=lambda scene: (scene.group, scene.id))
    groups = [(name, list(found)) for name, found in groupby(scenes, lambda scene: scene.group)]
    rows = [
        (name, [(one, pictures_of(one, SOURCE_LANGUAGE)) for one in found])
        for name, found in groups
    ]
    return markup("scene_sheet/block", context, groups=rows, names=context.scenes.names)
