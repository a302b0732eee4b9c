"""What the editors' guide shows from the generator itself, so that it cannot fall behind."""

from loa.codes import catalogue
from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive("problem-codes")
def problem_codes(context: RenderContext) -> str:
    """Every code that a check may print, with a wrong and a right example."""
    return markup("problem-codes", context, codes=list(catalogue().values()))


@directive("languages")
def languages(context: RenderContext) -> str:
    """A table of the languages, what each may publish and how many pages it has."""
    library = context.library
    counts = {slug: len(library.in_language(slug)) for slug in library.registries.languages}
    return markup("languages", context, counts=counts)
