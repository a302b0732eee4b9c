"""A video page's files are there and play, and its captions can be read in time.

All of it is a warning: without its video a page still has its words, so the site is built.
"""

from collections.abc import Iterator
from pathlib import Path

from loa.checking import check
from loa.content.kinds import VideoMeta
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.media.boxes import Clip, NotAClipError, read_film
from loa.media.captions import cues_of, faults
from loa.media.embeds import host_name, privacy_url
from loa.media.storyboard import TRANSCRIPT_ID, has_transcript, storyboard_of
from loa.media.webvtt import parse_vtt
from loa.problems import Problem, nearest

LARGEST_VIDEO = 50_000_000
_SPEED_HINT = say("Shorten it or give the scene some more seconds.")
_CONVERT = say("Convert it to MP4 (H.264 Baseline, AAC), then replace the file.")


@check(
    "captions-timing", "captions-too-fast", "captions-too-long", "media-missing", severity="warning"
)
def check_scenes(page: ContentPage, library: Library) -> Iterator[Problem]:
    """The words of each scene can be read while it stands, and its files exist."""
    board = storyboard_of(page, library.registries)
    if board is None:
        return
    scenes = page.meta.scenes if isinstance(page.meta, VideoMeta) else []
    for index, (card, scene) in enumerate(zip(board.cards, scenes, strict=True)):
        line = page.line("scenes", index, "text")
        for name, value in (("picture", scene.picture), ("narration", scene.narration)):
            if value:
                yield from _missing(page, library, value, page.line("scenes", index, name))
        own = [cue for cue in cues_of(board) if card.start <= cue.start < card.end]
        for kind, words in {(fault.kind, fault.words) for fault in faults(own)}:
            message = say(
                "The scene “{heading}”: a viewer {words}.", heading=card.heading, words=words
            )
            yield Problem(page.path, line, kind, message, _SPEED_HINT)


@check(
    "media-missing",
    "video-aspect",
    "video-codec",
    "video-duration",
    "video-not-faststart",
    "video-too-large",
    "video-unreadable",
    severity="warning",
)
def check_local_video(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A local file is an MP4 that phones play, of the length that the page says."""
    meta = page.meta
    if not isinstance(meta, VideoMeta):
        return
    if meta.file:
        yield from _check_file(
            page, library, name=meta.file, line=page.line("file"), seconds=meta.duration
        )
    if meta.sign:
        # Whoever signs may take longer than whoever speaks.
        yield from _check_file(
            page, library, name=meta.sign.file, line=page.line("sign", "file"), seconds=None
        )


def _check_file(
    page: ContentPage, library: Library, name: str, line: int, seconds: int | None
) -> Iterator[Problem]:
    missing = list(_missing(page, library, name, line))
    if missing:
        yield from missing
        return
    path = library.path(name)
    if path.stat().st_size > LARGEST_VIDEO:
        size = path.stat().st_size // 1_000_000
        message = say(
            "The film “{name}” weighs {size} MB, too much for many phones.", name=name, size=size
        )
        yield Problem(
            page.path, line, "video-too-large", message, say("Compress it to less than 50 MB.")
        )
        return
    try:
        clip = read_film(path)
    except NotAClipError:
        message = say("The film “{name}” is damaged or no MP4.", name=name)
        yield Problem(page.path, line, "video-unreadable", message, _CONVERT)
        return
    for code, message, hint in _complaints(clip, seconds):
        yield Problem(
            page.path, line, code, say("The film “{name}” {words}.", name=name, words=message), hint
        )


@check(
    "captions-missing",
    "captions-timing",
    "captions-too-fast",
    "captions-too-long",
    "captions-unreadable",
    "media-missing",
    severity="warning",
)
def check_captions_file(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A captions file is WebVTT and belongs to this clip; a local video has one."""
    meta = page.meta
    if not isinstance(meta, VideoMeta):
        return
    if not meta.captions:
        if meta.file:
            message = say("The film “{file}” has no captions.", file=meta.file)
            hint = say("Add a WebVTT file: captions: video/ten-phim.vtt")
            yield Problem(page.path, page.line("file"), "captions-missing", message, hint)
        return
    missing = list(_missing(page, library, meta.captions, page.line("captions")))
    if missing:
        yield from missing
        return
    label = f"{library.docs_dir.name}/{meta.captions}"
    text = library.path(meta.captions).read_text(encoding="utf-8", errors="replace")
    cues, faults_of_format = parse_vtt(text)
    for line, words in faults_of_format:
        yield Problem(
            label,
            line,
            "captions-unreadable",
            say("The captions are not in their format: {words}.", words=words),
        )
    for fault in faults(cues, meta.duration):
        message = say("Caption {number} {words}.", number=fault.index + 1, words=fault.words)
        yield Problem(label, cues[fault.index].line, fault.kind, message)


@check("transcript-missing")
def check_transcript(page: ContentPage, library: Library) -> Iterator[Problem]:
    """The words of a clip stand on its page, also of a clip that somebody else keeps."""
    if not isinstance(page.meta, VideoMeta) or has_transcript(page):
        return
    message = say("The page lacks the words of the film for those who cannot hear or see it.")
    hint = say(
        "Add a section “## Lời của clip {{#{section}}}” and write down all that is said.",
        section=TRANSCRIPT_ID,
    )
    yield Problem(page.path, page.line("type"), "transcript-missing", message, hint)


@check("bad-embed", severity="warning")
def check_embed(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A remote address is really that of a video on the named host."""
    meta = page.meta
    if isinstance(meta, VideoMeta) and meta.embed and privacy_url(meta.embed) is None:
        message = say(
            "“{url}” is no address of a film on {host}.",
            url=meta.embed.url,
            host=host_name(meta.embed),
        )
        hint = say("Open the film in a browser and copy the address at the top.")
        yield Problem(page.path, page.line("embed", "url"), "bad-embed", message, hint)


def _complaints(clip: Clip, seconds: int | None) -> Iterator[tuple[str, str, str]]:
    if not clip.plays_everywhere:
        codecs = ", ".join(clip.codecs)
        yield (
            "video-codec",
            say("is compressed in a way that old devices cannot play ({codecs})", codecs=codecs),
            _CONVERT,
        )
    if not clip.is_faststart:
        hint = say("Export it again with “faststart” (for the web).")
        yield "video-not-faststart", say("must be loaded whole before it plays"), hint
    if seconds is not None and abs(clip.seconds - seconds) > 2:
        message = say(
            "takes {seconds} seconds, the page says {stated}",
            seconds=f"{clip.seconds:.0f}",
            stated=seconds,
        )
        yield (
            "video-duration",
            message,
            say("To mend: duration: {seconds}", seconds=f"{clip.seconds:.0f}"),
        )
    sides = sorted((clip.width, clip.height))
    if not sides[0] or abs(sides[1] / sides[0] - 16 / 9) > 0.03:
        message = say(
            "has a frame of {width}×{height}, neither 16:9 nor 9:16",
            width=clip.width,
            height=clip.height,
        )
        yield "video-aspect", message, say("Cut the frame so that no black bars remain.")


def _missing(page: ContentPage, library: Library, name: str, line: int) -> Iterator[Problem]:
    if name not in library.files:
        known = [file for file in library.files if Path(file).suffix == Path(name).suffix]
        message = say("There is no file “{name}” in docs.", name=name)
        hint = nearest(name, known) if known else ""
        yield Problem(page.path, line, "media-missing", message, hint)
