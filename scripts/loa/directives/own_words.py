"""The theme's words in the language of a page, where that language may show them.

Blocks are in Vietnamese; on a page in another language their fixed words (headings, labels, dates)
are in its own, each with its language, where overrides/partials/strings/ has them.
"""

from markupsafe import Markup, escape

from loa.content.entries.languages import Language
from loa.content.page import SOURCE_LANGUAGE
from loa.directives.context import RenderContext

BLOCK_HEADINGS = {"nguon": "block.sources", "tai-ve": "block.downloads"}
"""The headings that blocks put into a page, by their id, and the words that they have."""


def own_words(context: RenderContext, language: Language, key: str) -> str:
    """One of the theme's words in a language that may show it; "" otherwise."""
    strings = context.strings.get(language.tag)
    if strings is None or key not in strings.texts:
        return ""
    if key not in strings.reviewed and language.publish != "with-banner":
        return ""
    return strings.texts[key]


def vietnamese_words(context: RenderContext, key: str) -> str:
    """One of the theme's words in Vietnamese; its key where an older theme of a portal's own has
    none, so that the gap is seen on the page and nothing else breaks.
    """
    strings = context.strings.get(SOURCE_LANGUAGE)
    return strings.texts.get(key, key) if strings else key


def block_words(context: RenderContext, key: str, **values: object) -> Markup:
    """A word of a block with `{name}` filled in: in the page's language and saying so where that
    has it, otherwise in Vietnamese, as everything around it is.
    """
    page = context.page
    own = ""
    tag = ""
    if page is not None and page.written_in != SOURCE_LANGUAGE:
        language = context.library.registries.languages[page.language]
        own, tag = own_words(context, language, key), language.tag
    text = own or vietnamese_words(context, key)
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return Markup('<span lang="{}">{}</span>').format(tag, text) if own else escape(text)
