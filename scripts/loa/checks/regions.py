"""A lesson says, for each kind of place, what its situation looks like there.

The boxes are for teachers of a mountain village as of an industrial zone. They speak of
situations: a commune named there would stand as a place of risk, a people named there as a sign
of risk, so neither is.
"""

import re
from collections import Counter
from collections.abc import Iterator

from loa.checking import check
from loa.checks.passages import passages
from loa.content.kinds import LessonMeta
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.registries import Registries
from loa.ground.wording import say
from loa.problems import Problem, nearest
from loa.reading.model import Use

BLOCK = "region"
SECTION = "theo-vung"
FEWEST, MOST = 2, 3
"""Sentences in a box: what a teacher reads while walking to the classroom."""
_END = re.compile(r"/{3,}\s*")
_UPPER = r"[A-ZÀ-ỸĐ]"
_PLACE = re.compile(
    rf"\b(?:xã|phường|thị trấn|huyện|tỉnh|thành phố|thôn|bản|làng|xóm|khu công nghiệp|KCN)"
    rf"\s+{_UPPER}\w*"
)


@check("lesson-region", "unknown-region")
def check_regions(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Boxes name a kind of place of the registry; a lesson has each once, short, naming nobody."""
    regions = library.registries.regions
    boxes = [use for use in page.reading.uses if use.name == BLOCK and use.argument]
    for box in boxes:
        if box.argument not in regions:
            message = say("There is no kind of place with the id “{id}”.", id=box.argument)
            hint = nearest(str(box.argument), regions)
            yield Problem(page.path, page.body_line(box.line), "unknown-region", message, hint)
    known = [box for box in boxes if box.argument in regions]
    if page.language != SOURCE_LANGUAGE:
        return
    for box in known:
        yield from _check_words(page, box, library.registries)
    if isinstance(page.meta, LessonMeta):
        yield from _check_lesson(page, known, library.registries)


def _check_lesson(page: ContentPage, boxes: list[Use], registries: Registries) -> Iterator[Problem]:
    section = page.reading.section(SECTION)
    if section is None:
        # Another check says that it is missing.
        return
    inside = [box for box in boxes if section.line < box.line < section.end]
    counts = Counter(box.argument for box in inside)
    line = page.body_line(section.line)
    for region in registries.regions.values():
        if counts[region.id] != 1:
            what = (
                say("lacks a box")
                if not counts[region.id]
                else say("has {count} boxes", count=counts[region.id])
            )
            message = say(
                "The section #{section} {what} “{name}”; it needs exactly one.",
                section=SECTION,
                what=what,
                name=region.name,
            )
            hint = say("A box begins with the line: /// {block} | {id}", block=BLOCK, id=region.id)
            yield Problem(page.path, line, "lesson-region", message, hint)


def _check_words(page: ContentPage, box: Use, registries: Registries) -> Iterator[Problem]:
    """Two or three sentences, no place and no people by name."""
    name = registries.regions[str(box.argument)].name
    first, last = page.body_line(box.line), page.body_line(_end_of(page, box))
    box_sentences = [
        line_and_sentence
        for line_and_sentence in passages(page, registries)
        if first < line_and_sentence[0] < last
    ]
    if not FEWEST <= len(box_sentences) <= MOST:
        message = say(
            "The box “{name}” has {count} sentences; each has {fewest} to {most}.",
            name=name,
            count=len(box_sentences),
            fewest=FEWEST,
            most=MOST,
        )
        hint = say(
            "Tell the lesson's situation at such a place, then one thing that teachers change."
        )
        yield Problem(page.path, first, "lesson-region", message, hint)
    peoples = _peoples(registries)
    for line, sentence in box_sentences:
        name_match = _PLACE.search(sentence) or peoples.search(sentence)
        if name_match:
            message = say("The box “{name}” names “{place}”.", name=name, place=name_match[0])
            hint = say("Tell of a situation; no place and no people is a sign of risk.")
            yield Problem(page.path, line, "lesson-region", message, hint)


def _end_of(page: ContentPage, box: Use) -> int:
    """The row of the body that closes a box, or the one after the last."""
    rows = page.body.split("\n")
    ends = (n for n in range(box.line + 1, len(rows)) if _END.fullmatch(rows[n]))
    return next(ends, len(rows))


def _bare(language: str) -> str:
    """Tiếng Dao (Iu Miền) → Dao."""
    return language.removeprefix("Tiếng ").partition(" (")[0]


def _peoples(registries: Registries) -> re.Pattern[str]:
    """The names of peoples: those of their languages, after the words that tell of people."""
    names = {_bare(language.name) for language in registries.languages.values()}
    names.discard("Việt")
    spelled = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"\b(?:người|dân tộc|đồng bào|bà con)\s+(?:{spelled})\b|\bdân tộc\b")
