"""Inline references to the registries: `[[helpline:h111]]`, `[[law:L53|Điều 3]]`, `[[phrase:…]]`.

A page names an entry; the registry supplies the words. So a number or a name changes in one
place, and what may not be published cannot be printed.
"""

from dataclasses import dataclass
from datetime import date

from loa.content.entries.offices import Agency
from loa.content.entries.words import Phrase
from loa.content.registries import SOURCE, Registries
from loa.ground.wording import for_readers, say
from loa.problems import nearest

# Stands where a reference stood, in a text that is only looked through.
REPLACED = "\ufffc"
REGISTRY_OF = {
    "helpline": "helplines",
    "law": "laws",
    "agency": "agencies",
    "phrase": "phrases",
}


@dataclass(frozen=True)
class Resolved:
    """What a reference prints: a text, its language, and a target if it leads somewhere."""

    kind: str
    text: str
    href: str = ""
    title: str = ""
    language: str = SOURCE


@dataclass(frozen=True)
class Refused:
    """Why a reference prints nothing."""

    code: str
    message: str
    hint: str = ""


def resolve(
    kind: str,
    key: str,
    label: str | None,
    registries: Registries,
    language: str = SOURCE,
) -> Resolved | Refused:
    """Look up one reference of a page in a language; what nobody translated is Vietnamese."""
    if kind not in REGISTRY_OF:
        message = say("There is no kind of reference “{kind}”.", kind=kind)
        # All of them: “phone” is spelled like a phrase, and means a helpline.
        kinds = ", ".join(sorted(REGISTRY_OF))
        return Refused("unknown-reference", message, say("Choose one of: {kinds}.", kinds=kinds))
    entries = getattr(registries, REGISTRY_OF[kind])
    entry = entries.get(key)
    if entry is None:
        message = say(
            "The registry “{registry}” has no “{key}”.", registry=REGISTRY_OF[kind], key=key
        )
        return Refused("unknown-reference", message, nearest(key, entries))
    if isinstance(entry, Phrase):
        return _phrase(entry, label, language)
    if entry.publish != "yes":
        message = say(
            "The entry “{key}” is not cleared to be published (publish: {publish}).",
            key=key,
            publish=entry.publish,
        )
        hint = say("Remove it from the page, or confirm it and change publish in the registry.")
        return Refused("unpublished-reference", message, hint)
    if kind == "helpline":
        return Resolved(kind, label or entry.number, entry.tel, entry.name)
    if kind == "law":
        name = f"{entry.short} {entry.number}" if entry.short not in entry.number else entry.number
        return Resolved(kind, f"{label} {name}" if label else name, title=entry.title)
    return Resolved(kind, label or agency_name(entry, date.max), entry.page or "")


def _phrase(phrase: Phrase, part: str | None, language: str) -> Resolved | Refused:
    """The whole of a phrase, or the part that a reference asks for."""
    parts = phrase.parts()
    if part is not None and part not in parts:
        message = say("The shared words “{id}” have no part “{part}”.", id=phrase.id, part=part)
        hint = nearest(part, parts) or say("Their parts are: {parts}.", parts=", ".join(parts))
        return Refused("unknown-reference", message, hint)
    translated = phrase.said_in(language, part)
    if translated is not None:
        return Resolved("phrase", translated, language=language)
    return Resolved("phrase", " ".join(phrase.lines) if part is None else parts[part])


def by_id(registries: Registries) -> dict[str, tuple[str, str]]:
    """Kind and id of every entry that can be referred to, by its id in lower case."""
    return {
        key.casefold(): (kind, key)
        for kind, name in REGISTRY_OF.items()
        for key in getattr(registries, name)
    }


def agency_name(agency: Agency, today: date) -> str:
    """An agency's name, marked as former once it has ended."""
    ended = agency.valid_to is not None and agency.valid_to < today
    return for_readers("{name} (formerly)", name=agency.name) if ended else agency.name
