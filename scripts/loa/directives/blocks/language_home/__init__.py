"""The first page of a language."""

from collections.abc import Iterator

from markupsafe import Markup

from loa.checking import check
from loa.content.entries.languages import Language
from loa.content.kinds import MessagesMeta
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.directives.context import RenderContext
from loa.directives.messages import Row, drawings_of
from loa.directives.narration import player_in
from loa.directives.registry import directive
from loa.directives.templates import markup
from loa.problems import nearest


@directive
@check("bad-option", scope="making")
def language_home(context: RenderContext, source_uri: str) -> str:
    """A language's first page: whom to call, and the core messages with room for its words.

    The argument is the page whose messages are shown, as a path below docs/.
    """
    page = context.page
    source = context.library.get(source_uri)
    if page is None or source is None or not isinstance(source.meta, MessagesMeta):
        known = [p.src_uri for p in context.library.pages if isinstance(p.meta, MessagesMeta)]
        message = f"“{source_uri}” không phải là trang có type: messages."
        context.report("bad-option", message, nearest(source_uri, known), near="/// language-home")
        return "<p></p>"
    language = context.library.registries.languages[page.language]
    return markup(
        "language_home/block",
        context,
        language=language,
        source_tag=context.library.registries.languages[SOURCE_LANGUAGE].tag,
        rows=list(_rows(context, source, language)),
        whole=Markup(player_in(context, source_uri, language.slug)),
        pages=_written(context, language),
        lines=context.library.registries.published_helplines,
    )


def _rows(context: RenderContext, source: ContentPage, language: Language) -> Iterator[Row]:
    own: dict[str, str] = {}
    for variant in context.library.translations(source.src_uri):
        is_own = variant.language == language.slug and context.library.is_published(variant)
        if is_own and isinstance(variant.meta, MessagesMeta):
            own = {message.id: message.text for message in variant.meta.messages}
    assert isinstance(source.meta, MessagesMeta)
    for message in source.meta.messages:
        spoken = Markup(player_in(context, source.src_uri, language=language.slug, part=message.id))
        drawings = drawings_of(context, message)
        yield Row(
            message=message,
            own=own.get(message.id, ""),
            player=spoken,
            spoken=message.text,
            drawings=drawings,
        )


def _written(context: RenderContext, language: Language) -> list[ContentPage]:
    """What can be read in the language already."""
    return sorted(context.library.in_language(language.slug), key=lambda page: page.meta.title)
