"""The core messages: pictures that speak for themselves, with a text where there is one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from loa.checking import check
from loa.content.entries.languages import Language
from loa.content.kinds import Message, MessagesMeta
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.directives.context import RenderContext
from loa.directives.drawn_scenes import pictures_of
from loa.directives.narration import player_in
from loa.directives.registry import directive
from loa.directives.templates import markup
from loa.problems import nearest


@dataclass(frozen=True)
class _Row:
    """A message in Vietnamese, its text in the page's language, and how it sounds there; what a
    Vietnamese voice of the device may say where nobody was recorded; the scene that tells it.
    """

    message: Message
    own: str
    player: Markup
    spoken: str
    drawings: Sequence[dict[str, str | int]]


@directive("core-messages")
@check("bad-option", scope="making")
def core_messages(context: RenderContext) -> str:
    """The messages in the front matter of this page, each with its pictogram."""
    page = context.page
    if page is None or not isinstance(page.meta, MessagesMeta):
        message = "Khối core-messages chỉ đặt ở trang có type: messages."
        context.report("bad-option", message, near="/// core-messages")
        return "<p></p>"
    can_be_said = page.written_in == SOURCE_LANGUAGE and context.mode == "web"
    rows = [
        _Row(
            one,
            "",
            Markup(player_in(context, page.source_uri, page.language, one.id)),
            one.text if can_be_said else "",
            _drawings(context, one),
        )
        for one in page.meta.messages
    ]
    language = context.library.registries.languages[page.language]
    return markup("messages", context, rows=rows, language=language, source_tag=language.tag)


@directive("language-home", argument=True)
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
        "language-home",
        context,
        language=language,
        source_tag=context.library.registries.languages[SOURCE_LANGUAGE].tag,
        rows=list(_rows(context, source, language)),
        whole=Markup(player_in(context, source_uri, language.slug)),
        pages=_written(context, language),
        lines=context.library.registries.published_helplines,
    )


def _rows(context: RenderContext, source: ContentPage, language: Language) -> Iterator[_Row]:
    own: dict[str, str] = {}
    for variant in context.library.translations(source.src_uri):
        is_own = variant.language == language.slug and context.library.is_published(variant)
        if is_own and isinstance(variant.meta, MessagesMeta):
            own = {message.id: message.text for message in variant.meta.messages}
    assert isinstance(source.meta, MessagesMeta)
    for message in source.meta.messages:
        spoken = Markup(player_in(context, source.src_uri, language.slug, message.id))
        drawings = _drawings(context, message)
        yield _Row(message, own.get(message.id, ""), spoken, message.text, drawings)


def _drawings(context: RenderContext, message: Message) -> Sequence[dict[str, str | int]]:
    """The panels of a message's scene; paper keeps the pictogram, which every printer can do."""
    scene = context.scenes.scenes.get(message.scene or "")
    if scene is None or context.page is None or context.mode != "web":
        return ()
    return pictures_of(scene, context.page.written_in)


def _written(context: RenderContext, language: Language) -> list[ContentPage]:
    """What can be read in the language already."""
    return sorted(context.library.in_language(language.slug), key=lambda page: page.meta.title)
