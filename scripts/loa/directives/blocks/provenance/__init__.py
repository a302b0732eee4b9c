"""What a site was made from."""

from collections import Counter

from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive
def provenance(context: RenderContext) -> str:
    """What this site was made from, and with which programs."""
    languages = Counter(page.written_in for page in context.library.published)
    return markup(
        "provenance/block",
        context,
        origin=context.origin,
        languages=[
            (language.name, languages[slug])
            for slug, language in context.library.registries.languages.items()
            if languages[slug]
        ],
    )
