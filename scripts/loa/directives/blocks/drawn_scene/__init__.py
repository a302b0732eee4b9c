"""A scene of the drawn world."""

from loa.checking import check
from loa.directives.context import RenderContext
from loa.directives.drawn_scenes import shown_as
from loa.directives.registry import directive


@directive
@check("unknown-drawing", scope="making")
def drawn_scene(context: RenderContext, identity: str) -> str:
    """A scene by its id; every panel is a file, so that narrow screens can stack them."""
    return shown_as("colour", context, identity)
