"""Which figures a source states: what a registry holds of it, its title, what a page says of it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from loa.claims.finding import ClaimMatch, find_claims
from loa.content.entries.laws import Law
from loa.content.entries.offices import Helpline
from loa.content.registries import Registries
from loa.content.schema import SourceReference
from loa.safety.counts import counts_in

_DIGITS = re.compile(r"\d+")


def states(source: SourceReference, match: ClaimMatch, registries: Registries) -> bool:
    """Whether a source that a page cites is one for this figure.

    A figure is the same when its kind and its numbers are: `18 tuổi` stands in `dưới 18 tuổi`.
    """
    if any(_same(match.value, figure) for figure in source.proves):
        return True
    return is_in(match, texts_of(source, registries))


def is_among(match: ClaimMatch, figures: Iterable[str]) -> bool:
    """Whether a figure is one of these, as written."""
    return any(_same(match.value, figure) for figure in figures)


def is_in(match: ClaimMatch, texts: Iterable[str]) -> bool:
    """Whether one of the texts holds a figure."""
    numbers = _numbers(match.value)
    return any(
        claim.kind == match.kind and numbers <= _numbers(claim.value)
        for text in texts
        for claim in _claims(text)
    )


def texts_of(source: SourceReference, registries: Registries) -> Iterator[str]:
    """What the registries hold of a cited source, and its title."""
    yield source.title or ""
    key = source.id or ""
    law = registries.laws.get(key)
    if law is not None and law.publish == "yes":
        yield from law_texts(law)
    helpline = registries.helplines.get(key)
    if helpline is not None and helpline.publish == "yes":
        yield from _helpline_texts(helpline)
    if key in registries.sources:
        yield registries.sources[key].title


def law_texts(law: Law) -> Iterator[str]:
    """What the registry says of a law and may be printed."""
    yield from (law.title, law.short, law.number, law.note or "", *law.penalties)
    for day in (law.issued, law.effective):
        if day:
            yield f"{day.day}/{day.month}/{day.year}"
    for article in law.articles:
        if article.publish == "yes":
            yield article.topic


def _helpline_texts(helpline: Helpline) -> Iterator[str]:
    yield from filter(None, (helpline.name, helpline.hours, helpline.purpose, helpline.cost))


@cache
def _claims(text: str) -> tuple[ClaimMatch, ...]:
    return tuple(find_claims(text))


def _numbers(value: str) -> frozenset[int]:
    """The numbers of a figure, those in words where it has no others."""
    return frozenset([int(number) for number in _DIGITS.findall(value)] or counts_in(value))


def _same(left: str, right: str) -> bool:
    return " ".join(left.casefold().split()) == " ".join(right.casefold().split())
