"""Scenes that stand in a page's text, put into a handout's body as SVG."""

from collections.abc import Iterable
from dataclasses import dataclass

from loa.handouts.paper import Element, classes_of
from loa.illustrations.composer import description_of, scene_svg
from loa.illustrations.scenes import Scenes

CLASS = "paper-drawing"
FULL_WIDTH = 150
_ALONE = 80


@dataclass(frozen=True)
class Drawing:
    """A drawing in a body: SVG markup, what it shows, and how many millimetres wide it stands."""

    svg: str
    alt: str
    width: int = FULL_WIDTH


def draw(root: Element, scenes: Scenes, language: str) -> Element:
    """Give each place of a scene its drawing: panels in two columns, outlines where asked."""
    for element in root.iter("div"):
        scene = scenes.scenes.get(element.get("data-scene", ""))
        if CLASS not in classes_of(element) or scene is None:
            continue
        look = element.get("data-look", "colour")
        svg = scene_svg(
            scene,
            scenes,
            language=language,
            columns=min(2, len(scene.panels)),
            line_art=look != "colour",
            blank=look == "bubbles",
        )
        alt = description_of(scene, language, blank=look == "bubbles")
        element.attrib = {
            "class": CLASS,
            "data-scene": scene.id,
            "data-svg": svg,
            "data-alt": alt,
        }
        if scenes.uses_openmoji(scene):
            element.set("data-credit", "")
    return root


def scene_elements(scene_id: str, scenes: Scenes, language: str) -> list[Element]:
    """A scene as an element of a body, its panels in one low row; none where there is no such."""
    scene = scenes.scenes.get(scene_id)
    if scene is None:
        return []
    svg = scene_svg(scene, scenes, language=language, columns=len(scene.panels))
    element = Element(
        "div",
        {
            "class": CLASS,
            "data-scene": scene.id,
            "data-svg": svg,
            "data-alt": description_of(scene, language),
            "data-width": str(min(FULL_WIDTH, _ALONE * len(scene.panels))),
        },
    )
    if scenes.uses_openmoji(scene):
        element.set("data-credit", "")
    return [element]


def needs_credit(elements: Iterable[Element]) -> bool:
    """Whether somebody else's drawings are among the elements."""
    return any("data-credit" in child.attrib for element in elements for child in element.iter())


def drawing_of(element: Element) -> Drawing | None:
    """The drawing of an element, where it is one."""
    if CLASS not in classes_of(element) or "data-svg" not in element.attrib:
        return None
    width = int(element.get("data-width", FULL_WIDTH))
    return Drawing(element.get("data-svg", ""), element.get("data-alt", ""), width)
