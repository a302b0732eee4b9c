"""Makes the clips of video pages: every size, captions and poster, each only once."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from PIL import Image

from loa.artifacts import Artifact, ArtifactStore, sha256_of
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.media.captions import as_vtt, cues_of
from loa.media.encoding import MP4, Codec, EncodingError, encode
from loa.media.slides import Shape, draw_card, draw_progress
from loa.media.storyboard import STEP, Storyboard, storyboard_of
from loa.problems import Problem

FOLDER = "video/clip"
_MAKER = "clip 1"
"""Part of every cache key: count it up when the drawing or the encoding changes."""

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Profile:
    """A kind of clip: its key is the end of the file name and, after "clip-", the kind."""

    key: str
    title: str
    shape: Shape
    codec: Codec

    @property
    def kind(self) -> str:
        """The artifact kind."""
        return f"clip-{self.key}"


PROFILES = (Profile("360", "Phim nhỏ, cho mạng yếu", Shape(640, 360), MP4),)
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
    progress: Progress = lambda name: None,
) -> Clips:
    """All clips of all video pages that may be shown, two at a time.

    `pictograms` is the theme's folder of drawings. `progress` hears the name of each file
    that was really made. What ffmpeg refuses becomes a problem of its page.
    """
    drawings = {p.stem: p.read_text(encoding="utf-8") for p in sorted(pictograms.glob("*.svg"))}
    jobs = [
        (page, board, profile)
        for page in clip_pages(library)
        if (board := storyboard_of(page, library.registries)) is not None
        for profile in profiles
    ]

    def work(job: tuple[ContentPage, Storyboard, Profile]) -> Artifact | Problem:
        page, board, profile = job
        try:
            return _clip(page, board, profile, drawings, store, progress)
        except EncodingError as failure:
            return Problem(
                page.path, page.line("scenes"), "clip-not-made",
                f"Chưa làm được phim “{board.name}-{profile.key}”: {failure}.",
                f"Phần còn lại của cổng vẫn dựng. Thử lại: loa media clip {page.src_uri}",
                "warning",
            )  # fmt: skip

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(work, jobs))
    artifacts = [result for result in results if isinstance(result, Artifact)]
    for page, board in {job[0].src_uri: job[:2] for job in jobs}.values():
        artifacts += _beside(page, board, drawings, store)
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
    drawings: Mapping[str, str],
    store: ArtifactStore,
    progress: Progress,
) -> Artifact:
    key = store.key(*_inputs(board, drawings), repr(profile), version("imageio-ffmpeg"))
    stored = store.get(key, profile.codec.extension)
    if stored is None:
        size = (profile.shape.width, profile.shape.height)
        pictures = _pictures(board, profile.shape, drawings)
        data = encode(pictures, size, profile.codec, [card.start for card in board.cards])
        stored = store.put(key, profile.codec.extension, data)
        progress(f"{board.name}-{profile.key}.{profile.codec.extension}")
    return _artifact(
        page, board, f"-{profile.key}", profile.kind, stored, profile.title,
        f"{profile.shape.width}×{profile.shape.height}, {board.seconds:g} giây",
    )  # fmt: skip


def _beside(
    page: ContentPage, board: Storyboard, drawings: Mapping[str, str], store: ArtifactStore
) -> Iterator[Artifact]:
    """Captions and poster."""
    key = store.key(*_inputs(board, drawings), "beside")
    vtt = store.get(key, "vtt") or store.put(key, "vtt", as_vtt(cues_of(board)).encode())
    yield _artifact(page, board, "", "captions", vtt, "Phụ đề", "WebVTT")
    poster = store.get(key, "jpg")
    if poster is None:
        buffer = io.BytesIO()
        card = draw_card(board, 0, Shape(640, 360), drawings)
        card.save(buffer, "JPEG", quality=82, optimize=True, progressive=True)
        poster = store.put(key, "jpg", buffer.getvalue())
    yield _artifact(page, board, "", "poster", poster, "Hình đại diện", "640×360")


def _pictures(
    board: Storyboard, shape: Shape, drawings: Mapping[str, str]
) -> Iterator[Image.Image]:
    for index, card in enumerate(board.cards):
        still = draw_card(board, index, shape, drawings)
        for step in range(round(card.start / STEP), round(card.end / STEP)):
            yield draw_progress(still, (step + 1) * STEP / board.seconds)


def _inputs(board: Storyboard, drawings: Mapping[str, str]) -> list[str]:
    used = sorted({card.pictogram for card in board.cards})
    fonts = [version("fontpkg-noto-sans"), version("pillow"), version("typst")]
    return [_MAKER, repr(board), *fonts, *(drawings.get(name, "") for name in used)]


def _artifact(
    page: ContentPage,
    board: Storyboard,
    suffix: str,
    kind: str,
    stored: Path,
    title: str,
    note: str,
) -> Artifact:
    data = stored.read_bytes()
    uri = f"{FOLDER}/{board.name}{suffix}{stored.suffix}"
    return Artifact(
        uri, kind, page.language, page.src_uri, len(data), sha256_of(data), stored, title, note
    )
