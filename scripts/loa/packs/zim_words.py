"""The text of pages as ZIM readers want it: articles to find, in every spelling."""

import html
import re
import unicodedata

from loa.ground.slugs import fold
from loa.packs.markup import Tag, tokens

_SKIPPED_TAGS = frozenset({"nav", "script", "style", "svg"})
# Parts of an article that lead elsewhere or stand on every page.
_SKIPPED_CLASSES = ("loa-toc", "loa-sources", "loa-review", "loa-downloads", "loa-copy")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "sup"})
_WORD = re.compile(r"\w+")


def article_text(page: str) -> str:
    """The text of <article>, without navigation, sources and downloads."""
    parts: list[str] = []
    inside = False
    skipped, depth = "", 0
    for token in tokens(page):
        if isinstance(token, str):
            if inside and not skipped and not token.startswith("<!--"):
                parts.append(html.unescape(token))
        elif skipped:
            if token.name == skipped:
                depth += -1 if token.is_end else 1
                skipped = skipped if depth else ""
        elif token.name == "article":
            inside = not token.is_end
        elif inside and _is_skipped(token):
            skipped, depth = token.name, 1
        elif inside and token.name not in _INLINE:
            parts.append(" ")
    return " ".join("".join(parts).split())


def _is_skipped(tag: Tag) -> bool:
    if tag.is_end or tag.text is not None or tag.name in _VOID:
        return False
    return tag.name in _SKIPPED_TAGS or tag.get("class").startswith(_SKIPPED_CLASSES)


def without_quotes(page: str) -> str:
    """The page with the quotation marks of its text as references.

    zimcheck takes an example such as src="https://…" in running text for a link.
    """
    return "".join(
        part.replace('"', "&quot;") if isinstance(part, str) else str(part) for part in tokens(page)
    )


def search_words(text: str) -> str:
    """Every word as written, as libzim folds a query ("đuong") and as a keyboard without
    accents has it ("duong").

    libzim takes marks off the words that somebody looks for, and looks for just that; the
    words given to the index it leaves as they are.
    """
    spellings: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFC", text).lower()):
        spellings += dict.fromkeys((word, _without_marks(word), fold(word)))
    return " ".join(spellings)


def plain_words(title: str) -> str:
    """The words of a title that libzim's folding does not bring to plain letters, in these:
    "Đường về nhà" → "duong".
    """
    words = _WORD.findall(title)
    return ", ".join(fold(word) for word in words if fold(word) != _without_marks(word))


def _without_marks(text: str) -> str:
    """A word as libzim compares it: "Đường" → "đuong"."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare)
