"""Where feeds and lists for other programs are."""

from loa.content.page import SOURCE_LANGUAGE
from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup
from loa.subscriptions.changes import is_announced
from loa.subscriptions.feeds import feed_uri
from loa.subscriptions.public_data import FOLDER, LISTS


@directive
def feeds(context: RenderContext) -> str:
    """The feed of each audience that has one, and the lists for other programs."""
    library = context.library
    registries = library.registries
    read = {
        key
        for page in library.published
        if is_announced(page, registries)
        for key in page.meta.audience
    }
    audiences = [audience for key, audience in library.registries.audiences.items() if key in read]
    lists = [(title, f"{FOLDER}/{name}") for name, title in LISTS.items()]
    is_here = context.language == SOURCE_LANGUAGE and context.directory_urls
    return markup(
        "feeds/block",
        context,
        feeds=[(audience.name, feed_uri(audience.id)) for audience in audiences],
        lists=lists,
        is_here=is_here,
    )
