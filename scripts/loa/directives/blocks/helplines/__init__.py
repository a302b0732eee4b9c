"""The numbers to call, always from the registry."""

from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive
def helplines(context: RenderContext) -> str:
    """A card for every published number: whom it reaches, when, at what cost."""
    return markup("helplines/block", context, lines=context.library.registries.published_helplines)
