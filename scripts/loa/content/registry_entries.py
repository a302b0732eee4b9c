"""What an entry of each registry holds (see `loa.content.registries`)."""

import re
from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from loa.content.schema import Model
from loa.ground.wording import say

Publish = Literal["yes", "check", "no"]
Confidence = Literal["high", "medium", "low"]
FIRST_YEAR = 2000
FRESH_FOR = timedelta(days=180)
"""How long a try of a telephone number counts."""
_NUMBER = re.compile(r"\+?[0-9]+( [0-9]+)*")
_ADDRESS = re.compile(r"https?://[^\s/]+")


class ReadingLimits(Model):
    """How hard a text may be: its score, and the syllables of its longest sentence."""

    score: float
    longest: int


AudienceRole = Literal["pupils", "teachers", "families", "everybody", "editors"]
"""What readers are to the generator: who a lesson is for, who gives it, who gets its letter, who
reads what is for all, who writes the portal."""


class Audience(Model):
    """Who a page is written for.

    `weight` says how much reading in their own language means to them, from 0 (they read
    Vietnamese at work) to 4. Search puts pages for people `at_work` after those for people in
    need.
    """

    id: str
    name: str
    description: str
    section: str | None
    pictogram: str
    order: int
    # Of what is printed for them; white letters stand on it.
    colour: str = Field(default="#0b5a73", pattern=r"^#[0-9a-f]{6}$")
    reading: ReadingLimits
    # How kĩ or kỹ and their like are written for them.
    spelling: Literal["i", "y"] = "y"
    role: AudienceRole | None = None
    weight: int = Field(default=2, ge=0, le=4)
    at_work: bool = False


class Grade(Model):
    """A school grade, or a class outside the grades, and the level it belongs to."""

    id: str
    name: str
    level: Literal["tieu-hoc", "thcs", "thpt", "gdtx", "nghe", "noi-tru"]
    level_name: str
    section: str
    order: int
    # Of the level's slides and worksheets; white letters stand on it.
    colour: str = Field(default="#2f5aa8", pattern=r"^#[0-9a-f]{6}$")


