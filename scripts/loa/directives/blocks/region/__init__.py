"""A box for one kind of place: what the page's situation looks like there."""

from loa.content.page import SOURCE_LANGUAGE
from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive
def region(context: RenderContext, key: str) -> str:
    """The box under the name of its kind of place; what it says is the block's own Markdown.

    An unknown kind of place, which the checks refuse, prints no name.
    """
    registries = context.library.registries
    known = registries.regions.get(key)
    language = context.page.written_in if context.page else SOURCE_LANGUAGE
    # The name is Vietnamese, what stands below it is in the page's language.
    tag = "" if language == SOURCE_LANGUAGE else registries.languages[language].tag
    return markup("region/block", context, place=known.name if known else "", tag=tag)
