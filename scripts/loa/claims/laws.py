"""Which law a sentence means, and whether the registry lets an article of it out."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from loa.claims.finding import articles_in
from loa.content.entries.facts import Publish
from loa.content.entries.laws import Law
from loa.content.schema import SourceReference

_ARTICLE = re.compile(r"Điều (\d+)(?: khoản (\d+))?")


@dataclass(frozen=True)
class Verdict:
    """What the registry says of an article: which law it belongs to, and its flag or None."""

    law: Law
    publish: Publish | None


def laws_named(sentence: str, laws: Iterable[Law]) -> list[tuple[int, Law]]:
    """The registry's laws that a sentence names by number or short name, with their places."""
    laws_by_name: dict[str, list[Law]] = defaultdict(list)
    for law in laws:
        for name in {law.number.casefold(), law.short.casefold()}:
            laws_by_name[name].append(law)
    names = tuple(sorted(laws_by_name, key=lambda name: (-len(name), name)))
    named_laws = []
    named_until = 0
    for match in _any_of(names).finditer(sentence) if names else ():
        number = match.lastindex or 0
        start, end = match.span(number)
        # A name inside another one is none.
        if end > named_until:
            named_until = end
            named_laws += [(start, law) for law in laws_by_name[names[number - 1]]]
    return sorted(named_laws, key=lambda row: (row[0], row[1].id))


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Where a name begins, with a group for each; the longest that begins there comes first.

    One pattern for all: each of its own would be made and tried for every sentence of a page.
    """
    groups = "|".join(f"({re.escape(name)})" for name in names)
    return re.compile(rf"(?<![\w/])(?=(?:{groups})(?![\w/]))", re.IGNORECASE)


def verdict(
    article: str,
    position: int,
    named_laws: list[tuple[int, Law]],
    cited: Iterable[SourceReference],
    laws: Iterable[Law],
) -> Verdict | None:
    """The law an article belongs to: the one named next, then before, then cited by the page.

    None where no law is named or cited that could hold it.
    """
    ahead = [law for start, law in named_laws if start >= position]
    behind = [law for start, law in reversed(named_laws) if start < position]
    by_id = {law.id: law for law in laws}
    on_page = [by_id[source.id] for source in cited if source.id in by_id]
    holding = [law for law in on_page if permission(law, article) is not None]
    candidates = [*ahead, *behind] or holding or on_page
    if not candidates:
        return None
    known = [law for law in candidates if permission(law, article) is not None]
    law = (known or candidates)[0]
    return Verdict(law, permission(law, article))


def permission(law: Law, article: str) -> Publish | None:
    """Whether an article may be printed; None where the registry does not know it."""
    match = _ARTICLE.fullmatch(article)
    if match is None:
        return None
    number, paragraph = match.groups()
    flags: dict[str | None, Publish] = {}
    for entry in law.articles:
        for listed in articles_in(entry.ref):
            listed_match = _ARTICLE.fullmatch(listed)
            if listed_match and listed_match[1] == number:
                flags[listed_match[2]] = entry.publish
    if paragraph in flags:
        return flags[paragraph]
    if paragraph is None and flags:
        return "yes" if "yes" in flags.values() else next(iter(flags.values()))
    return flags.get(None)
