"""The pictures that messengers show of a page."""

from collections.abc import Iterable

from loa.artifacts import Artifact
from loa.directives.drawn_scenes import shown_scenes
from loa.integrations.making import Making, maker
from loa.integrations.settings import site_of
from loa.media.sharing import make_share_images


@maker(rank=70)
def share_images(making: Making) -> Iterable[Artifact]:
    """One for each published page, made by the executor's workers where there is one."""
    portal = making.portal
    site = site_of(portal.root)
    return make_share_images(
        portal.library,
        portal.render_context().pictograms,
        portal.store,
        site_name=site.name,
        site_url=site.url,
        executor=making.executor,
        progress=making.progress,
        scenes=shown_scenes(portal.library, portal.scenes, portal.drawings.draw),
    )
