"""The films of video pages."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loa.artifacts import Artifact
from loa.ground.progress import Progress
from loa.integrations.making import Making, maker
from loa.media.clips import Clips, make_clips
from loa.problems import Problem

if TYPE_CHECKING:
    from loa.integrations.portal import Portal


@maker(rank=50, aside=True)
def clips(making: Making) -> Iterator[Artifact | Problem]:
    """Made from storyboards; ffmpeg encodes them."""
    films = clips_of(making.portal, making.progress)
    yield from films.artifacts
    yield from films.problems


def clips_of(portal: "Portal", progress: Progress, only: str | None = None) -> Clips:
    """The films of every video page, or of the `only` one by its src_uri."""
    return make_clips(
        portal.library,
        portal.overrides / "assets" / "pictograms",
        portal.store,
        progress=progress,
        only=only,
        scenes=portal.scenes,
    )
