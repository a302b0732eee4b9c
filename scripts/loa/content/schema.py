"""Front matter: which fields each type of page has, and what they may hold."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

PageType = Literal[
    "lesson", "guide", "campaign-event", "video", "landing", "page", "messages", "language-home"
]
Strings = Annotated[list[str], Field(min_length=1)]


class Model(BaseModel):
    """Frozen, and strict about names: a mistyped field is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceReference(Model):
    """Where a page's facts come from: a registry id or a public address, and as of when.

    `proves` are the figures of the page that it states, as the page writes them.
    """

    id: str | None = None
    url: str | None = Field(default=None, pattern=r"^https?://\S+$")
    title: str | None = None
    ref: str | None = None
    as_of: date
    proves: list[str] = []

    @model_validator(mode="after")
    def _one_of(self) -> "SourceReference":
        if (self.id is None) == (self.url is None):
            raise ValueError("mỗi nguồn ghi đúng một trong hai: id hoặc url.")
        if self.url and not self.title:
            raise ValueError("nguồn dạng url cần thêm title (tên trang).")
        return self


class Review(Model):
    """Who read a page, when, and on which document their word rests."""

    status: Literal["draft", "approved"]
    by: str | None = None
    on: date | None = None
    document: str | None = None

    @model_validator(mode="after")
    def _approval_has_a_name(self) -> "Review":
        if self.status == "approved" and not (self.by and self.on and self.document):
            raise ValueError("đã duyệt (approved) thì phải ghi by, on và document.")
        return self


class Translation(Model):
    """What a language variant was made from, and who stands behind it."""

    source_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    translator: str
    status: Literal["draft", "reviewed"]
    reviewer: str | None = None
    reviewed_on: date | None = None

    @model_validator(mode="after")
    def _review_has_a_name(self) -> "Translation":
        if self.status == "reviewed" and not (self.reviewer and self.reviewed_on):
            raise ValueError("đã thẩm định (reviewed) thì phải ghi reviewer và reviewed_on.")
        return self


class MinorEdit(Model):
    """An edit of a Vietnamese page that changes no meaning: the hashes before and after it."""

    before: str = Field(alias="from", pattern=r"^[0-9a-f]{64}$")
    after: str = Field(alias="to", pattern=r"^[0-9a-f]{64}$")


class Consent(Model):
    """Whether a photograph shows people, and on which paper they agreed to be shown.

    `image` is written as in the page's text; `document` says where the paper is kept, never
    who is on it.
    """

    image: str
    people: bool
    document: str | None = None
    on: date | None = None
    # An entry of docs/_data/consents.yml, in place of `document` and `on`.
    record: str | None = None

    @model_validator(mode="after")
    def _people_agreed(self) -> "Consent":
        if self.people and not self.record and not (self.document and self.on):
            raise ValueError("ảnh có người thì ghi document (giấy đồng ý để ở đâu) và on (ngày).")
        return self


class OfficialForm(Model):
    """What stands around the section `van-ban` of a page that is a model of an official document.

    The parts and their places: Nghị định 30/2020/NĐ-CP, Phụ lục I. `issuer` and `superior` are
    lines at the top left, `code` what follows the kind in the number, `to` whom it addresses,
    `recipients` who gets a copy, `signer` the lines above the signature; a record (`bien-ban`)
    is signed by its `parties`, an annex (`phu-luc`) has a `heading` and says what it belongs to.
    """

    kind: Literal["ke-hoach", "thong-bao", "bao-cao", "bien-ban", "cong-van", "phu-luc"]
    about: str = Field(min_length=1, max_length=200)
    superior: list[str] = []
    issuer: list[str] = []
    code: str | None = None
    place: str = "…………"
    to: list[str] = []
    recipients: list[str] = []
    signer: list[str] = []
    parties: list[str] = []
    heading: str = ""
    attached: str = ""

    @model_validator(mode="after")
    def _kind_has_its_parts(self) -> "OfficialForm":
        wanted = {
            "bien-ban": ("issuer", "parties"),
            "phu-luc": ("heading", "attached"),
        }.get(self.kind, ("issuer", "code", "signer", "recipients"))
        missing = [name for name in wanted if not getattr(self, name)]
        if missing:
            raise ValueError(f"văn bản loại {self.kind} cần thêm: {', '.join(missing)}.")
        return self


class Clearance(Model):
    """Words that seem to point at one person, and why they may stand: nobody real is meant, or
    the person agreed on paper (`consent`, an entry of docs/_data/consents.yml).
    """

    text: str = Field(min_length=1)
    why: str | None = Field(default=None, min_length=15)
    consent: str | None = None

    @model_validator(mode="after")
    def _has_a_ground(self) -> "Clearance":
        if (self.why is None) == (self.consent is None):
            raise ValueError("mỗi chỗ ghi đúng một trong hai: why (vì sao được) hoặc consent (mã).")
        return self


