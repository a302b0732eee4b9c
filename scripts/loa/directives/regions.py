"""A box for one kind of place: what the page's situation looks like there."""

from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive("region", argument=True)
def region(context: RenderContext, key: str) -> str:
    """The box under the name of its kind of place; what it says is the block's own Markdown.

    An unknown kind of place, which the checks refuse, prints no name.
    """
    known = context.library.registries.regions.get(key)
    return markup("region", context, place=known.name if known else "")
