"""How hard each page is for each of its audiences."""

from collections.abc import Sequence
from dataclasses import dataclass

from loa.checks.readability import Part, parts_of
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE
from loa.ground.names import is_chosen


@dataclass(frozen=True)
class Level:
    """One line of the table; the numbers are those of `loa.readability.measure.Readability`."""

    path: str
    audience: str
    sentences: int
    score: float
    limit: float
    length: float
    dense: float
    officialese: float
    passive: float


def reading_levels(library: Library, paths: Sequence[str] = ()) -> list[tuple[Level, Part]]:
    """Each page at some paths, or of all, with what its audience reads; the hardest come first."""
    levels = [
        (_level(page.path, part), part)
        for page in library.in_language(SOURCE_LANGUAGE)
        if is_chosen(page.path, paths)
        for part in parts_of(page, library)
        if part.readability.sentences
    ]
    return sorted(
        levels, key=lambda pair: (pair[0].limit - pair[0].score, pair[0].path, pair[0].audience)
    )


def _level(path: str, part: Part) -> Level:
    measured = part.readability
    numbers = ("score", "length", "dense", "officialese", "passive")
    values = {name: round(float(getattr(measured, name)), 2) for name in numbers}
    return Level(
        path=path,
        audience=part.audience.id,
        sentences=len(measured.sentences),
        limit=part.audience.reading.score,
        **values,
    )
