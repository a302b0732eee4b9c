"""What readers of a translation are told about it."""

from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.translation import State
from loa.directives.context import RenderContext
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
    key = _KEYS[state]
    own = context.strings.get(language.tag)
    may_show = own is not None and (key in own.reviewed or language.publish == "with-banner")
    return markup(
        "translation-notice",
        context,
        key=key,
        vietnamese=context.strings[SOURCE_LANGUAGE].texts,
        own=own.texts if own is not None and may_show else {},
        tag=language.tag,
        target=context.to_url(source) if context.mode == "web" else "",
    )
