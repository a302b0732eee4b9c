"""What a page offers for download, one entry for each handout in all its formats."""

from collections.abc import Iterable
from dataclasses import dataclass

from loa.artifacts import Artifact
from loa.handouts.glance import THUMBNAIL

ARCHIVES = frozenset({"pack", "kit"})


@dataclass(frozen=True)
class Offer:
    """One handout; `files` are its formats in the order they were made, `small` is a picture of
    its first page where that says something.
    """

    title: str
    files: tuple[Artifact, ...]
    small: Artifact | None = None


def offers_of(artifacts: Iterable[Artifact]) -> list[Offer]:
    """Files of one title put together, in the order of the first of each."""
    by_title: dict[str, list[Artifact]] = {}
    small: dict[str, Artifact] = {}
    for artifact in artifacts:
        if artifact.kind == THUMBNAIL:
            small[artifact.title] = artifact
        else:
            by_title.setdefault(artifact.title, []).append(artifact)
    return [Offer(title, tuple(files), small.get(title)) for title, files in by_title.items()]


def whole_of(artifacts: Iterable[Artifact]) -> Artifact | None:
    """The one archive that holds all the others, where there is one."""
    return next((file for file in artifacts if file.kind in ARCHIVES), None)
