"""The languages of the portal."""

from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive
def languages(context: RenderContext) -> str:
    """A table of the languages, what each may publish and how many pages it has."""
    library = context.library
    counts = {slug: len(library.in_language(slug)) for slug in library.registries.languages}
    return markup("languages/block", context, counts=counts)
