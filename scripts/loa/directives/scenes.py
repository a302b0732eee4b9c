"""Stories with choices: numbered scenes on paper and without scripts, one at a time with them."""

import xml.etree.ElementTree as etree
from collections.abc import Sequence

from loa.directives.context import RenderContext
from loa.reading.scenes import Scene, scenes_of


def use_scenes(root: etree.Element, context: RenderContext) -> None:
    """Number the scenes of each story, and say at every choice where it leads."""
    for frame in root.iter("div"):
        if frame.get("class") == "loa-scenes":
            _stage(frame, scenes_of(frame), context)


def _stage(frame: etree.Element, scenes: Sequence[Scene], context: RenderContext) -> None:
    numbers = {scene.id: number for number, scene in enumerate(scenes, start=1)}
    for scene in scenes:
        section = etree.Element("section", {"class": "loa-scene"})
        for element in (scene.heading, *scene.body):
            frame.remove(element)
            section.append(element)
        frame.append(section)
        number = etree.Element("span", {"class": "loa-scene__number"})
        number.text, number.tail = f"Cảnh {numbers[scene.id]}: ", scene.heading.text
        scene.heading.text = None
        scene.heading.insert(0, number)
        for choice in scene.choices:
            _say_where(choice.link, numbers.get(choice.target))
        if scene.choices:
            scene.body[-1].set("class", "loa-scene__choices")
        else:
            _close(section, scene, first=scenes[0].id, context=context)


def _say_where(link: etree.Element, number: int | None) -> None:
    if number is not None:
        mark = etree.SubElement(link, "span", {"class": "loa-scene__to"})
        mark.text = f" (sang cảnh {number})"


def _close(section: etree.Element, scene: Scene, first: str, context: RenderContext) -> None:
    kind = "good" if scene.is_good else "other"
    section.set("class", f"loa-scene loa-scene--{kind}")
    mark = etree.Element("p", {"class": "loa-scene__end"})
    mark.text = "Kết tốt" if scene.is_good else "Chưa phải cách tốt nhất"
    section.insert(1, mark)
    if context.mode == "web":
        again = etree.SubElement(section, "p", {"class": "loa-scene__again"})
        etree.SubElement(again, "a", {"href": f"#{first}"}).text = "Đọc lại từ đầu"
