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
    for airing in making.made_by(airings):
        spoken.setdefault(airing.source, []).append(airing)
    shop = making.portal.workshop(executor=making.executor, airings=spoken)
    results = shop.make_all(progress=making.progress)
    yield from results.artifacts
    yield from results.chapters
    yield from results.problems
