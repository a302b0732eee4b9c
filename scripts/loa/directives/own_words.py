"""The theme's words in the language of a page, where that language may show them.

Blocks are in Vietnamese; on a page in another language their fixed words (headings, labels, dates)
are in its own, each with its language, where overrides/partials/strings/ has them.
"""

from collections.abc import Mapping

from markupsafe import Markup, escape

from loa.content.entries.languages import Language
from loa.content.entries.readers import Grade, Region, Topic
from loa.content.page import SOURCE_LANGUAGE
from loa.directives.context import RenderContext
from loa.listings import OTHERS

BLOCK_HEADINGS = {"nguon": "block.sources", "tai-ve": "block.downloads"}
"""The headings that blocks put into a page, by their id, and the words that they have."""
_TYPE_KEYS = {
    "lesson": "search.lesson",
    "guide": "search.guide",
    "video": "search.video",
    "campaign-event": "kind.event",
    "page": "kind.page",
}


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


def own_name(context: RenderContext, language: Language, kind: str, key: str) -> str:
    """What a value that pages have (`grade`, `region`, `topic`, `type`) is called in a language
    that may show it; "" otherwise.
    """
    if key == OTHERS:
        return own_words(context, language, "block.others")
    if kind == "type":
        return own_words(context, language, _TYPE_KEYS.get(key, ""))
    registries = context.library.registries
    tables: dict[str, Mapping[str, Grade | Region | Topic]] = {
        "grade": registries.grades,
        "region": registries.regions,
        "topic": registries.topics,
    }
    entry = tables.get(kind, {}).get(key)
    if entry is None or language.publish != "with-banner":
        return ""
    return entry.translations.get(language.slug, "")


def value_name(context: RenderContext, kind: str, key: str, name: str) -> Markup:
    """The name of a value that pages have, in the page's language and saying so where the
    registry has it, otherwise its Vietnamese `name`.
    """
    page = context.page
    if page is None or page.written_in == SOURCE_LANGUAGE:
        return escape(name)
    language = context.library.registries.languages[page.language]
    own = own_name(context, language, kind, key)
    return Markup('<span lang="{}">{}</span>').format(language.tag, own) if own else escape(name)


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
