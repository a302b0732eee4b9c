"""What a page says when a machine reads it: no tables, no boxes to tick, numbers digit by digit."""

from loa.content.kinds import MessagesMeta, VideoMeta
from loa.content.narrations import scene_number
from loa.content.slots import SECTION, slots_of
from loa.handouts.documents import Source
from loa.handouts.loudspeaker import parts_of, read_out, spoken, spoken_numbers
from loa.handouts.paper import Element, content, level_of, text_of


def words_aloud(source: Source, part: str = "") -> str:
    """The text of a page, or of one of the parts that a recording may speak, one line a breath.

    Empty where nothing of it can be read aloud.
    """
    helplines = source.registries.published_helplines
    meta = source.page.meta
    number = scene_number(part)
    if isinstance(meta, VideoMeta) and number is not None:
        scene = meta.scenes[number]
        texts = (scene.said_heading, scene.text)
        return "\n".join(read_out(text, spoken_numbers(helplines)) for text in texts)
    if isinstance(meta, MessagesMeta) and part in {message.id for message in meta.messages}:
        text = next(message.text for message in meta.messages if message.id == part)
        return read_out(text, spoken_numbers(helplines))
    slots = {slot.part: n for n, slot in enumerate(slots_of(source.page))}
    if part in slots and part != SECTION:
        elements = parts_of(content(source.root, SECTION))[slots[part]][1]
    else:
        elements = content(source.root, part) if part else list(source.root)
    return "\n".join(_breaths(elements, source))


def _breaths(elements: list[Element], source: Source) -> list[str]:
    """A line for each block that is read aloud; headings end with a full stop."""
    elements_aloud = spoken(elements, source.registries.published_helplines)
    rows = [
        (text_of(element).replace(" //", "").strip(), level_of(element))
        for element in elements_aloud
    ]
    return [f"{text}." if level and text[-1:].isalnum() else text for text, level in rows if text]
