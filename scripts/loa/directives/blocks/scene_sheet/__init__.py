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
    groups = [(name, list(members)) for name, members in groupby(scenes, lambda scene: scene.group)]
    rows = [
        (name, [(scene, pictures_of(scene, SOURCE_LANGUAGE)) for scene in members])
        for name, members in groups
    ]
    return markup("scene_sheet/block", context, groups=rows, names=context.scenes.names)
