"""An index of what checks may find."""

from loa.directives.context import RenderContext
from loa.directives.guide import PARTS, codes_of
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive
def problem_code_index(context: RenderContext) -> str:
    """Every code that a check may print, each leading to its entry."""
    return markup(
        "problem_code_index/block", context, parts={part: codes_of(part) for part in PARTS}
    )
