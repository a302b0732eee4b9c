"""A page is as easy to read as its readers need."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from loa.checking import check
from loa.checks.passages import passages
from loa.content.entries.readers import Audience
from loa.content.kinds import LessonMeta
from loa.content.lesson_parts import LESSON_PARTS
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.ground.wording import say
from loa.problems import Problem
from loa.readability.measure import Readability, Sentence, measure

_READERS = {part.id: part.reader for part in LESSON_PARTS}
# What an office signs is written as offices write: the words around it are measured.
OFFICIAL_PART = "van-ban"
# A score of fewer sentences says nothing.
FEWEST = 8
SHOWN = 3


@dataclass(frozen=True)
class Part:
    """What one audience reads of a page, measured."""

    audience: Audience
    readability: Readability

    @property
    def is_too_hard(self) -> bool:
        """Whether there is enough text to tell, and its score is above the audience's limit."""
        enough = len(self.readability.sentences) >= FEWEST
        return enough and round(self.readability.score, 2) > self.audience.reading.score


def parts_of(page: ContentPage, library: Library) -> list[Part]:
    """A lesson's parts by reader; any other page whole, for the reader who needs most care."""
    audiences = library.registries.audiences
    chosen_audiences = [audiences[key] for key in page.meta.audience if key in audiences]
    if not chosen_audiences:
        return []
    strictest = min(chosen_audiences, key=lambda audience: (audience.reading.score, audience.order))
    is_lesson = isinstance(page.meta, LessonMeta)
    default = (
        audiences.get(library.registries.audience("teachers"), strictest)
        if is_lesson
        else strictest
    )
    starts = _starts(page)
    texts: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for line, text in passages(page, library.registries, spelled=False):
        key = next((key for start, key in reversed(starts) if start <= line), "")
        if key == OFFICIAL_PART and page.meta.official:
            continue
        role = _READERS.get(key) if is_lesson else None
        audience = library.registries.audience(role) if role else default.id
        texts[audience if audience in audiences else default.id].append((line, text))
    words = library.registries.officialese.values()
    return [Part(audiences[key], measure(rows, words)) for key, rows in sorted(texts.items())]


def _starts(page: ContentPage) -> list[tuple[int, str]]:
    return [
        (page.body_line(section.line), section.id)
        for section in page.reading.sections
        if section.level == 2
    ]


@check("long-sentence", "reading-level", severity="warning")
def check_readability(page: ContentPage, library: Library) -> Iterator[Problem]:
    """No sentence is longer, and no text harder, than its audience's limit."""
    if page.written_in != SOURCE_LANGUAGE or not page.is_valid:
        return
    for part in parts_of(page, library):
        limit = part.audience.reading
        for sentence in part.readability.sentences:
            if sentence.syllables > limit.longest:
                message = say(
                    "A sentence has {syllables} syllables, for {name} {longest} are allowed: "
                    "“{opening}”.",
                    syllables=sentence.syllables,
                    name=part.audience.name,
                    longest=limit.longest,
                    opening=_opening(sentence),
                )
                hint = say("Make it two or three sentences, or a list.")
                yield Problem(page.path, sentence.line, "long-sentence", message, hint)
        if part.is_too_hard:
            for sentence in part.readability.worst[:SHOWN]:
                message = say(
                    "The text is harder than {name} should read ({score}, allowed is {limit}). A "
                    "hard sentence: “{opening}”.",
                    name=part.audience.name,
                    score=_decimal(part.readability.score),
                    limit=_decimal(limit.score),
                    opening=_opening(sentence),
                )
                yield Problem(page.path, sentence.line, "reading-level", message, advice(sentence))


def advice(sentence: Sentence) -> str:
    """What would make a sentence easier."""
    pieces_of_advice = [f"“{entry.words[0]}”: {entry.say}." for entry in sentence.officialese]
    if sentence.passive:
        pieces_of_advice.append(say("“bị” and “được” stand side by side: say who does what."))
    if sentence.dense:
        pieces_of_advice.append(
            say("There is a long chain of nouns: put a verb into it, or split it.")
        )
    return " ".join(pieces_of_advice or [say("Shorten it, one thought a sentence.")])


def _opening(sentence: Sentence) -> str:
    words = sentence.text.split()
    return " ".join(words[:12]) + ("…" if len(words) > 12 else "")


def _decimal(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")
