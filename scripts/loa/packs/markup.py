"""HTML as a row of tokens: enough to change addresses in pages that we wrote ourselves.

Grammar: WHATWG HTML, "Tokenization"; comments and the text of scripts and styles pass whole.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style|textarea)\b(?P<raw_attrs>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>"
    r"(?P<text>.*?)</(?P=raw)\s*>"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<attrs>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")


@dataclass
class Tag:
    """A start or end tag. `attrs` are unescaped, None for one without a value; `text` is what
    an element such as script holds. An unchanged tag is printed as it was.
    """

    name: str
    source: str
    is_end: bool = False
    text: str | None = None
    _raw: str = ""
    _attrs: dict[str, str | None] | None = field(default=None, repr=False)
    _is_changed: bool = False

    @property
    def attrs(self) -> dict[str, str | None]:
        """Parsed when somebody asks: most tags are only passed on."""
        if self._attrs is None:
            self._attrs = {}
            for name, value in _ATTRIBUTE.findall(self._raw):
                unquoted = value[1:-1] if value[:1] in ('"', "'") else value
                has_value = value != "" or f"{name}=" in self._raw
                self._attrs.setdefault(name.lower(), html.unescape(unquoted) if has_value else None)
        return self._attrs

    def get(self, name: str) -> str:
        """An attribute's value; "" where there is none."""
        return self.attrs.get(name) or ""

    def put(self, name: str, value: str) -> None:
        """Set an attribute."""
        if self.attrs.get(name) != value:
            self.attrs[name] = value
            self._is_changed = True

    def drop(self, name: str) -> None:
        """Remove an attribute."""
        if name in self.attrs:
            del self.attrs[name]
            self._is_changed = True

    def __str__(self) -> str:
        if not self._is_changed:
            return self.source
        parts = [
            name if value is None else f'{name}="{html.escape(value)}"'
            for name, value in self.attrs.items()
        ]
        start = f"<{' '.join([self.name, *parts])}>"
        return start if self.text is None else f"{start}{self.text}</{self.name}>"


def tokens(page: str) -> Iterator[str | Tag]:
    """The page from first to last character; text and comments as strings."""
    position = 0
    for match in _TOKEN.finditer(page):
        if match.start() > position:
            yield page[position : match.start()]
        position = match.end()
        name = match["raw"] or match["name"]
        if name is None:
            yield match[0]
        elif match["raw"]:
            yield Tag(name.lower(), match[0], text=match["text"], _raw=match["raw_attrs"])
        else:
            yield Tag(name.lower(), match[0], bool(match["close"]), _raw=match["attrs"])
    if position < len(page):
        yield page[position:]
