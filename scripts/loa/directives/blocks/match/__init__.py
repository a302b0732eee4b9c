"""Pairs to join."""

from loa.directives.context import RenderContext
from loa.directives.exercises import frame
from loa.directives.registry import directive
from loa.reading.exercises import MATCH


@directive
def match(context: RenderContext) -> str:
    """A table of two columns whose rows belong together; pupils join them by a line."""
    return frame(MATCH)