class Region(Model):
    """A kind of place that pages are written for, and that lessons have a box for."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str


class Topic(Model):
    """What a page is about."""

    id: str
    name: str


class Pictogram(Model):
    """A drawing of the theme; `name` is its text alternative."""

    id: str
    name: str


# Texts in which there is something to read.
Words = list[Annotated[str, Field(pattern=r"\w")]]


class Phrase(Model):
    """Words that many pages say alike: `[[phrase:id]]` prints them, `[[phrase:id|part]]` a part.

    `lines` are its sentences, `short` shorter versions by name, such as those for a level of
    school, `translations` the lines in other languages by slug. `typed` are the ways in which
    people write each line by themselves; a section with `enough` of them has its own version.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str = Field(min_length=1)
    lines: Words = Field(min_length=1)
    # A name without digits is no number of a line.
    short: dict[Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")], Words] = {}
    translations: dict[str, Words] = {}
    typed: list[Words] = []
    enough: int = Field(default=1, ge=1)

    @field_validator("translations")
    @classmethod
    def _translated_line_by_line(
        cls, given: dict[str, Words], info: ValidationInfo
    ) -> dict[str, Words]:
        wanted = len(info.data.get("lines", ()))
        for language, lines in given.items():
            if wanted and len(lines) != wanted:
                raise ValueError(
                    say(
                        "the version {language} has {count} lines, the original has {wanted}.",
                        language=language,
                        count=len(lines),
                        wanted=wanted,
                    )
                )
        return given

    @field_validator("enough")
    @classmethod
    def _can_be_reached(cls, enough: int, info: ValidationInfo) -> int:
        ways = len(info.data.get("typed", ()))
        if ways and enough > ways:
            raise ValueError(
                say(
                    "typed has {ways} lines only, never the {enough} that are needed.",
                    ways=ways,
                    enough=enough,
                )
            )
        return enough

    def parts(self) -> dict[str, str]:
        """What can be asked for: lines by number from 1, shorter versions and lines of those."""
        parts = {str(number): line for number, line in enumerate(self.lines, 1)}
        for name, short in self.short.items():
            parts[name] = " ".join(short)
            parts |= {f"{name}-{number}": line for number, line in enumerate(short, 1)}
        return parts

    def said_in(self, language: str, part: str | None) -> str | None:
        """The whole or one line in another language; None where nobody wrote it."""
        lines = self.translations.get(language)
        if lines is None:
            return None
        if part is None:
            return " ".join(lines)
        is_line = part in {str(number) for number in range(1, len(lines) + 1)}
        return lines[int(part) - 1] if is_line else None


class Fact(Model):
    """What every registry entry that states a fact keeps with it."""

    confidence: Confidence
    as_of: date | None
    sources: list[str]


class MachineVoice(Model):
    """A voice of a program that may speak a language once one of its speakers has heard it.

    `engine` is the program, `voice` the voice's name there (for Piper the name of its file
    without ".onnx", and `sha256` of that file: another file of this name is another voice).
    `licence` says under which terms the voice may be used and where that stands.
    """

    engine: Literal["piper", "espeak-ng"]
    voice: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_+.-]*$")
    licence: str = Field(min_length=1)
    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    reviewer: str | None = None
    reviewed_on: date | None = None

    @model_validator(mode="after")
    def _a_file_is_known_by_its_hash(self) -> "MachineVoice":
        if self.engine == "piper" and self.sha256 is None:
            raise ValueError(say("a voice of piper is a file: add the sha256 of its .onnx file."))
        return self

    @property
    def label(self) -> str:
        """How recordings name it: the program and the voice."""
        return f"{self.engine} {self.voice}"

    @property
    def is_reviewed(self) -> bool:
        """Whether a speaker of the language stands behind it."""
        return self.reviewer is not None and self.reviewed_on is not None


class Language(Fact):
    """A language that the campaign speaks.

    `slug` is the file suffix and the folder in the URL, `tag` the BCP 47 tag for `lang` and
    `hreflang`, `iso639_3` a code or none, `autonym` the language's own name where attested.
    `voices` are the machines that may be asked to speak it; there is none until somebody says so.
    """

    slug: str = Field(pattern=r"^[a-z]{2,8}(-[A-Z][a-z]{3})?$")
    tag: str
    iso639_3: str | None
    autonym: str | None
    name: str
    script: str | None
    fallback: str | None
    publish: Literal["reviewed-only", "with-banner"]
    speakers: int | None
    speakers_as_of: date | None
    note: str
    voices: list[MachineVoice] = []

    @property
    def id(self) -> str:
        """The key of the registry."""
        return self.slug

    @property
    def label(self) -> str:
        """The language's own name, or its Vietnamese name where none is attested."""
        return self.autonym or self.name


class Verified(Model):
    """That somebody tried a number: on which day, who, and how."""

    on: date
    by: str = Field(min_length=1)
    how: Literal["call", "letter", "website"]


