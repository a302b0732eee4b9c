"""The player above the text of a video page: asks for nothing until a reader presses play."""

import base64
import json
from pathlib import Path

import segno

from loa.artifacts import Artifact
from loa.content.entries.languages import Language
from loa.content.kinds import Embed, VideoMeta
from loa.content.page import ContentPage
from loa.directives.context import RenderContext
from loa.directives.templates import markup
from loa.media.boxes import is_clip
from loa.media.clips import KINDS
from loa.media.embeds import host_name, privacy_url
from loa.media.storyboard import TRANSCRIPT_ID, has_transcript

PLAYER_KINDS = frozenset(KINDS)
"""Artifacts that the player offers, so that the page's list of downloads leaves them out."""

LICENSE_URLS = {
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


def player(context: RenderContext, page: ContentPage) -> list[str]:
    """Markup above a video page's text: the player, and the words where the text lacks them."""
    meta = page.meta
    if not isinstance(meta, VideoMeta):
        return []
    artifacts = context.manifest.of_page(page.src_uri)
    clips = [file for file in artifacts if file.kind.startswith("clip-")]
    small = [file for file in clips if file.kind in ("clip-360", "clip-360-webm")]
    sources = [(context.to_served(file.dest_uri), f"video/{file.extension}") for file in small]
    path_of = context.library.path
    local = meta.file if meta.file and is_clip(path_of(meta.file)) else None
    if local:
        sources = [(context.to_served(local), "video/mp4")]
    sign = meta.sign if meta.sign and is_clip(path_of(meta.sign.file)) else None
    parts = [
        markup(
            "player",
            context,
            meta=meta,
            clips=clips,
            sources=sources,
            poster=_only(artifacts, "poster"),
            tracks=_tracks(context, page),
            sign=sign,
            sign_size=path_of(sign.file).stat().st_size if sign else 0,
            local=local,
            local_size=path_of(local).stat().st_size if local else 0,
            remote=_remote(meta.embed) if meta.embed else None,
            transcript=TRANSCRIPT_ID if has_transcript(page) else "",
            data=_video_object(
                context, page, meta=meta, clips=small, poster=_only(artifacts, "poster")
            ),
        )
    ]
    if meta.scenes and page.reading.section(TRANSCRIPT_ID) is None:
        parts.append(markup("transcript", context, meta=meta, transcript=TRANSCRIPT_ID))
    return parts


def _video_object(
    context: RenderContext,
    page: ContentPage,
    meta: VideoMeta,
    clips: list[Artifact],
    poster: Artifact | None,
) -> str:
    """The page's video for search engines. Vocabulary: schema.org/VideoObject."""
    data = {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": meta.title,
        "description": meta.description,
        "duration": f"PT{meta.duration}S",
        "uploadDate": context.today.isoformat(),
        "inLanguage": context.library.registries.languages[page.language].tag,
        "isAccessibleForFree": True,
        "license": LICENSE_URLS[meta.license],
        "transcript": " ".join(f"{scene.said_heading} {scene.text}" for scene in meta.scenes),
    }
    if clips:
        data["contentUrl"] = context.site_url + clips[0].dest_uri
    if meta.embed:
        data["embedUrl"] = privacy_url(meta.embed) or meta.embed.url
    if poster:
        data["thumbnailUrl"] = context.site_url + poster.dest_uri
    text = json.dumps({key: value for key, value in data.items() if value}, ensure_ascii=False)
    # Nothing inside may end the script element.
    return text.replace("<", "\\u003c").replace("&", "\\u0026")


def _remote(embed: Embed) -> dict[str, str]:
    """The host's name, its address, its frame's address if it has one, and a QR code."""
    code = segno.make(embed.url, error="m", micro=False)
    svg = code.svg_inline(scale=4, border=2, omitsize=True, svgclass="loa-player__code")
    return {
        "name": host_name(embed),
        "url": embed.url,
        "frame": privacy_url(embed) or "",
        "code": svg,
    }


def _tracks(context: RenderContext, page: ContentPage) -> list[tuple[Language, str]]:
    """The captions in the page's language, then in the others that its clip has them in.

    As data: URLs, because browsers refuse a track from a file:// page.
    """
    library = context.library
    source = library.get(page.source_uri)
    family = [page, *([source] if source else []), *library.variants(page.source_uri)]
    tracks: dict[str, tuple[Language, str]] = {}
    for other in family:
        path = _captions(context, other)
        if path and library.is_published(other) and _clip_of(other) == _clip_of(page):
            data = base64.b64encode(path.read_bytes()).decode()
            language = library.registries.languages[other.language]
            tracks.setdefault(other.language, (language, f"data:text/vtt;base64,{data}"))
    return list(tracks.values())


def _captions(context: RenderContext, page: ContentPage) -> Path | None:
    meta = page.meta
    if isinstance(meta, VideoMeta) and meta.captions in context.library.files:
        return context.library.path(str(meta.captions))
    captions = _only(context.manifest.of_page(page.src_uri), "captions")
    return captions.stored if captions else None


def _clip_of(page: ContentPage) -> object:
    """What two pages of one clip have in common: its file, or the lengths of its scenes."""
    meta = page.meta
    return isinstance(meta, VideoMeta) and (meta.file or [s.seconds for s in meta.scenes])


def _only(artifacts: list[Artifact], kind: str) -> Artifact | None:
    return next((file for file in artifacts if file.kind == kind), None)
