"""Which language a screen reader would speak each text of a page in, by the nearest `lang`."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
_SILENT = frozenset({"script", "style", "title", "svg"})
# Letters that only Vietnamese has among the languages here, and Han characters.
_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.languages = [("", "")]
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        language = values.get("lang") or self.languages[-1][1]
        for name in ("aria-label", "alt", "title", "placeholder"):
            if values.get(name):
                self.found.append((language, str(values[name])))
        if tag not in _VOID:
            self.languages.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and any(tag == opened for opened, _ in self.languages):
            while self.languages.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(tag in _SILENT for tag, _ in self.languages):
            self.found.append((self.languages[-1][1], " ".join(data.split())))


def mispronounced(html: str) -> Iterator[tuple[str, str]]:
    """Texts whose letters do not belong to the language they are announced in."""
    reader = _Reader()
    reader.feed(html)
    for language, text in reader.found:
        is_chinese = language.startswith("zh")
        if (_VIETNAMESE.search(text) and is_chinese) or (_HAN.search(text) and not is_chinese):
            yield language, text
