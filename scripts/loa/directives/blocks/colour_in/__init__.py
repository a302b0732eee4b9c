"""A scene to be coloured by hand."""

from loa.checking import check
from loa.directives.context import RenderContext
from loa.directives.drawn_scenes import shown_as
from loa.directives.registry import directive


@directive
@check("unknown-drawing", scope="making")
def colour_in(context: RenderContext, identity: str) -> str:
    """A scene as outlines, to be coloured by hand."""
    return shown_as("lines", context, identity)
