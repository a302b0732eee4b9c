"""The pictures of decks and leaflets: scenes on their covers, people beside their lines."""

from collections.abc import Iterable

from loa.handouts.documents import SMALL_GRADES, Source
from loa.handouts.posters import scene_of
from loa.illustrations.composer import described, person_svg, scene_svg

# Who stands beside the text, how they look and what they do; small pupils see smaller ones.
_SMALL = (
    ("child", "relieved", "point"), ("teacher", "calm", "open"), ("child", "calm", "stop"),
    ("grandmother", "relieved", "stand"), ("child", "relieved", "wave"), ("mother", "calm", "open"),
)  # fmt: skip
_LARGE = (
    ("pupil", "calm", "read"), ("teacher", "calm", "point"), ("pupil", "worried", "hold"),
    ("father", "calm", "open"), ("pupil", "relieved", "wave"), ("mother", "calm", "phone"),
)  # fmt: skip


def covers(source: Source) -> tuple[str, ...]:
    """The picture of the first slide, or none: of several panels the last, where it ends well."""
    scene = scene_of(source)
    if scene is None:
        return ()
    language = source.page.language
    return (scene_svg(scene, source.scenes, language=language, panel=len(scene.panels) - 1),)


def cover_alt(source: Source) -> str:
    """What the first slide shows."""
    scene = scene_of(source)
    if scene is None:
        return ""
    return described(scene, source.page.language, len(scene.panels) - 1)


def pictures_of(source: Source) -> tuple[str, ...]:
    """All panels of the page's scene, each for itself, or none."""
    scene = scene_of(source)
    if scene is None:
        return ()
    language = source.page.language
    return tuple(
        scene_svg(scene, source.scenes, language=language, panel=panel)
        for panel in range(len(scene.panels))
    )


def helpers(source: Source) -> tuple[str, ...]:
    """Somebody who calls, for a leaflet's side of numbers."""
    return (person_svg("grandmother", source.scenes, face="relieved", pose="phone"),)


def figures_of(source: Source, grades: Iterable[str]) -> tuple[str, ...]:
    """People for the slides of these grades, in their order."""
    people = _SMALL if set(grades) <= SMALL_GRADES else _LARGE
    return tuple(person_svg(who, source.scenes, face=face, pose=pose) for who, face, pose in people)
