"""What a page offers for download, one entry for each handout in all its formats."""

from collections.abc import Iterable
from dataclasses import dataclass

from loa.artifacts import Artifact


@dataclass(frozen=True)
class Offer:
    """One handout; `files` are its formats in the order they were made."""

    title: str
    files: tuple[Artifact, ...]


def offers_of(artifacts: Iterable[Artifact]) -> list[Offer]:
    """Files of one title put together, in the order of the first of each."""
    by_title: dict[str, list[Artifact]] = {}
    for artifact in artifacts:
        by_title.setdefault(artifact.title, []).append(artifact)
    return [Offer(title, tuple(files)) for title, files in by_title.items()]
