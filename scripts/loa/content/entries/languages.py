"""Registries of languages: who speaks them, machines that may, recordings, terms."""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from loa.content.entries.facts import Fact
from loa.content.schema import Model
from loa.ground.wording import say


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
