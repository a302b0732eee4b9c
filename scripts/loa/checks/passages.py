"""The sentences of a page as a reader meets them: front matter and body, references filled in."""

import re
from collections.abc import Iterator

from loa.content.page import ContentPage
from loa.content.references import PATTERN, Resolved, resolve
from loa.content.registries import Registries
from loa.content.sentences import sentences
from loa.content.translation import text_fields
from loa.safety.folding import read_plainly
from loa.translation.placeholders import show
from loa.translation.segments import cut_body

_REFERENCE = re.compile(PATTERN)
_LINK = re.compile(r"\[([^\]]*)\](?=\{\d+\})")
# Stands for names of files, commands and the like, which state nothing.
_CODE = "mã"
_NAME = "tên"
_MARKS = re.compile(r"\*+|`+|(?<!\w)_+|_+(?!\w)")


def passages(
    page: ContentPage, registries: Registries, spelled: bool = True
) -> Iterator[tuple[int, str]]:
    """Each sentence with its line in the file; a paragraph's sentences share its first line.

    Without `spelled` a reference to a law or an agency is one word: its writer cannot shorten
    a name that comes from the registry.
    """
    for path, text in text_fields(page.document.data):
        for sentence in sentences(read_plainly(text)):
            yield page.line(*path), sentence
    for segment in cut_body(page.body):
        words = [_words(code, registries, spelled) for code in segment.codes]
        text = show(_LINK.sub(r"\1", segment.text), tuple(words))
        for sentence in sentences(read_plainly(_MARKS.sub("", text))):
            yield page.body_line(segment.line), sentence


def _words(code: str, registries: Registries, spelled: bool) -> str:
    """What a placeholder prints: the text of a reference, nothing for targets and ids."""
    match = _REFERENCE.fullmatch(code)
    if match is None:
        return _CODE if code.startswith("`") else ""
    if not spelled and match["kind"] != "helpline":
        return match["label"] or _NAME
    found = resolve(match["kind"], match["id"], match["label"], registries)
    return found.text if isinstance(found, Resolved) else ""
