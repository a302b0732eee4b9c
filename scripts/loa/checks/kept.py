"""What checks found before: a page is looked at again where it, or what they asked, has changed."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import astuple
from functools import partial
from pathlib import Path
from typing import Any

from loa.content.answers import Answers, digest_of, own_questions, text_digest
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.asking import Question
from loa.ground.shelf import Memory, Shelf
from loa.ground.wording import language
from loa.problems import Problem

FILE = "checks.shelf"
Look = Callable[[ContentPage], Iterable[Problem]]


class KeptChecks:
    """Findings of one portal. `common` is the digest of our code, the registries and the theme,
    `program` that of our code and the theme alone.
    """

    def __init__(
        self,
        library: Library,
        folder: Path,
        common: str,
        program: str,
        memory: Memory | None = None,
    ) -> None:
        self.library = library
        self.common = common
        self.program = program
        self.shelf = Shelf(folder / FILE, Answers(library).of, memory)

    def of_pages(self, pages: Iterable[ContentPage], look: Look) -> Iterator[Problem]:
        """What a look at single pages finds."""
        for page in pages:
            own = own_questions(page.src_uri)
            key = digest_of(page.path, page.language, text_digest(page))
            yield from self.problems(f"page {page.src_uri}", key, partial(look, page), own)

    def problems(
        self,
        name: str,
        key: str,
        look: Callable[[], Iterable[Problem]],
        known: Collection[Question] = (),
    ) -> list[Problem]:
        """What a look finds, or found when what it looks at was the same."""
        return self._problems(self.common, name, key, look, known)

    def problems_by_key(
        self, name: str, key: str, look: Callable[[], Iterable[Problem]]
    ) -> list[Problem]:
        """As `problems`, for a look that is given no more of the registries than `key` tells."""
        return self._problems(self.program, name, key, look)

    def value(
        self, name: str, key: str, make: Callable[[], Any], known: Collection[Question] = ()
    ) -> Any:
        """What something makes that JSON can hold; `key` tells what it was made from.

        What it asks of the library is noted, but for what the key tells already: `known`.
        """
        return self._value(self.common, name, key, make, known)

    def _problems(
        self,
        made_with: str,
        name: str,
        key: str,
        look: Callable[[], Iterable[Problem]],
        known: Collection[Question] = (),
    ) -> list[Problem]:
        make = partial(_rows, look)
        return [Problem(*row) for row in self._value(made_with, name, key, make, known)]

    def _value(
        self,
        made_with: str,
        name: str,
        key: str,
        make: Callable[[], Any],
        known: Collection[Question],
    ) -> Any:
        whole_key = digest_of(made_with, language(), key)
        return self.shelf.get_or_make(name, whole_key, make, known)


def _rows(look: Callable[[], Iterable[Problem]]) -> list[Any]:
    return [astuple(problem) for problem in look()]
