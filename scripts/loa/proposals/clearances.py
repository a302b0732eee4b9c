"""Entries of registries that a proposal lets out, or that decide what else is let out."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from typing import Any

from loa.checking import check
from loa.content.entries.languages import Language, Recording, Term
from loa.content.entries.offices import Helpline
from loa.content.entries.words import Phrase
from loa.content.library import Library
from loa.content.notices import Notice
from loa.content.page import SOURCE_LANGUAGE
from loa.content.registries import DATA_FOLDER, Registries
from loa.content.reviews import KEEPING
from loa.ground.wording import say
from loa.problems import Problem
from loa.proposals.roles import (
    Readings,
    Roles,
    is_one_of,
    may_change_roles,
    readers_of,
    to_be_filled,
    who_may,
)


@dataclass(frozen=True)
class _Change:
    """An entry that is new, gone or different; None is one that was not there, or is not."""

    registry: str
    path: str
    key: str
    old: Any
    new: Any

    @property
    def is_out(self) -> bool:
        """Whether it may be printed from now on, or says something else while it may."""
        return getattr(self.new, "publish", None) == "yes"

    @property
    def decides(self) -> bool:
        """Whether it lets out what stands elsewhere, or no longer keeps it back."""
        match self.registry:
            case "consents":
                # A record taken back keeps a picture back; without the record nothing does.
                return bool(self.old.withdrawn) if self.new is None else not self.new.withdrawn
            case "languages":
                return self.new is not None and self.new.publish == "with-banner"
            case "notices":
                return self.new is not None
            case "withheld":
                return self.old is not None
            case _:
                return self.registry == KEEPING

    def problem(self, message: str, hint: str | None = None) -> Problem:
        return Problem(
            path=self.path,
            line=1,
            code="not-authorised",
            message=message,
            hint=hint or to_be_filled(),
        )


@check("not-authorised", scope="command")
def uncleared(
    before: Library, after: Library, roles: Roles, readings: Readings
) -> Iterator[Problem]:
    """What entries let out without the word of somebody who may."""
    for change in _changes(before.registries, after.registries, after.docs_dir.name):
        if change.registry == KEEPING and not roles.has_registry:
            continue
        yield from _unread_entries(change, roles, readings)
        yield from _untried_numbers(change, roles)
        yield from _unreviewed_texts(change, roles, readings)
    yield from _registry_of_reviewers(before, after, roles)


def _changes(before: Registries, after: Registries, docs: str) -> Iterator[_Change]:
    for field in fields(Registries):
        name = field.name
        path = f"{docs}/{DATA_FOLDER}/{name}.yml"
        old, new = getattr(before, name), getattr(after, name)
        for key in (*new, *(key for key in old if key not in new)):
            if old.get(key) != new.get(key):
                yield _Change(registry=name, path=path, key=key, old=old.get(key), new=new.get(key))


def _unread_entries(change: _Change, roles: Roles, readings: Readings) -> Iterator[Problem]:
    clearers = roles.clearers(change.registry)
    if readers_of(change.path, clearers, readings):
        return
    if change.is_out:
        message = say(
            "The entry “{key}” is published (publish: yes) and nobody who may has read it again.",
            key=change.key,
        )
    elif change.decides:
        message = say(
            "The entry “{key}” decides what is let out: it changed, and nobody who may has read "
            "it again.",
            key=change.key,
        )
    else:
        return
    yield change.problem(message, f"{who_may(clearers)} {to_be_filled()}")


def _untried_numbers(change: _Change, roles: Roles) -> Iterator[Problem]:
    new = change.new
    if not isinstance(new, Helpline) or new.verified is None:
        return
    if change.old and change.old.verified == new.verified:
        return
    if not is_one_of(new.verified.by, roles.clearers(change.registry)):
        message = say(
            "“{by}” has no leave to try the number “{key}” (verified.by).",
            by=new.verified.by,
            key=change.key,
        )
        yield change.problem(message)


def _unreviewed_texts(change: _Change, roles: Roles, readings: Readings) -> Iterator[Problem]:
    """Words in a language that nobody who speaks it for the portal stands behind."""
    texts_before = _texts_with_reviewers(change.old)
    for text, language, reviewer in _texts_with_reviewers(change.new):
        if (text, language, reviewer) in texts_before or is_one_of(
            reviewer, roles.speakers(language)
        ):
            continue
        if isinstance(text, Recording):
            message = say(
                "“{reviewer}” has no leave to hear recordings in the language “{language}”.",
                reviewer=reviewer,
                language=language,
            )
        else:
            message = say(
                "“{reviewer}” has no leave to review the language “{language}”.",
                reviewer=reviewer,
                language=language,
            )
        yield change.problem(message)
    if not isinstance(change.new, Phrase):
        return
    for language, lines in change.new.translations.items():
        speakers = roles.speakers(language)
        is_same = change.old and change.old.translations.get(language) == lines
        if not is_same and not readers_of(change.path, speakers, readings):
            message = say(
                "The entry “{key}” says something else in the language “{language}”, and nobody "
                "who may has read it again.",
                key=change.key,
                language=language,
            )
            yield change.problem(message, f"{who_may(speakers)} {to_be_filled()}")


def _texts_with_reviewers(entry: Any) -> Collection[tuple[object, str, str | None]]:
    """What of an entry is in a language, which, and who is named as having read or heard it."""
    match entry:
        case Recording() if entry.is_reviewed:
            return [(entry, entry.file.split("/")[-1].split(".")[1], entry.reviewer)]
        case Term() if entry.is_approved:
            return [(entry, entry.language, entry.approved_by)]
        case Language():
            return [
                (voice, entry.slug, voice.reviewer) for voice in entry.voices if voice.is_reviewed
            ]
        case Notice():
            translations = (text for text in entry.texts if text.language != SOURCE_LANGUAGE)
            return [(text, text.language, text.reviewer) for text in translations]
        case _:
            return []


def _registry_of_reviewers(before: Library, after: Library, roles: Roles) -> Iterator[Problem]:
    """A registry of reviewers that would be the first, or that nobody could change any more."""
    reviewers = after.registries.reviewers
    if before.registries.reviewers == reviewers:
        return
    path = f"{after.docs_dir.name}/{DATA_FOLDER}/{KEEPING}.yml"
    if not roles.has_registry:
        message = say(
            "The first who may let something out are named here: {names}. There was nobody to ask.",
            names=", ".join(reviewers) or say("nobody"),
        )
        hint = say("An owner of the repository looks whose each account is, and merges.")
        yield Problem(
            path=path, line=1, code="not-authorised", message=message, hint=hint, severity="warning"
        )
    if not any(map(may_change_roles, reviewers.values())):
        message = say("Nobody could change this registry any more.")
        hint = say("Give one of them registries: [reviewers] and their accounts.")
        yield Problem(path=path, line=1, code="not-authorised", message=message, hint=hint)
