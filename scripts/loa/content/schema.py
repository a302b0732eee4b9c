"""The parts of a front matter that several types of page have, and what they may hold."""

import os
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from loa.ground.wording import say

# Plugins of pydantic that lie on a machine have no say here, and each run looked for some among all
# packages: a hundredth of a second.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

Strings = Annotated[list[str], Field(min_length=1)]


class Model(BaseModel):
    """Frozen, and strict about names: a mistyped field is an error, not a silent loss.

    What a kind of entry needs to be read is made when the first is read: few runs read all kinds.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


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
            raise ValueError(say("each source has exactly one of id and url."))
        if self.url and not self.title:
            raise ValueError(say("a source with a url needs a title (the page's name)."))
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
            raise ValueError(say("what is approved needs by, on and document."))
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
            raise ValueError(say("what is reviewed needs reviewer and reviewed_on."))
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
            raise ValueError(
                say(
                    "a photograph of people needs document (where the consent is kept) and on "
                    "(its day)."
                )
            )
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
            raise ValueError(
                say(
                    "a document of the kind {kind} needs: {missing}.",
                    kind=self.kind,
                    missing=", ".join(missing),
                )
            )
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
            raise ValueError(
                say("each has exactly one of why (why it may stand) and consent (its id).")
            )
        return self


class Tile(Model):
    """A way on that is found by its picture: a scene of the theme, a short name, a page."""

    scene: str
    name: str = Field(min_length=1, max_length=32)
    page: str
