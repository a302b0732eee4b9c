"""The types of pages, one class each: its fields, its name, its length, and who begins it."""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import Field, field_validator, model_validator

from loa.content.schema import (
    Clearance,
    Consent,
    MinorEdit,
    Model,
    OfficialForm,
    Review,
    SourceReference,
    Strings,
    Tile,
    Translation,
)
from loa.content.sections import Role
from loa.ground.wording import for_readers, say

META_BY_TYPE: dict[str, "type[Meta]"] = {}
"""Each type of page, in the order in which readers choose among them."""


class Meta(Model):
    """What every page says about itself. A class with a `label` is a type of page.

    `most` is how many syllables its body may have: none is above what the portal's longest page of
    that type needs. `weight` is how far it stands back when readers search. A type is `begun` by
    editors with `loa new`, from `scaffold/templates/<type>.md`; where it has a `role`, its pages
    lie in that section and its starting file has fields of its own, `<type>.yml`.
    """

    label: ClassVar[str]
    most: ClassVar[int]
    weight: ClassVar[float] = 1
    is_begun: ClassVar[bool] = False
    role: ClassVar[Role | None] = None

    type: str
    title: str = Field(min_length=1, max_length=70)
    description: str = Field(min_length=1, max_length=160)
    # What the browser's tab and history show in place of the title: see help pages.
    tab: str | None = Field(default=None, min_length=1, max_length=40)
    audience: Strings
    topics: Strings
    # The kinds of places the page was written for first; it fits everywhere without.
    region: list[str] = []
    sources: list[SourceReference] = []
    review: Review
    review_by: date
    license: Literal["CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0"]
    sensitivity: Literal["general", "safety"]
    keywords: list[str] = []
    order: int = 100
    handouts: list[str] = []
    # Sections that stand as their headings until somebody opens them (checks/folds.py); a lesson
    # that names none folds them all.
    folded: list[str] = []
    official: OfficialForm | None = None
    pictogram: str | None = None
    # A drawing from docs/_data/scenes/, shown at the head of the page and on what is printed.
    scene: str | None = None
    # How the page's poster is laid out, where what the page is does not say it.
    poster: Literal["signs", "promise", "question", "rule", "story"] | None = None
    # Somebody may be watched while reading: a way out beside the numbers, and nothing of the
    # subject in the browser's tab, in its history or beside a shared link.
    sensitive: bool = False
    # Paths below docs/ under which the page stood: printed addresses keep leading to it.
    moved_from: list[Annotated[str, Field(pattern=r"^([a-z0-9-]+/)*[a-z0-9-]+\.md$")]] = []
    # In the first screen, each under its scene.
    tiles: list[Tile] = []
    # The page whose content this one says in easy words, as a path below docs/.
    easy_of: str | None = Field(default=None, pattern=r"^([a-z0-9-]+/)*[a-z0-9-]+\.md$")
    # The text of that page when this one was last held against it.
    easy_sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    translation: Translation | None = None
    minor_edits: list[MinorEdit] = []
    consent: list[Consent] = []
    exceptions: list[Clearance] = []
    # Figures that state nothing of the world: made up for an exercise, the age of readers.
    examples: list[str] = []

    @classmethod
    def __pydantic_init_subclass__(cls, **options: Any) -> None:
        """Know a type of page by what its `type` may be."""
        if "label" in cls.__dict__:
            (kind,) = get_args(cls.model_fields["type"].annotation)
            META_BY_TYPE[kind] = cls


class Sourced(Meta):
    """A page that states facts, so it names at least one source."""

    sources: Annotated[list[SourceReference], Field(min_length=1)]


class Duration(Model):
    """Length of a lesson: school periods, and minutes in all."""

    periods: int = Field(ge=1, le=10)
    minutes: int = Field(ge=5, le=450)


class LessonMeta(Sourced):
    """A lesson for one or more grades, taught as a subject or as an activity."""

    label = for_readers("Lesson")
    most = 3000
    is_begun = True
    type: Literal["lesson"]
    grades: Strings
    subject: str | None = None
    activity: str | None = None
    duration: Duration
    objectives: Strings

    @model_validator(mode="after")
    def _subject_or_activity(self) -> "LessonMeta":
        if (self.subject is None) == (self.activity is None):
            raise ValueError(say("write exactly one of subject and activity."))
        return self


class GuideMeta(Sourced):
    """What people of one trade or place can do."""

    label = for_readers("Guide")
    most = 1800
    is_begun = True
    type: Literal["guide"]


class LunarDate(Model):
    """A day of the Vietnamese lunar calendar that comes back every year."""

    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=30)
    days: int = Field(default=1, ge=1, le=30)


class Hours(Model):
    """Hours of an event of one day, in Vietnam; an end before the begin is the next day's."""

    begin: str = Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    end: str = Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")

    @field_validator("begin", "end", mode="before")
    @classmethod
    def _undo_base_sixty(cls, value: object) -> object:
        """YAML 1.1 reads 19:30 without quotes as a number in base 60: its minutes."""
        return f"{value // 60:02}:{value % 60:02}" if isinstance(value, int) else value