class Helpline(Fact):
    """A number to call. Null means not confirmed, so it is not printed.

    What a phone dials is made from the number that people read and is no field of its own:
    a link that dials another number than it shows cannot be written. A line is published only
    with a number, a name, an address where it was read, high confidence and that day.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    number: str | None
    short_name: str | None
    name: str
    purpose: str | None = Field(alias="for")
    hours: str | None
    cost: str | None
    from_abroad: bool | None
    # In a few words, for beside the number on posters.
    call_for: str | None = Field(default=None, max_length=40)
    # Where it is dialled, if not at home: such a number stands only where a page names it.
    country: str | None = None
    order: int
    publish: Publish
    verified: Verified | None = None

    @property
    def tel(self) -> str | None:
        """The address of a link that dials the number (RFC 3966), or None without a number."""
        return f"tel:{self.number.replace(' ', '')}" if self.number else None

    @field_validator("number")
    @classmethod
    def _is_plain(cls, number: str | None) -> str | None:
        if number is not None and not _NUMBER.fullmatch(number):
            message = say(
                "digits only, with spaces between and a + at the beginning, for example 1900 "
                "969 680."
            )
            raise ValueError(message)
        return number

    @model_validator(mode="after")
    def _is_proven(self) -> Self:
        if self.publish != "yes":
            return self
        kept = {
            "number": self.number,
            "short_name": self.short_name,
            "confidence: high": self.confidence == "high",
            say("sources (https addresses)"): self.sources
            and all(map(_ADDRESS.match, self.sources)),
            say("as_of (2000 or later)"): self.as_of and self.as_of.year >= FIRST_YEAR,
        }
        lacking = [name for name, is_there in kept.items() if not is_there]
        if lacking:
            message = say(
                "the number “{id}” cannot be published without {lacking}.",
                id=self.id,
                lacking=", ".join(lacking),
            )
            raise ValueError(message)
        return self


class Agency(Fact):
    """A body that carries the campaign, while it exists, and who took over."""

    id: str
    name: str
    valid_from: date | None
    valid_to: date | None
    successor: str | None
    task: str | None
    note: str | None = None
    page: str | None
    publish: Publish


class Article(Model):
    """An article of a law and what it is about."""

    ref: str
    topic: str
    confidence: Confidence
    publish: Publish


class Law(Fact):
    """A law, decree, decision or plan. `short` is the name that people use."""

    id: str
    number: str
    title: str
    short: str
    issued: date | None
    effective: date | None
    status: Literal["in-force", "ended", "unknown"]
    articles: list[Article] = []
    penalties: list[str] = []
    note: str | None = None
    publish: Publish


class Source(Model):
    """A page that facts were read from."""

    id: str
    title: str
    url: str
    publisher: str
    as_of: date


class Theme(Fact):
    """The theme of the world day in one year."""

    year: int
    en: str | None
    vi: str | None
    publish: Publish

    @property
    def id(self) -> str:
        """The key of the registry."""
        return str(self.year)


class Term(Model):
    """How a Vietnamese term is said in a language; binding once a speaker has approved it."""

    id: str
    language: str
    vi: str
    text: str
    approved_by: str | None
    approved_on: date | None

    @property
    def is_approved(self) -> bool:
        """Whether translations must use it."""
        return self.approved_by is not None and self.approved_on is not None


# A language in the name, but for a file that a scene of a clip names.
_RECORDING = r"^[a-z0-9/-]+(\.[A-Za-z-]+(\.[a-z0-9-]+)?)?\.(mp3|wav|m4a|ogg)$"


class Recording(Model):
    """That somebody agreed to be heard reading a page, when, and from which text.

    `file` is below docs/. `speaker` is how they want to be named, `consent` where their paper
    is kept, `source_sha256` as in a translation. `reviewer` is a speaker who listened to it.
    `machine` names the voice of a program (MachineVoice.label) where nobody spoke; `consent` is
    then the voice's licence, and `reviewer` whoever approved what it says.
    """

    file: str = Field(pattern=_RECORDING)
    speaker: str = Field(min_length=1)
    consent: str = Field(min_length=1)
    recorded_on: date
    source_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    reviewer: str | None = None
    reviewed_on: date | None = None
    machine: str | None = Field(default=None, min_length=1)

    @property
    def id(self) -> str:
        """The key of the registry."""
        return self.file

    @property
    def is_reviewed(self) -> bool:
        """Whether a speaker of the language stands behind it."""
        return self.reviewer is not None and self.reviewed_on is not None


class ConsentRecord(Model):
    """That somebody agreed to be shown or told of; never who.

    `holder` is the office that keeps the paper, `document` its number there, `scope` what was
    agreed to. A withdrawn consent takes photographs out of the next build.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    holder: str = Field(min_length=1)
    document: str = Field(min_length=1)
    scope: str = Field(min_length=1)
    on: date
    expires: date | None
    withdrawn: date | None


