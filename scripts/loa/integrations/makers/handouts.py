"""What pages offer on paper, and their texts for books that readers put together."""

from collections.abc import Iterator

from loa.artifacts import Artifact
from loa.integrations.makers.airings import airings
from loa.integrations.making import Making, maker
from loa.problems import Problem


@maker(rank=10)
def handouts(making: Making) -> Iterator[Artifact | Problem]:
    """Made by the executor's workers where there is one."""
    spoken: dict[str, list[Artifact]] = {}
    for one in making.made_by(airings):
        spoken.setdefault(one.source, []).append(one)
    shop = making.portal.workshop(executor=making.executor, airings=spoken)
    made = shop.make_all(progress=making.progress)
    yield from made.artifacts
    yield from made.chapters
    yield from made.problems
