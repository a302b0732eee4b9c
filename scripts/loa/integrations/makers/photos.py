"""Photographs without hidden data, and smaller ones beside."""

from collections.abc import Iterable

from loa.artifacts import Artifact
from loa.integrations.making import Making, maker
from loa.media.photos import make_photos


@maker(rank=60)
def photos(making: Making) -> Iterable[Artifact]:
    """Those that pages show."""
    portal = making.portal
    return make_photos(portal.library, portal.store, portal.belonging)
