"""The frame of a story with choices."""

from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive
def scenes(context: RenderContext) -> str:
    """The frame of a story; the scenes are the block's own Markdown."""
    return markup("scenes/block", context)
