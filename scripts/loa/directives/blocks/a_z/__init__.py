"""The index of everything."""

from collections import defaultdict

from loa.content.page import ContentPage
from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup
from loa.ground.slugs import fold


@directive
def a_to_z(context: RenderContext) -> str:
    """Every page by the first letter of its title: the search of those without scripts."""
    letters: dict[str, list[ContentPage]] = defaultdict(list)
    for page in context.library.in_language(context.language):
        if page is not context.page:
            first = fold(page.meta.title)[:1].upper()
            letters[first if first.isalpha() else "#"].append(page)
    ordered = [
        (letter, sorted(letters[letter], key=lambda page: fold(page.meta.title)))
        for letter in sorted(letters)
    ]
    return markup("a_z/block", context, letters=ordered)
