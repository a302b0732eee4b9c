"""The player above the text of a video page: asks for nothing until a reader presses play."""

import base64

from loa.artifacts import Artifact
from loa.content.markup import sections
from loa.content.page import ContentPage
from loa.content.schema import VideoMeta
from loa.directives.context import RenderContext
from loa.directives.templates import markup
from loa.media.clips import KINDS

PLAYER_KINDS = frozenset(KINDS)
"""Artifacts that the player offers, so that the page's list of downloads leaves them out."""

TRANSCRIPT_ID = "loi-clip"


def player(context: RenderContext, page: ContentPage) -> list[str]:
    """Markup above a video page's text: the player, and the words where the text lacks them."""
    meta = page.meta
    if not isinstance(meta, VideoMeta):
        return []
    made = context.manifest.of_page(page.src_uri)
    clips = [file for file in made if file.kind.startswith("clip-")]
    found = []
    if clips:
        found.append(
            markup(
                "player", context, meta=meta, clips=clips, transcript=TRANSCRIPT_ID,
                poster=_only(made, "poster"), captions=captions_url(_only(made, "captions")),
                language=context.library.registries.languages[page.language],
            )
        )  # fmt: skip
    if not any(section.id == TRANSCRIPT_ID for section in sections(page.body)):
        found.append(markup("transcript", context, meta=meta, transcript=TRANSCRIPT_ID))
    return found


def captions_url(captions: Artifact | None) -> str:
    """The captions as a data: URL, because browsers refuse a track from a file:// page."""
    if captions is None:
        return ""
    return "data:text/vtt;base64," + base64.b64encode(captions.stored.read_bytes()).decode()


def _only(made: list[Artifact], kind: str) -> Artifact | None:
    return next((file for file in made if file.kind == kind), None)
