"""Recordings for the village loudspeaker."""

from collections.abc import Iterator

from loa.artifacts import Artifact
from loa.handouts.site_places import AIRING, FOLDER
from loa.integrations.making import Making, maker
from loa.media.airing import make_airings
from loa.problems import Problem


@maker(rank=30)
def airings(making: Making) -> Iterator[Artifact | Problem]:
    """The slots of all pages that somebody recorded and that may be heard."""
    problems: list[Problem] = []
    portal = making.portal
    yield from make_airings(
        portal.library, portal.store, folder=FOLDER, kind=AIRING, problems=problems
    )
    yield from problems
