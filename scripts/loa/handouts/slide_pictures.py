"""The pictures of decks and leaflets: scenes on their covers, people beside their lines."""

from collections.abc import Iterable
from itertools import cycle

from loa.handouts.documents import CREDIT_LINE, SMALL_GRADES, Source
from loa.handouts.paper import text_of
from loa.handouts.posters import credit_of, scene_of
from loa.handouts.sheets import Sheet, credit_for, last_panel, sheets_of
from loa.illustrations.composer import description_of, person_svg, scene_svg

SECTION = "trinh-chieu"
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
    return description_of(scene, source.page.language, len(scene.panels) - 1)


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


def caller_figures(source: Source) -> tuple[str, ...]:
    """A figure that calls, as SVG, for a leaflet's side of numbers."""
    return (person_svg("grandmother", source.scenes, face="relieved", pose="phone"),)


def slides_of(source: Source) -> list[Sheet]:
    """The slides of a lesson: title, the scene that it names (or None), what stands on it."""
    return sheets_of(source, SECTION, None)


def figures_of(source: Source, grades: Iterable[str]) -> tuple[str, ...]:
    """What stands beside each slide: the scene that it names, else somebody who thinks of the
    object that its words speak of, the title's before those below it.
    """
    people = cycle(_SMALL if set(grades) <= SMALL_GRADES else _LARGE)
    figures = []
    for slide, (who, face, pose) in zip(slides_of(source), people, strict=False):
        if slide.scene is not None:
            figures.append(last_panel(source, slide.scene)[0])
            continue
        words = " ".join(map(text_of, slide.elements))
        about = source.scenes.meant_by(slide.title, words)
        figures.append(person_svg(who, source.scenes, face=face, pose=pose, about=about))
    return tuple(figures)


def credit_of_slides(source: Source) -> str:
    """Whose drawings stand on some slides beside our own."""
    slides = slides_of(source)
    texts = ((slide.title, " ".join(map(text_of, slide.elements))) for slide in slides)
    meant = {source.scenes.meant_by(*text) for text in texts}
    if meant & source.scenes.openmoji.keys():
        return CREDIT_LINE
    return credit_of(source, scene_of(source)) or credit_for(source, slides)
