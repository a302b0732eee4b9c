"""Recorded voices: a file beside the page, found by its name.

`bai-1.tyz.mp3` speaks the whole page, `bai-1.tyz.<heading id>.mp3` the part below a heading
(or one of the core messages). `.vi` names a Vietnamese recording.
"""

from dataclasses import dataclass
from pathlib import PurePosixPath

from loa.directives.context import RenderContext
from loa.media.mp3 import length_of


@dataclass(frozen=True)
class Narration:
    """Where a recording lies, as a link and as a player's source, its bytes and seconds."""

    link: str
    address: str
    size: int
    seconds: int

    @property
    def length(self) -> str:
        """Minutes and seconds, as a player shows them."""
        return f"{self.seconds // 60}:{self.seconds % 60:02d}"


def narration_of(
    context: RenderContext, source_uri: str, language: str, part: str = ""
) -> Narration | None:
    """The recording of a page or of one of its parts in a language, if somebody made it."""
    stem = PurePosixPath(source_uri).with_suffix("").as_posix()
    uri = f"{stem}.{language}.{part}.mp3" if part else f"{stem}.{language}.mp3"
    if uri not in context.library.files:
        return None
    path = context.library.docs_dir / uri
    seconds = round(length_of(path))
    size = path.stat().st_size
    return Narration(context.to_file(uri), context.to_served(uri), size, seconds)
