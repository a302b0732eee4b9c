"""Which scenes a page names, and how it shows them."""

from collections.abc import Iterable
from typing import Literal

from loa.content.kinds import MessagesMeta, VideoMeta
from loa.content.page import ContentPage

# In colour, as outlines to be coloured, or as outlines whose bubbles are empty.
Look = Literal["colour", "lines", "bubbles"]
LOOKS: dict[str, Look] = {
    "drawn-scene": "colour",
    "colour-in": "lines",
    "empty-bubbles": "bubbles",
}


def scenes_named(page: ContentPage) -> list[str]:
    """The ids that a page names in its front matter, its messages and in blocks."""
    return [identity for identity, _ in looks_named(page)]


def looks_named(
    page: ContentPage, blocks: Iterable[tuple[str, str]] | None = None
) -> list[tuple[str, Look]]:
    """The ids that a page names, each with how it is shown there. `blocks` are those of the page
    with their arguments, for whoever knows them without reading it.
    """
    if blocks is None:
        blocks = ((use.name, use.argument or "") for use in page.uses(*LOOKS))
    looks: list[tuple[str, Look]] = [(page.meta.scene, "colour")] if page.meta.scene else []
    if isinstance(page.meta, MessagesMeta):
        looks += [(message.scene, "colour") for message in page.meta.messages if message.scene]
    scene_blocks = ((name, argument) for name, argument in blocks if argument and name in LOOKS)
    return looks + [(argument, LOOKS[name]) for name, argument in scene_blocks]


def scenes_filmed(page: ContentPage) -> list[str]:
    """The ids that the cards of a page's clip name, in their order."""
    clip = page.meta.scenes if isinstance(page.meta, VideoMeta) else []
    return [card.drawing for card in clip if card.drawing]
