"""Names that are safe in a URL, on FAT32 and in a search box typed without accents."""

import re
import unicodedata

# Letters that NFD does not take apart: Vietnamese đ, and those of neighbouring alphabets.
_LETTERS = str.maketrans({"đ": "d", "Đ": "D", "ŋ": "ng", "Ŋ": "NG", "ƀ": "b", "Ƀ": "B", "ʼ": ""})

SAFE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def fold(text: str) -> str:
    """Text without accents and in lower case: "Đường dây" → "duong day"."""
    decomposed = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def slugify(text: str, separator: str = "-") -> str:
    """An ASCII kebab-case name: "Đường dây nóng" → "duong-day-nong".

    Takes the arguments that Python-Markdown's `toc` passes to a slugify function.
    """
    words = re.findall(r"[a-z0-9]+", fold(text))
    return separator.join(words) or "muc"
