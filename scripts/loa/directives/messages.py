"""The core messages: pictures that speak for themselves, with a text where there is one."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from loa.content.kinds import Message
from loa.directives.context import RenderContext
from loa.directives.drawn_scenes import pictures_of


@dataclass(frozen=True)
class Row:
    """A message in Vietnamese, its text in the page's language, and how it sounds there; what a
    Vietnamese voice of the device may say where nobody was recorded; the scene that tells it.
    """

    message: Message
    own: str
    player: Markup
    spoken: str
    drawings: Sequence[dict[str, str | int]]


def drawings_of(context: RenderContext, message: Message) -> Sequence[dict[str, str | int]]:
    """The panels of a message's scene; paper keeps the pictogram, which every printer can do."""
    scene = context.scenes.scenes.get(message.scene or "")
    if scene is None or context.page is None or context.mode != "web":
        return ()
    return pictures_of(scene, context.page.written_in)
