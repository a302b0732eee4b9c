"""What checks may find, a stretch of the alphabet on each page."""

from loa.directives.context import RenderContext
from loa.directives.guide import PLACES, codes_of
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive
def problem_codes(context: RenderContext, part: str) -> str:
    """The entries of one of PARTS, each with a wrong and a right example."""
    return markup("problem_codes/block", context, codes=codes_of(part), places=PLACES)
