"""Steps to put in order."""

from loa.directives.context import RenderContext
from loa.directives.exercises import frame
from loa.directives.registry import directive
from loa.reading.exercises import ORDER


@directive
def put_in_order(context: RenderContext) -> str:
    """A numbered list; pupils write the numbers."""
    return frame(ORDER)
