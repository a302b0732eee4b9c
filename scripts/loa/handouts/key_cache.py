"""A cache of the keys under which pages' handouts are stored, so that no page is rendered for one.

Computing a key costs what rendering the page costs. Each is cached with the questions that were
asked for it, as finished pages are: while the page's text, what every page is rendered with and all
answers are the same, the key is the same.
"""

from collections.abc import Callable
from dataclasses import dataclass

from loa.content.answers import digest_of, own_questions, text_digest
from loa.content.page import ContentPage
from loa.ground.shelf import Shelf

FILE = "handouts.shelf"


@dataclass(frozen=True)
class KeyCache:
    """Keys on a shelf; `common` is the digest of all that every page is rendered with."""

    shelf: Shelf
    common: str

    def of(self, page: ContentPage, formats: str, inputs: str, make: Callable[[], str]) -> str:
        """The key of a page's handouts in some formats; `inputs` is the digest of what beside
        the page and its questions goes into them, and `make` computes the key.
        """
        questions = own_questions(page.src_uri)
        sources = digest_of(self.common, inputs, page.language, text_digest(page))
        return str(
            self.shelf.get_or_make(
                f"{page.src_uri} {formats}", key=sources, make=make, known=questions
            )
        )

    def save(self, *, is_whole: bool) -> None:
        """Write the shelf; where not every page was asked for, with what was there before."""
        if not is_whole:
            self.shelf.keep_rest()
        self.shelf.save()
