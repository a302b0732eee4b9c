"""Captions: made from a storyboard, and judged by what a viewer can read."""

from collections.abc import Iterator
from dataclasses import dataclass

from loa.ground.wording import say
from loa.media.storyboard import Storyboard
from loa.media.webvtt import Cue

LINE_LENGTH = 42
"""Characters that fit in one line of a caption on a phone."""
LINES = 2
_STOPS = ".?!:;…"
READING_SPEED = 17.0
"""Characters a second that a reader can follow."""


def cues_of(board: Storyboard) -> list[Cue]:
    """What is read during each card, at most two lines at a time.

    A text that needs more lines is cut into parts that stand in proportion to their length.
    """
    cues = []
    for card in board.cards:
        lines = wrap(card.text)
        parts = ["\n".join(lines[n : n + LINES]) for n in range(0, len(lines), LINES)]
        total = sum(len(part) for part in parts)
        start, spoken = card.start, 0
        for part in parts:
            spoken += len(part)
            end = card.start + (card.end - card.start) * spoken / total
            cues.append(Cue(start, end, part))
            start = end
    return cues


def wrap(text: str, width: int = LINE_LENGTH) -> list[str]:
    """Text in as few lines of at most `width` characters as there can be.

    Among those, lines of nearly equal length that end where a sentence or a clause ends. A word
    longer than `width` stands alone in its line.
    """
    words = text.split()
    even = len(text) / max(1, len(_greedy(words, width)))
    # best[n]: (lines, cost, their texts) of the first n words.
    best: list[tuple[int, float, list[str]]] = [(0, 0.0, [])]
    for end in range(1, len(words) + 1):
        options = []
        for start in range(end - 1, -1, -1):
            line = " ".join(words[start:end])
            if len(line) > width and start < end - 1:
                break
            lines, cost, before = best[start]
            cost += (len(line) - even) ** 2 / even + _break_cost(words, end)
            options.append((lines + 1, cost, [*before, line]))
        best.append(min(options))
    return best[-1][2]


def _break_cost(words: list[str], end: int) -> float:
    """How much a line's end hurts after a number of words.

    A word torn off the beginning or the end of its clause hurts most: Vietnamese writes one
    word as two ("nguy hiểm").
    """
    if words[end - 1][-1] in _STOPS:
        return 0
    if words[end - 1][-1] == ",":
        return 4
    ends = (*_STOPS, ",")
    begins_clause = end == 1 or words[end - 2].endswith(ends)
    ends_clause = end < len(words) and words[end].endswith(ends)
    return 16 if begins_clause or ends_clause else 8


def _greedy(words: list[str], width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@dataclass(frozen=True)
class Fault:
    """Why a caption is hard to read: which one (from 0), a kebab-case kind, and in words."""

    index: int
    kind: str
    words: str


def faults(cues: list[Cue], seconds: float | None = None) -> Iterator[Fault]:
    """What makes captions hard to read.

    `seconds` is the length of the clip: captions beyond it belong to another one.
    """
    before = 0.0
    for index, cue in enumerate(cues):
        lines = cue.text.split("\n")
        if cue.end <= cue.start:
            yield Fault(index, "captions-timing", say("ends before it begins"))
        elif reading_speed(cue) > READING_SPEED:
            speed = f"{reading_speed(cue):.1f}".replace(".", ",")
            words = say(
                "has to read {speed} characters a second, more than {reading_speed}",
                speed=speed,
                reading_speed=f"{READING_SPEED:.0f}",
            )
            yield Fault(index, "captions-too-fast", words)
        if cue.start < before - 0.0005:
            yield Fault(index, "captions-timing", say("is shown over the one before"))
        if seconds is not None and cue.end > seconds + 1:
            words = say(
                "is still shown when the film of {seconds} seconds is over", seconds=f"{seconds:g}"
            )
            yield Fault(index, "captions-timing", words)
        if not cue.text.strip():
            yield Fault(index, "captions-timing", say("has no words"))
        if len(lines) > LINES or max(map(len, lines)) > LINE_LENGTH:
            words = say(
                "is longer than {lines} lines of {line_length} characters",
                lines=LINES,
                line_length=LINE_LENGTH,
            )
            yield Fault(index, "captions-too-long", words)
        before = max(before, cue.end)


def reading_speed(cue: Cue) -> float:
    """Characters a second, a line break counted as a space."""
    return len(cue.text) / (cue.end - cue.start)
