"""A clip before it is drawn: its cards, when each stands, and whom to call at the end."""

from dataclasses import dataclass, replace

from loa.content.clip_times import card_times
from loa.content.kinds import VideoMeta
from loa.content.library import Library
from loa.content.narrations import Narration, is_heard, narrations, scene_number
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.registries import Registries

TRANSCRIPT_ID = "loi-clip"
"""The section of a video page that holds every word of its clip."""


@dataclass(frozen=True)
class Card:
    """One still picture. `start` and `end` are seconds from the beginning of the clip.

    `picture` and `narration` are paths below docs/, or ""; `drawing` is a scene's id and `panel`
    which of its pictures, from 0.
    """

    heading: str
    text: str
    pictogram: str
    start: float
    end: float
    picture: str = ""
    narration: str = ""
    drawing: str = ""
    panel: int = 0


@dataclass(frozen=True)
class Storyboard:
    """Everything that a clip shows.

    `name` names its files, `pictogram` stands on the poster, `calls` are (number, name) of the
    helplines for the last card, `script` is the ISO 15924 code that decides the typeface,
    `scene` the drawn scene of the poster, or "". `is_machine` says that a machine speaks in it.
    """

    name: str
    title: str
    language: str
    script: str
    pictogram: str
    cards: tuple[Card, ...]
    calls: tuple[tuple[str, str], ...]
    scene: str = ""
    is_machine: bool = False

    @property
    def poster_title(self) -> str:
        """The title without the words that every clip's title begins with."""
        title = self.title.removeprefix("Phim ngắn: ")
        return title[:1].upper() + title[1:]

    @property
    def files(self) -> list[str]:
        """The files below docs/ that it is made with."""
        uris = [name for card in self.cards for name in (card.picture, card.narration)]
        return sorted({name for name in uris if name})

    @property
    def seconds(self) -> float:
        """Length of the clip."""
        return self.cards[-1].end


def storyboard_of(page: ContentPage, registries: Registries) -> Storyboard | None:
    """The storyboard of a video page, still silent; none where the page has no scenes."""
    meta = page.meta
    if not isinstance(meta, VideoMeta) or not meta.scenes:
        return None
    cards = []
    for scene, (start, end) in zip(meta.scenes, card_times(meta), strict=True):
        pictogram = scene.pictogram or meta.pictogram or "video"
        card = Card(
            heading=scene.heading,
            text=scene.text,
            pictogram=pictogram,
            start=start,
            end=end,
            picture=scene.picture or "",
        )
        cards.append(replace(card, drawing=scene.drawing or "", panel=scene.panel - 1))
    return _board(page, tuple(cards), registries)


def with_narrations(board: Storyboard, page: ContentPage, library: Library) -> Storyboard:
    """The storyboard with what was recorded of its scenes: what a scene names before what is
    named after the scene.

    Only what readers may hear is taken, and nothing but people where people spoke any scene.
    """
    records = library.registries.narrations
    spoken = [
        narration
        for narration in narrations(library)
        if (narration.source_uri, narration.language) == (page.source_uri, page.language)
        and scene_number(narration.part) is not None
        and is_heard(library, narration)
    ]
    people = [narration for narration in spoken if records[narration.uri].machine is None]
    by_scene: dict[int | None, Narration] = {}
    for narration in sorted(
        people or spoken, key=lambda narration: not narration.is_named_by_scene
    ):
        by_scene.setdefault(scene_number(narration.part), narration)
    cards = tuple(
        replace(card, narration=by_scene[n].uri) if n in by_scene else card
        for n, card in enumerate(board.cards)
    )
    return replace(board, cards=cards, is_machine=bool(by_scene) and not people)


def cover_of(page: ContentPage, registries: Registries) -> Storyboard:
    """What the poster of a video page needs: a storyboard, without cards where it has no scenes."""
    return storyboard_of(page, registries) or _board(page, (), registries)


def has_transcript(page: ContentPage) -> bool:
    """Whether the words of a video page's clip stand on it: in its scenes, or in their section."""
    has_scenes = isinstance(page.meta, VideoMeta) and bool(page.meta.scenes)
    transcript = page.reading.section(TRANSCRIPT_ID)
    return has_scenes or (transcript is not None and transcript.is_filled)


def _board(page: ContentPage, cards: tuple[Card, ...], registries: Registries) -> Storyboard:
    suffix = "" if page.language == SOURCE_LANGUAGE else f"-{page.language}"
    language = registries.languages.get(page.language)
    calls = [(helpline.number, helpline.short_name) for helpline in registries.published_helplines]
    return Storyboard(
        name=page.slug + suffix,
        title=page.meta.title,
        language=page.language,
        script=(language.script if language else None) or "Latn",
        pictogram=page.meta.pictogram or "video",
        cards=cards,
        calls=tuple((number, name) for number, name in calls if number and name),
        scene=page.meta.scene or "",
    )
