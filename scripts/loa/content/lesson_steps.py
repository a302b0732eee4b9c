"""The four activities of a lesson and how long each takes, as their headings say."""

import re
from dataclasses import dataclass

from loa.content.page import ContentPage

ACTIVITIES = ("mo-dau", "kham-pha", "luyen-tap", "van-dung")
"""Ids of the activities' headings, in the order that both official layouts give them."""

MINUTES = re.compile(r"(\d+)\s*phút")
_NUMBERED = re.compile(r"^Hoạt động \d+:\s*")
_TIME = re.compile(r"\s*\([^()]*phút[^()]*\)\s*$")


@dataclass(frozen=True)
class Step:
    """An activity: the id of its heading, its name, and the minutes from `start` on."""

    id: str
    name: str
    start: int
    minutes: int


def steps_of(page: ContentPage) -> list[Step]:
    """The activities in order; none where a heading is missing or says no minutes."""
    titles = {section.id: section.title for section in page.reading.sections}
    steps: list[Step] = []
    for key in ACTIVITIES:
        stated = MINUTES.search(titles.get(key, ""))
        if stated is None:
            return []
        start = steps[-1].start + steps[-1].minutes if steps else 0
        name = _TIME.sub("", _NUMBERED.sub("", titles[key]))
        steps.append(Step(key, name, start, int(stated[1])))
    return steps
