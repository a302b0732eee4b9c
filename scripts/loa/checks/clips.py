"""Clips of drawn scenes: one can follow them, call the number, and lead the talk afterwards."""

import re
from collections.abc import Iterator

from loa.checking import check
from loa.content.kinds import Scene, VideoMeta
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.handouts.film_papers import SECTION
from loa.problems import Problem

WORDS_A_SECOND = 2
HOLD_SECONDS = 3
QUESTIONS = 2
_WORD = re.compile(r"\w+")


@check("clip-number", "clip-too-many-words", "facilitator-missing")
def check_clip(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Words are few enough, the number stands long enough, and there is a facilitator's sheet."""
    meta = page.meta
    if not isinstance(meta, VideoMeta) or not any(scene.drawing for scene in meta.scenes):
        return
    yield from _check_pace(page, meta)
    yield from _check_number(page, meta, library)
    section = page.reading.section(SECTION)
    questions = (
        [passage for passage in page.reading.below(section) if passage.tag == "li"]
        if section
        else []
    )
    if len(questions) < QUESTIONS:
        message = say(
            "The film has {count} questions for the facilitator, and needs {questions} at least.",
            count=len(questions),
            questions=QUESTIONS,
        )
        hint = say(
            "Add a section “## Phiếu cho người điều khiển {{#{section}}}” with a list of "
            "questions.",
            section=SECTION,
        )
        yield Problem(page.path, page.line("scenes"), "facilitator-missing", message, hint)


def _check_pace(page: ContentPage, meta: VideoMeta) -> Iterator[Problem]:
    for index, scene in enumerate(meta.scenes):
        words = words_of(scene)
        if words > WORDS_A_SECOND * scene.seconds:
            message = say(
                "The scene “{heading}” has {words} syllables in {seconds} seconds; at most "
                "{most} a second can be read.",
                heading=scene.heading,
                words=words,
                seconds=f"{scene.seconds:g}",
                most=WORDS_A_SECOND,
            )
            line = page.line("scenes", index, "text")
            hint = say("Shorten it or give it more seconds.")
            yield Problem(page.path, line, "clip-too-many-words", message, hint)


def _check_number(page: ContentPage, meta: VideoMeta, library: Library) -> Iterator[Problem]:
    """The last card names a number and stands three seconds longer than it takes to read."""
    scene = meta.scenes[-1]
    line = page.line("scenes", len(meta.scenes) - 1, "seconds")
    numbers = [
        helpline.number for helpline in library.registries.published_helplines if helpline.number
    ]
    if not any(number in f"{scene.heading} {scene.text}" for number in numbers):
        message = say("The last scene “{heading}” names no number to call.", heading=scene.heading)
        hint = say("Name a number, for example {number}.", number=numbers[0]) if numbers else ""
        yield Problem(page.path, line, "clip-number", message, hint)
    seconds_needed = words_of(scene) / WORDS_A_SECOND + HOLD_SECONDS
    if scene.seconds < seconds_needed:
        message = say(
            "The last scene stands for {seconds} seconds; {wanted} are needed to "
            "remember a number.",
            seconds=f"{scene.seconds:g}",
            wanted=f"{seconds_needed:g}",
        )
        yield Problem(
            page.path, line, "clip-number", message, say("Give it more seconds, or shorten it.")
        )


def words_of(scene: Scene) -> int:
    """Syllables that stand on a card."""
    return len(_WORD.findall(f"{scene.heading} {scene.text}"))
