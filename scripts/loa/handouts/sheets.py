"""A section whose sub-headings are sheets of their own, each with a drawn scene and words.

    ### Hỏi trước khi đi {#hoi-truoc}

    /// drawn-scene | thong-diep-hoi-truoc
    ///

    What is said of it.

Flipcharts and large formats are made of such sections.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from loa.handouts.documents import CREDIT_LINE, Source
from loa.handouts.drawings import CLASS
from loa.handouts.paper import Element, classes_of, content, level_of, text_of
from loa.illustrations.composer import description_of, scene_svg
from loa.illustrations.scenes import Illustration


@dataclass(frozen=True)
class Sheet:
    """One sheet: its title, its scene (None where the page has none), and what stands below."""

    title: str
    scene: Illustration | None
    elements: tuple[Element, ...]


def sheets_of(source: Source, section: str, usual: Illustration | None) -> list[Sheet]:
    """The sheets of a section; one that names no scene has the `usual` one."""
    sheets: list[Sheet] = []
    for element in content(source.root, section):
        if level_of(element):
            sheets.append(Sheet(text_of(element), usual, ()))
        elif sheets and CLASS in classes_of(element):
            last = sheets.pop()
            scene = source.scenes.scenes.get(element.get("data-scene", "")) or last.scene
            sheets.append(Sheet(last.title, scene, last.elements))
        elif sheets:
            last = sheets.pop()
            sheets.append(Sheet(last.title, last.scene, (*last.elements, element)))
    return sheets


def last_panel(source: Source, scene: Illustration | None) -> tuple[str, str]:
    """One picture of a scene as SVG, and what it shows: of several the last, where it ends well."""
    if scene is None:
        return "", ""
    language, last = source.page.language, len(scene.panels) - 1
    svg = scene_svg(scene, source.scenes, language=language, panel=last)
    return svg, description_of(scene, language, last)


def all_panels(source: Source, scene: Illustration | None) -> tuple[tuple[str, ...], str]:
    """Every picture of a scene, one alone as wide as a screen, and what they show together."""
    if scene is None:
        return (), ""
    language, alone = source.page.language, len(scene.panels) == 1
    panels = (
        scene_svg(scene, source.scenes, language=language, panel=panel, wide=alone)
        for panel in range(len(scene.panels))
    )
    return tuple(panels), description_of(scene, language)


def credit_for(source: Source, sheets: list[Sheet]) -> str:
    """Whose drawings stand on some sheets beside our own."""
    used = any(
        sheet.scene is not None and source.scenes.uses_openmoji(sheet.scene) for sheet in sheets
    )
    return CREDIT_LINE if used else ""


def sheet_elements(
    title: str, alt: str, panels: int, elements: Iterator[Element]
) -> Iterator[Element]:
    """A sheet as a document's body holds it: a heading that says how many pictures are its own."""
    head = Element("h2", {"data-panels": str(panels), "data-alt": alt})
    head.text = title
    yield head
    yield from elements
