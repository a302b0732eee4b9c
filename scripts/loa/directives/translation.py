"""What readers of a translation are told about it."""

from loa.content.entries.languages import Language
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.translation import State
from loa.directives.context import RenderContext
from loa.directives.own_words import own_words
from loa.directives.templates import markup

_KEYS = {State.DRAFT: "notice.draft", State.OUTDATED: "notice.outdated"}


def notice(context: RenderContext, page: ContentPage) -> str:
    """The banner of a draft or an outdated variant; "" for any other page.

    It is in Vietnamese, and in the page's language where a speaker has read that sentence or
    where the language's policy publishes drafts anyway.
    """
    state = context.library.state(page)
    source = context.library.get(page.source_uri)
    if state not in _KEYS or source is None:
        return ""
    language = context.library.registries.languages[page.language]
    return markup(
        "translation-notice",
        context,
        key=_KEYS[state],
        vietnamese=context.strings[SOURCE_LANGUAGE].texts,
        own=_with_link(context, language, _KEYS[state]),
        tag=language.tag,
        target=context.to_url(source) if context.mode == "web" else "",
    )


def _with_link(context: RenderContext, language: Language, key: str) -> dict[str, str]:
    text = own_words(context, language, key)
    return {"text": text, "link": own_words(context, language, "notice.source")} if text else {}


def bilingual_link(context: RenderContext, page: ContentPage) -> str:
    """Where a translation stands beside its source; "" for a page that is no translation."""
    if context.library.state(page) is None or context.mode != "web":
        return ""
    language = context.library.registries.languages[page.language]
    return markup(
        "bilingual-link",
        context,
        target=context.to_file(f"{page.url}song-ngu.html"),
        own=own_words(context, language, "notice.bilingual"),
        tag=language.tag,
        vietnamese=context.strings[SOURCE_LANGUAGE].texts["notice.bilingual"],
    )
