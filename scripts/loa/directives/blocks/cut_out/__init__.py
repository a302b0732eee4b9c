"""Cards to cut out."""

from loa.directives.context import RenderContext
from loa.directives.exercises import frame
from loa.directives.registry import directive
from loa.reading.exercises import CUT


@directive
def cut_out(context: RenderContext) -> str:
    """A list whose entries are cards to cut out."""
    return frame(CUT)
