"""The sentences of a page as a reader meets them: front matter and body, references filled in."""

from collections.abc import Callable, Iterator

from loa.content.page import ContentPage
from loa.content.reader_texts import printed as printed_text
from loa.content.reader_texts import text_fields
from loa.content.references import Resolved, resolve
from loa.content.registries import Registries
from loa.content.sentences import sentences
from loa.reading.model import PRINTED_NOTHING, Passage, Reference
from loa.safety.folding import read_plainly

# Stands for names of files, commands and the like, which state nothing.
_CODE = "mã"
_NAME = "tên"


def passages(
    page: ContentPage, registries: Registries, spelled: bool = True
) -> Iterator[tuple[int, str]]:
    """Each sentence with the line of the file on which it begins.

    Without `spelled` a reference to a law or an agency is one word: its writer cannot shorten
    a name that comes from the registry.
    """
    for path, text in text_fields(page.document.data):
        for sentence in sentences(read_plainly(printed_text(text, registries))):
            yield page.line(*path), sentence
    printed = printing(registries, spelled)
    for passage in page.reading.passages:
        if passage.tag != "code":
            for line, sentence in _sentences(passage, printed):
                yield page.body_line(line), sentence


def printing(registries: Registries, spelled: bool = True) -> Callable[[Reference], str]:
    """What references print, as `passages` has it."""

    def printed(reference: Reference) -> str:
        if not spelled and reference.kind != "helpline":
            return reference.label or _NAME
        resolved = resolve(reference.kind, reference.key, reference.label, registries)
        return resolved.text if isinstance(resolved, Resolved) else ""

    return printed


def rows_of(
    page: ContentPage,
    passage: Passage,
    printed: Callable[[Reference], str] = PRINTED_NOTHING,
) -> Callable[[int], int]:
    """The line of the file on which a row of a passage's words stands."""

    def line_of(row: int) -> int:
        rows = passage.filled(printed).split("\n")[:row]
        return page.body_line(passage.line_at(sum(len(row_text) + 1 for row_text in rows), printed))

    return line_of


def _sentences(passage: Passage, printed: Callable[[Reference], str]) -> Iterator[tuple[int, str]]:
    text = passage.filled(printed, _CODE)
    if not any(letter.isalpha() for letter in text):
        # A number alone in a cell counts the rows of its table.
        return
    position = 0
    for sentence in sentences(text):
        position = text.index(sentence, position)
        yield passage.line_at(position, printed, _CODE), " ".join(read_plainly(sentence).split())
        position += len(sentence)