class EventMeta(Sourced):
    """A day or a range of days of the campaign. `end` is the last day, inclusive."""

    label = for_readers("Event")
    most = 750
    is_begun = True
    role = "calendar"
    type: Literal["campaign-event"]
    start: date | None = None
    end: date | None = None
    recurrence: Literal["yearly", "none"] = "none"
    lunar: LunarDate | None = None
    hours: Hours | None = None
    place: str | None = None
    lead: list[str] = []
    partners: list[str] = []
    themes: dict[int, str] = {}
    status: Literal["planned", "confirmed", "cancelled"]
    kit: list[str] = []

    @model_validator(mode="after")
    def _dates_make_sense(self) -> "EventMeta":
        if (self.start is None) == (self.lunar is None):
            raise ValueError(
                say("write exactly one of start (the sun's calendar) and lunar (the moon's).")
            )
        for day in filter(None, (self.start, self.end)):
            if not 2000 <= day.year <= 2070:
                raise ValueError(
                    say(
                        "the year {year} lies outside of the calendar (2000 to 2070).",
                        year=day.year,
                    )
                )
        if self.end and not self.start:
            raise ValueError(
                say("end goes with start only; for more days of the moon write lunar.days.")
            )
        if self.start and self.end and self.end < self.start:
            raise ValueError(say("the last day (end) comes before the first (start)."))
        if self.hours and (self.end or (self.lunar and self.lunar.days > 1)):
            raise ValueError(say("hours are for an event of a single day only."))
        return self


class Scene(Model):
    """One picture of a clip: what it says and for how many seconds.

    `drawing` is a drawn scene, which fills the picture. `picture` and `narration` are files
    below docs/: an image to stand in place of the pictogram, and a recording of somebody
    saying the text, heard only with an entry of docs/_data/narrations.yml.
    """

    heading: str = Field(min_length=1, max_length=30)
    text: str = Field(min_length=1, max_length=90)
    seconds: float = Field(ge=2, le=30)
    pictogram: str | None = None
    # A drawn scene by its id, and which of its panels, counted from 1.
    drawing: str | None = None
    panel: int = Field(default=1, ge=1, le=4)
    picture: str | None = None
    narration: str | None = None

    @property
    def said_heading(self) -> str:
        """The heading as a sentence before the text; one that ends in a mark gets no stop."""
        return f"{self.heading}." if self.heading[-1].isalnum() else self.heading


class Embed(Model):
    """A video that another host keeps. It is asked for nothing before a reader agrees."""

    host: Literal["youtube", "facebook", "other"]
    url: str = Field(pattern=r"^https://\S+$")
    name: str | None = None

    @model_validator(mode="after")
    def _other_has_a_name(self) -> "Embed":
        if self.host == "other" and not self.name:
            raise ValueError(
                say("with host: other write name too (the station or site that has the film).")
            )
        return self


class Signed(Model):
    """The same clip with somebody who signs it: a file of its own below docs/.

    Whoever signs is seen, so `signer` is how they want to be named and `consent` where their
    paper is kept; `reviewer` is a deaf person who watched it: without one it cannot be written.
    """

    file: str = Field(pattern=r"^[a-z0-9/-]+\.mp4$")
    signer: str = Field(min_length=1)
    consent: str = Field(min_length=1)
    reviewer: str = Field(min_length=1)
    reviewed_on: date


class VideoMeta(Sourced):
    """A clip rendered from scenes, a local file, or a remote one; each with captions.

    `file` and `captions` are below docs/; `sign` is the clip in sign language, where there is one.
    """

    label = for_readers("Video")
    most = 450
    is_begun = True
    role = "videos"
    type: Literal["video"]
    duration: int = Field(ge=1, le=3600, description="seconds")
    languages: Strings
    scenes: list[Scene] = []
    file: str | None = None
    captions: str | None = None
    sign: Signed | None = None
    embed: Embed | None = None

    @model_validator(mode="after")
    def _scenes_add_up(self) -> "VideoMeta":
        if not self.scenes and not self.file and not self.embed:
            raise ValueError(say("write at least one of scenes, file and embed."))
        if self.scenes and self.file:
            raise ValueError(say("write scenes or file, not both."))
        total = sum(scene.seconds for scene in self.scenes)
        if self.scenes and abs(total - self.duration) > 0.5:
            raise ValueError(
                say(
                    "duration is {duration} seconds, but the scenes take {total} together.",
                    duration=self.duration,
                    total=f"{total:g}",
                )
            )
        return self


class LandingMeta(Meta):
    """The first page of a section; it lists the others by directive.

    `kit` names pages and folders (`du-lich/`) whose handouts are put together for download.
    """

    label = for_readers("Section")
    most = 650
    weight = 0.8
    type: Literal["landing"]
    kit: list[str] = []


class PlainMeta(Meta):
    """Any other page."""

    label = for_readers("Page")
    most = 1600
    is_begun = True
    type: Literal["page"]


class Message(Model):
    """One thing to remember, short enough to be said in one breath and shown as a picture."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    text: str = Field(min_length=1, max_length=90)
    pictogram: str
    # A drawing from docs/_data/scenes/ that tells the same without a word.
    scene: str | None = None


class MessagesMeta(Sourced):
    """The core messages of the campaign; the home of every language shows them."""

    label = for_readers("What to remember")
    most = 200
    type: Literal["messages"]
    messages: Annotated[list[Message], Field(min_length=1)]


class LanguageHomeMeta(Meta):
    """The first page of a language in which nothing may be written yet.

    Its own words are Vietnamese and it holds no text in the language, so it is no
    translation, needs no review by a speaker and is always published.
    """

    label = for_readers("Home of a language")
    most = 200
    weight = 0.3
    type: Literal["language-home"]
    topics: list[str] = []
    review: Review = Review(status="draft")
    license: Literal["CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0"] = "CC-BY-SA-4.0"
    sensitivity: Literal["general", "safety"] = "safety"

    @model_validator(mode="after")
    def _is_no_translation(self) -> "LanguageHomeMeta":
        if self.translation is not None:
            raise ValueError(
                say("the first page of a language is no translation, remove the field translation.")
            )
        return self


TYPE_NAMES = {kind: model.label for kind, model in META_BY_TYPE.items()}
