"""What the teacher reads while a slide is shown: the steps of the activity that it belongs to.

A lesson tells its activities in the order in which they are done, and its slides in the same
order. Each slide goes with the activity that shares most of its words; the order is kept.
"""

import math
import re
from collections.abc import Iterator

from loa.content.kinds import LessonMeta
from loa.handouts.paper import Element, content, level_of, text_of

_WORD = re.compile(r"\w{2,}")
_BEFORE = (("thiet-bi", "Chuẩn bị"), ("an-toan", "An toàn cho học sinh"))


def notes_of(root: Element, meta: LessonMeta) -> tuple[str, ...]:
    """Notes for the first slide (goals, what to bring, what keeps pupils safe), then for each
    slide of the section `trinh-chieu`.
    """
    slides = list(_parts(content(root, "trinh-chieu")))
    activities = list(_parts(content(root, "hoat-dong")))
    first = ["Mục tiêu:", *(f"- {objective}" for objective in meta.objectives)]
    for identity, name in _BEFORE:
        if texts := [line for element in content(root, identity) for line in lines(element)]:
            first += [f"{name}:", *texts]
    positions = align_slides(
        [_words(slide) for slide in slides], [_words(activity) for activity in activities]
    )
    notes = ["\n".join(activity_lines(activities[position])) for position in positions]
    return ("\n".join(first), *notes) if activities else ("\n".join(first), *([""] * len(slides)))


def activity_lines(activity: list[Element]) -> Iterator[str]:
    """An activity in lines of plain text."""
    for element in activity:
        yield from lines(element)


def align_slides(slides: list[set[str]], activities: list[set[str]]) -> list[int]:
    """The activity of each slide: never before that of the slide above it, together with the most
    words in common, rare words counting more. The earlier activity is taken where two are equal.
    """
    if not slides or not activities:
        return []
    weight = {
        word: math.log(1 + len(activities) / sum(word in activity for activity in activities))
        for activity in activities
        for word in activity
    }
    best: list[tuple[float, list[int]]] = []
    for slide in slides:
        scores = [sum(weight[word] for word in sorted(slide & activity)) for activity in activities]
        before = best or [(0.0, [])] * len(activities)
        best = []
        top: tuple[float, list[int]] = (-1.0, [])
        for position, score in enumerate(scores):
            if before[position][0] > top[0]:
                top = before[position]
            best.append((top[0] + score, [*top[1], position]))
    return max(best, key=lambda activity: activity[0])[1]


def _parts(elements: list[Element]) -> Iterator[list[Element]]:
    """Headings of the highest level, each with what stands below it."""
    part: list[Element] = []
    top = min(filter(None, map(level_of, elements)), default=0)
    for element in elements:
        if level_of(element) == top > 0:
            if part:
                yield part
            part = [element]
        elif part:
            part.append(element)
    if part:
        yield part


def _words(part: list[Element]) -> set[str]:
    return {word for element in part for word in _WORD.findall(text_of(element).lower())}


def lines(element: Element, depth: int = 0) -> Iterator[str]:
    """A block as lines of plain text: entries with their number or a dash, indented."""
    if element.tag in {"ul", "ol"}:
        start = element.get("start", "1")
        number = int(start) if start.isdigit() else 1
        for position, item in enumerate(child for child in element if child.tag == "li"):
            mark = f"{number + position}." if element.tag == "ol" else "-"
            own, below = _own_text_and_lists(item)
            yield f"{'  ' * depth}{mark} {own}"
            for listing in below:
                yield from lines(listing, depth + 1)
    elif element.tag == "table":
        for row in element.iter("tr"):
            yield " | ".join(text_of(cell) for cell in row)
    elif element.tag == "div":
        for child in element:
            yield from lines(child, depth)
    elif text := text_of(element):
        yield text


def _own_text_and_lists(item: Element) -> tuple[str, list[Element]]:
    """What an entry says itself, and the lists in it."""
    below = [child for child in item if child.tag in {"ul", "ol"}]
    parts = [item.text or ""]
    for child in item:
        if child not in below:
            parts += child.itertext()
        parts.append(child.tail or "")
    return " ".join("".join(parts).split()), below
