"""The claims that pages take from the registries: numbers, names, dates that directives print."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from loa.claims.finding import find_claims
from loa.claims.resting import Claim
from loa.content.entries.facts import Fact, Theme
from loa.content.entries.laws import Law
from loa.content.entries.offices import Agency, Helpline
from loa.content.registries import DATA_FOLDER, Registries
from loa.content.sentences import sentences

_PRINTED = ("helplines", "agencies", "laws", "themes")
_ENTRY = re.compile(r"^\s*- (?:id|year): \"?([\w-]+)\"?\s*$")


def entry_claims(docs_dir: Path, registries: Registries) -> Iterator[Claim]:
    """Every claim of every entry that may be printed, resting on the entry's own sources."""
    for name in _PRINTED:
        path = docs_dir / DATA_FOLDER / f"{name}.yml"
        label = f"{docs_dir.name}/{DATA_FOLDER}/{name}.yml"
        lines_by_key = _lines_by_key(path)
        for key, entry in getattr(registries, name).items():
            if entry.publish != "yes":
                continue
            for text in _texts(entry):
                for sentence in sentences(text):
                    for match in find_claims(sentence):
                        yield Claim(
                            path=label,
                            line=lines_by_key.get(key, 1),
                            kind=match.kind,
                            value=match.value,
                            sentence=sentence,
                            basis="registry" if entry.sources else "none",
                            sources=tuple(entry.sources),
                        )


def _texts(entry: Fact) -> Iterator[str]:
    """What pages print of an entry."""
    if isinstance(entry, Helpline):
        yield from _filled(entry.name, entry.number, entry.hours, entry.purpose)
    elif isinstance(entry, Agency):
        yield from _filled(entry.name, entry.task, entry.note)
        yield from _days((("Từ", entry.valid_from), ("Đến", entry.valid_to)))
    elif isinstance(entry, Law):
        yield from _filled(f"{entry.title} {entry.number}", entry.note, *entry.penalties)
        yield from _days((("Ban hành", entry.issued), ("Hiệu lực từ", entry.effective)))
        for article in entry.articles:
            if article.publish == "yes":
                yield f"{article.ref}: {article.topic}"
    elif isinstance(entry, Theme):
        yield from (f"{entry.year}: {words}" for words in _filled(entry.vi, entry.en))


def _filled(*texts: str | None) -> Iterator[str]:
    yield from (text for text in texts if text)


def _days(rows: Sequence[tuple[str, date | None]]) -> Iterator[str]:
    for label, day in rows:
        if day:
            yield f"{label} ngày {day.day}/{day.month}/{day.year}."


def _lines_by_key(path: Path) -> dict[str, int]:
    """The line on which each entry of a registry begins."""
    rows = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    return {match[1]: n for n, row in enumerate(rows, 1) if (match := _ENTRY.match(row))}
