"""A scene whose bubbles pupils fill."""

from loa.checking import check
from loa.directives.context import RenderContext
from loa.directives.drawn_scenes import shown_as
from loa.directives.registry import directive


@directive
@check("unknown-drawing", scope="making")
def empty_bubbles(context: RenderContext, identity: str) -> str:
    """A scene as outlines in which nobody says anything yet: pupils write it."""
    return shown_as("bubbles", context, identity)
