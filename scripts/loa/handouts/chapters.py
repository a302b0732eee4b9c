"""A page as a chapter of the book that somebody puts together in the library.

The browser makes the EPUB (its theme's book.js): each ticked page brings its text as a script,
which a page opened from a folder may run too. It is XHTML as EPUB 3.3 (W3C) takes it: known
elements only, and of their attributes what a reader of books understands.
"""

import json

from loa.handouts.documents import Source
from loa.handouts.drawings import CLASS
from loa.handouts.paper import (
    Element,
    classes_of,
    heading,
    in_words,
    markup_of,
    paragraph,
    settle_levels,
)
from loa.handouts.reading_on import reading_on
from loa.illustrations.composer import description_of

KIND = "chapter"
NAME = "chuong.js"
"""The script's name beside the files of its page; book.js knows the same."""
_KEPT_ATTRIBUTES = {
    "a": ("href",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"),
    "ol": ("start",),
    "li": ("value",),
}
_EPUB_TAGS = frozenset({
    "a", "b", "blockquote", "br", "caption", "code", "dd", "div", "dl", "dt", "em", "h1", "h2",
    "h3", "h4", "h5", "h6", "hr", "i", "li", "ol", "p", "pre", "span", "strong", "sub", "sup",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
})  # fmt: skip
_INLINE = ("abbr", "cite", "input", "kbd", "label", "mark", "q", "small", "time")
_SUBSTITUTES = {
    **dict.fromkeys(("summary", "legend", "figcaption"), "p"),
    **dict.fromkeys(_INLINE, "span"),
}
_BOX = "☐ "


def chapter(source: Source) -> bytes:
    """The script of a page: its title, language and text with what stands below every paper.

    `source` is not drawn: pictures are told in their words, so that a chapter weighs little.
    """
    meta = source.page.meta
    elements = [element for element in source.root if element.tag != "h1"]
    foot = [
        *reading_on(elements),
        *source.origin(),
        paragraph(" · ".join((*source.helplines, source.printed_address)).rstrip(" ·")),
    ]
    body = [
        heading(1, meta.title),
        paragraph(meta.description),
        *settle_levels([_plain(element, source) for element in (*elements, *foot)], 2),
    ]
    language = source.registries.languages[source.page.language].tag
    content = {"title": meta.title, "lang": language, "xhtml": markup_of(body)}
    return f"loaChapter({json.dumps(content, ensure_ascii=False)});\n".encode()


def _plain(element: Element, source: Source) -> Element:
    """An element with nothing that only the web page or paper knows."""
    for node in element.iter():
        scene = source.scenes.scenes.get(node.get("data-scene", ""))
        if CLASS in classes_of(node):
            words = description_of(scene, source.page.language) if scene else ""
            node.text = in_words(words)
            node[:] = []
        attributes = {
            name: node.attrib[name]
            for name in _KEPT_ATTRIBUTES.get(node.tag, ())
            if name in node.attrib
        }
        if lang := node.get("lang"):
            attributes |= {"lang": lang, "xml:lang": lang}
        node.attrib.clear()
        node.attrib.update(attributes)
        if node.tag == "input":
            node.text = _BOX
        node.tag = node.tag if node.tag in _EPUB_TAGS else _SUBSTITUTES.get(node.tag, "div")
    return element