class Tile(Model):
    """A way on that is found by its picture: a scene of the theme, a short name, a page."""

    scene: str
    name: str = Field(min_length=1, max_length=32)
    page: str


class Meta(Model):
    """What every page says about itself."""

    type: PageType
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


class Sourced(Meta):
    """A page that states facts, so it names at least one source."""

    sources: Annotated[list[SourceReference], Field(min_length=1)]


class Duration(Model):
    """Length of a lesson: school periods, and minutes in all."""

    periods: int = Field(ge=1, le=10)
    minutes: int = Field(ge=5, le=450)


class LessonMeta(Sourced):
    """A lesson for one or more grades, taught as a subject or as an activity."""

    type: Literal["lesson"]
    grades: Strings
    subject: str | None = None
    activity: str | None = None
    duration: Duration
    objectives: Strings

    @model_validator(mode="after")
    def _subject_or_activity(self) -> "LessonMeta":
        if (self.subject is None) == (self.activity is None):
            raise ValueError("ghi đúng một trong hai: subject hoặc activity.")
        return self


class GuideMeta(Sourced):
    """What people of one trade or place can do."""

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
            raise ValueError("ghi đúng một trong hai: start (dương lịch) hoặc lunar (âm lịch).")
        for day in filter(None, (self.start, self.end)):
            if not 2000 <= day.year <= 2070:
                raise ValueError(f"năm {day.year} nằm ngoài lịch (từ 2000 đến 2070).")
        if self.end and not self.start:
            raise ValueError("end chỉ đi cùng start; ngày âm lịch kéo dài thì ghi lunar.days.")
        if self.start and self.end and self.end < self.start:
            raise ValueError("ngày kết thúc (end) đứng trước ngày bắt đầu (start).")
        if self.hours and (self.end or (self.lunar and self.lunar.days > 1)):
            raise ValueError("giờ (hours) chỉ ghi cho sự kiện trong một ngày.")
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


class Embed(Model):
    """A video that another host keeps. It is asked for nothing before a reader agrees."""

    host: Literal["youtube", "facebook", "other"]
    url: str = Field(pattern=r"^https://\S+$")
    name: str | None = None

    @model_validator(mode="after")
    def _other_has_a_name(self) -> "Embed":
        if self.host == "other" and not self.name:
            raise ValueError("host là other thì ghi thêm name (tên đài hoặc trang giữ phim).")
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
            raise ValueError("ghi ít nhất một trong ba: scenes, file hoặc embed.")
        if self.scenes and self.file:
            raise ValueError("ghi scenes hoặc file, không ghi cả hai.")
        total = sum(scene.seconds for scene in self.scenes)
        if self.scenes and abs(total - self.duration) > 0.5:
            raise ValueError(
                f"duration là {self.duration} giây nhưng các cảnh cộng lại {total:g} giây."
            )
        return self


class LandingMeta(Meta):
    """The first page of a section; it lists the others by directive.

    `kit` names pages and folders (`du-lich/`) whose handouts are put together for download.
    """

    type: Literal["landing"]
    kit: list[str] = []


class PlainMeta(Meta):
    """Any other page."""

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

    type: Literal["messages"]
    messages: Annotated[list[Message], Field(min_length=1)]


class LanguageHomeMeta(Meta):
    """The first page of a language in which nothing may be written yet.

    Its own words are Vietnamese and it holds no text in the language, so it is no
    translation, needs no review by a speaker and is always published.
    """

    type: Literal["language-home"]
    topics: list[str] = []
    review: Review = Review(status="draft")
    license: Literal["CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0"] = "CC-BY-SA-4.0"
    sensitivity: Literal["general", "safety"] = "safety"

    @model_validator(mode="after")
    def _is_no_translation(self) -> "LanguageHomeMeta":
        if self.translation is not None:
            raise ValueError("trang đầu của ngôn ngữ không phải bản dịch, bỏ trường translation.")
        return self


META_BY_TYPE: dict[str, type[Meta]] = {
    "lesson": LessonMeta,
    "guide": GuideMeta,
    "campaign-event": EventMeta,
    "video": VideoMeta,
    "landing": LandingMeta,
    "page": PlainMeta,
    "messages": MessagesMeta,
    "language-home": LanguageHomeMeta,
}

TYPE_NAMES: dict[str, str] = {
    "lesson": "Bài học",
    "guide": "Hướng dẫn",
    "campaign-event": "Sự kiện",
    "video": "Video",
    "landing": "Mục",
    "page": "Trang",
    "messages": "Điều cần nhớ",
    "language-home": "Trang ngôn ngữ",
}
