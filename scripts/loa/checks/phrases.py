"""No page types its own version of what the registry of phrases says for all.

A campaign teaches one set of questions. Where a page writes them anew, its readers learn another
set than those of the loudspeaker, the poster and the lesson. The front matter is not looked at,
since it takes no references, nor are videos, whose words are those of a recording.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from loa.checking import check
from loa.content.entries.words import Phrase
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.references import REPLACED
from loa.ground.wording import say
from loa.problems import Problem
from loa.safety.folding import compared, same_words, seen_as

TypedLines = dict[int, tuple[int, str]]


class _Passage(NamedTuple):
    """The words of a passage in the form in which they are compared, its section, and its line in
    the body.
    """

    section: int | None
    line: int
    text: str


@check("own-wording")
def check_own_wording(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A section of a page has no words of its own for a phrase of the registry."""
    if page.written_in != SOURCE_LANGUAGE or not page.is_valid or page.meta.type == "video":
        return
    passages = [
        _Passage(
            passage.section,
            passage.line_at(0),
            compared(seen_as(passage.filled(lambda _: REPLACED))),
        )
        for passage in page.reading.passages
        if passage.tag != "code"
    ]
    for phrase in library.registries.phrases.values():
        for typed in _sections(passages, phrase).values():
            if len(typed) >= phrase.enough:
                line = min(line for line, _ in typed.values())
                words = "”, “".join(words for _, (_, words) in sorted(typed.items()))
                message = say(
                    "The page types “{words}” itself; these words are shared: {name}.",
                    words=words,
                    name=phrase.name,
                )
                hint = say(
                    "Write [[phrase:{id}]], which prints: {lines}",
                    id=phrase.id,
                    lines=" ".join(phrase.lines),
                )
                yield Problem(page.path, page.body_line(line), "own-wording", message, hint)


def _sections(passages: Iterable[_Passage], phrase: Phrase) -> dict[int | None, TypedLines]:
    """By section: which lines of a phrase are typed there, in which words, on which line."""
    typed_by_section: dict[int | None, TypedLines] = defaultdict(dict)
    for passage in passages:
        for number, ways in enumerate(phrase.typed):
            words = next((way for way in ways if _pattern_of(way).search(passage.text)), None)
            if words is not None:
                typed_by_section[passage.section].setdefault(number, (passage.line, words))
    return typed_by_section


@cache
def _pattern_of(way: str) -> re.Pattern[str]:
    """A way of saying it, once for all passages of all pages."""
    return re.compile(rf"(?<!\w){re.escape(same_words(way))}(?!\w)")