class Reviewer(Model):
    """Who reads pages again before their day, and what they may let out: an office, never a
    person's private name.

    `pages` are pages below docs/, or folders that end with a slash ("" is everything); the
    longest that holds a page decides. `approves` lets them approve their pages, `registries`
    clear entries of those registries, `languages` review translations. `worked_with_victims` is
    what one of the two readers of a page on safety must have. `accounts` are theirs on the forge.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str = Field(min_length=1, max_length=80)
    pages: list[Annotated[str, Field(pattern=r"^([a-z0-9-]+/)*([a-z0-9-]+\.md)?$")]] = []
    approves: bool = False
    registries: list[Annotated[str, Field(pattern=r"^[a-z]+$")]] = []
    languages: list[str] = []
    worked_with_victims: bool = False
    # @user, @group/team or an e-mail address of an office, as CODEOWNERS writes them.
    accounts: list[Annotated[str, Field(pattern=r"^(@[\w.-]+(/[\w.-]+)*|[\w.+-]+@[\w.-]+)$")]] = []

    @model_validator(mode="after")
    def _has_a_task(self) -> Self:
        if not (self.pages or self.registries or self.languages):
            raise ValueError(
                say("“{id}” has nothing to do: write pages, registries or languages.", id=self.id)
            )
        return self


_PLACE = r"^([a-z0-9-]+/)*([a-z0-9-]+\.md)?$"


class BookPart(Model):
    """A part of a book: pages below docs/, or folders that end with a slash."""

    title: str = Field(min_length=1, max_length=70)
    pages: list[Annotated[str, Field(pattern=_PLACE, min_length=1)]] = Field(min_length=1)


class Book(Model):
    """Chosen pages as one book."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str = Field(min_length=1, max_length=70)
    description: str = Field(min_length=1, max_length=160)
    parts: list[BookPart] = Field(min_length=1)


class Withheld(Fact):
    """Words that no page may hold, because what they say is not confirmed or no longer true."""

    id: str
    texts: list[str]
    why: str


class Synonyms(Model):
    """What people type for the same thing; search tries each word in the others' place.

    `short` are forms of one word, without spaces, that search reads as the first of `words`.
    """

    id: str
    words: list[str] = Field(min_length=1)
    short: list[Annotated[str, Field(pattern=r"^\w+$")]] = []

    @model_validator(mode="after")
    def _says_more_than_one(self) -> Self:
        if len(self.words) + len(self.short) < 2:
            raise ValueError(f"“{self.id}” chỉ có một từ: ghi thêm vào words hoặc short.")
        return self


class NeedPicture(Model):
    """How a need is shown to those who read little: a scene of the drawn world, its name, what is
    said aloud, and its place among the others.
    """

    scene: str
    name: str = Field(min_length=1, max_length=32)
    spoken: str = Field(min_length=1, max_length=160)
    order: int


class Need(Model):
    """What people type when they need something, and the page that answers it.

    `page` is a path below docs/, perhaps with `#` and the id of a heading. For an `urgent` need
    search shows the numbers to call and puts the page first. Some stand in the index of pictures.
    """

    id: str
    page: str = Field(pattern=r"^[a-z0-9/-]+\.md(#[a-z0-9-]+)?$")
    urgent: bool
    words: list[str] = Field(min_length=1)
    picture: NeedPicture | None = None

    @property
    def src_uri(self) -> str:
        """The page without the part of it."""
        return self.page.partition("#")[0]

    @property
    def anchor(self) -> str:
        """The id of the heading, or nothing for the whole page."""
        return self.page.partition("#")[2]


class Officialese(Model):
    """Words of offices and what people say instead."""

    id: str
    words: list[str]
    say: str
