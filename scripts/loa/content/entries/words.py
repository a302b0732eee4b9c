"""Registries of words: said alike by many pages, typed into the search, withheld, official."""

from typing import Annotated, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from loa.content.entries.facts import Fact, Words
from loa.content.schema import Model
from loa.ground.wording import say


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
        cls, variants: dict[str, Words], info: ValidationInfo
    ) -> dict[str, Words]:
        wanted = len(info.data.get("lines", ()))
        for language, lines in variants.items():
            if wanted and len(lines) != wanted:
                raise ValueError(
                    say(
                        "the version {language} has {count} lines, the original has {wanted}.",
                        language=language,
                        count=len(lines),
                        wanted=wanted,
                    )
                )
        return variants

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


class Concept(Model):
    """What questions are about: who, what happened, where; `words` are what may stand for it.

    Search learns from the words of all needs which concepts tell of which page.
    """

    id: str
    words: list[str] = Field(min_length=1)


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
