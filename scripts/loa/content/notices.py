"""Urgent notices: a short word on every page for a few days (docs/_data/notices.yml)."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from loa.checking import check
from loa.content.schema import Model
from loa.ground.wording import say
from loa.problems import Problem, nearest

LONGEST_NOTICE = timedelta(days=31)


class Approval(Model):
    """Who stands behind something that goes out at once, and since when."""

    name: str = Field(min_length=1)
    on: date


class NoticeText(Model):
    """What an urgent notice says in one language; `reviewer` is a speaker who read it."""

    language: str
    text: str = Field(min_length=1, max_length=200)
    reviewer: str | None = None


class Notice(Model):
    """An urgent word on every page, from its first day to its last, inclusive.

    `page` is a page below docs/ that says more. Two people stand behind it, since nobody has
    the time to read it as a page is read.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    severity: Literal["info", "urgent"]
    begin: date
    end: date
    texts: list[NoticeText] = Field(min_length=1)
    page: str | None = None
    approved_by: list[Approval]

    @model_validator(mode="after")
    def _is_short_and_approved(self) -> Self:
        if not self.begin <= self.end < self.begin + LONGEST_NOTICE:
            raise ValueError(
                say(
                    "end lies on or after begin and at most {days} days later: what stays longer "
                    "is made a page.",
                    days=LONGEST_NOTICE.days,
                )
            )
        people = {" ".join(person.name.split()).casefold() for person in self.approved_by}
        if len(people) < 2:
            raise ValueError(say("an urgent notice is approved by two people (approved_by)."))
        languages = [text.language for text in self.texts]
        if "vi" not in languages or len(set(languages)) < len(languages):
            raise ValueError(
                say(
                    "texts has exactly one sentence in Vietnamese (vi), and one for each other "
                    "language."
                )
            )
        unread = [
            text.language for text in self.texts if text.language != "vi" and not text.reviewer
        ]
        if unread:
            raise ValueError(
                say(
                    "nobody is written to have read the sentence {languages} again (reviewer).",
                    languages=", ".join(unread),
                )
            )
        return self


@check("broken-link", "unknown-language", scope="reading")
def check_notices(
    notices: Iterable[Notice], languages: Collection[str], docs_dir: Path, path: str
) -> Iterator[Problem]:
    """What a notice names is there: its languages, and the page that says more."""
    for notice in notices:
        for text in notice.texts:
            if text.language not in languages:
                message = say(
                    "Notice “{id}”: the registry of languages has no “{language}”.",
                    id=notice.id,
                    language=text.language,
                )
                hint = nearest(text.language, languages)
                yield Problem(path, 1, "unknown-language", message, hint)
        if notice.page is not None:
            page_path = docs_dir / notice.page
            is_inside = page_path.resolve().is_relative_to(docs_dir.resolve())
            if not (is_inside and notice.page.endswith(".md") and page_path.is_file()):
                message = say(
                    "Notice “{id}” leads to “{page}”, but there is no such page.",
                    id=notice.id,
                    page=notice.page,
                )
                hint = say(
                    "Write the path from the folder docs on, for example: cong-dong/cha-me.md"
                )
                yield Problem(path, 1, "broken-link", message, hint)
