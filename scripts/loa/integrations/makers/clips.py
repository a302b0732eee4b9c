"""The films of video pages."""

from collections.abc import Iterator

from loa.artifacts import Artifact
from loa.integrations.making import Making, maker
from loa.media.clips import make_clips
from loa.problems import Problem


@maker(rank=50, aside=True)
def clips(making: Making) -> Iterator[Artifact | Problem]:
    """Made from storyboards; ffmpeg encodes them."""
    portal = making.portal
    made = make_clips(
        portal.library,
        portal.overrides / "assets" / "pictograms",
        portal.store,
        progress=making.progress,
        scenes=portal.scenes,
    )
    yield from made.artifacts
    yield from made.problems
