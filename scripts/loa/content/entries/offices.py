"""Registries of who answers, who is responsible, and who may let out what."""

import re
from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from loa.content.entries.facts import FIRST_YEAR, Fact, Publish
from loa.content.schema import Model
from loa.ground.wording import say

FRESH_FOR = timedelta(days=180)
"""How long a try of a telephone number counts."""
_NUMBER = re.compile(r"\+?[0-9]+( [0-9]+)*")
_ADDRESS = re.compile(r"https?://[^\s/]+")


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
