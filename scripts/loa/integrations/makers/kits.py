"""What an event or an audience needs, in one archive."""

from collections.abc import Iterable

from loa.artifacts import UNLISTED, Artifact
from loa.handouts.kits import make_kits
from loa.integrations.makers.handouts import handouts
from loa.integrations.making import Making, maker


@maker(rank=20)
def kits(making: Making) -> Iterable[Artifact]:
    """The kit of each published page that names one."""
    offered = [artifact for artifact in making.made_by(handouts) if artifact.kind not in UNLISTED]
    return make_kits(making.portal.library, making.portal.store, offered)
