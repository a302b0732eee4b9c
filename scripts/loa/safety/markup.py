"""HTML and attributes that an editor may write: what only changes how words look.

Nothing of the rest reaches a page. Markdown covers what editors need, so the list is short,
and HTML has no attributes at all: their values would have to be read as a browser reads them.
"""

import html
import re
from html.parser import HTMLParser

import nh3
from markdown.util import ETX, STX

TAGS = frozenset({
    "abbr", "b", "br", "cite", "del", "em", "i", "input", "ins", "kbd", "mark", "q", "s",
    "small", "strong", "sub", "sup", "u", "wbr",
})  # fmt: skip
# The boxes of task lists, which an extension writes as HTML.
_ATTRIBUTES = {"input": {"type", "checked", "disabled"}}
_LONE_TAG = re.compile(r"</?([a-z]+)\s*/?>", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_STASHED = re.compile(f"{STX}([0-9]+){ETX}")
# Spaces and control characters, which browsers skip in front of and within a scheme.
_SKIPPED = re.compile(r"[\x00-\x20\u200b-\u200d\ufeff]")
_ADDRESS_ATTRIBUTES = frozenset({
    "action", "background", "cite", "data", "formaction", "href", "longdesc", "ping",
    "poster", "src",
})  # fmt: skip
_LINK_SCHEMES = frozenset(("https", "http", "tel", "sms", "mailto"))
# A drawing as data cannot run anything where an image stands.
_SHOWN_SCHEMES = frozenset(("https", "http", "data"))


def clean_html(piece: str) -> str:
    """A piece of an editor's HTML without what is not published. Words in between stay."""
    lone_tag = _LONE_TAG.fullmatch(piece)
    # Markdown hands over the two tags of a pair one by one; a cleaner would close each.
    if lone_tag and lone_tag[1].lower() in TAGS:
        return piece
    return nh3.clean(piece, tags=set(TAGS), attributes=_ATTRIBUTES, link_rel=None)


def refused_tags(piece: str) -> list[tuple[str, int]]:
    """The tags of a piece that `clean_html` drops or strips, each with its line from 0."""
    parser = _RefusedTags()
    parser.feed(piece)
    parser.close()
    return parser.refused


def is_safe_attribute(tag: str, name: str, value: str) -> bool:
    """Whether an element may carry an attribute that Markdown or an attribute list gave it."""
    name = name.lower().rpartition(":")[2]
    if name.startswith("on") or name in ("style", "srcdoc", "http-equiv"):
        return False
    if name == "srcset":
        return all(is_safe_attribute(tag, "src", candidate) for candidate in value.split(","))
    if name not in _ADDRESS_ATTRIBUTES:
        return True
    scheme = _SCHEME.match(_SKIPPED.sub("", _as_browsers_read(value)))
    allowed = _LINK_SCHEMES if tag in ("a", "area") else _SHOWN_SCHEMES
    return scheme is None or scheme[1].lower() in allowed


def _as_browsers_read(value: str) -> str:
    """A value with what Markdown and HTML write in its place."""
    plain = value.replace(f"{STX}amp{ETX}", "&")
    plain = _STASHED.sub(lambda match: chr(int(match[1])), plain)
    return html.unescape(plain)


class _RefusedTags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.refused: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS or {name for name, _ in attrs} - _ATTRIBUTES.get(tag, set()):
            self.refused.append((self.get_starttag_text() or tag, self.getpos()[0] - 1))
