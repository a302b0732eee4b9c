"""Which law a sentence means, and whether the registry lets an article of it out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

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
    named = []
    taken: list[tuple[int, int]] = []
    spelled = [(words, law) for law in laws for words in {law.number, law.short}]
    for words, law in sorted(spelled, key=lambda row: (-len(row[0]), row[1].id)):
        for match in re.finditer(
            rf"(?<![\w/]){re.escape(words)}(?![\w/])", sentence, re.IGNORECASE
        ):
            start, end = match.span()
            if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in taken):
                taken.append((start, end))
                named.append((start, law))
    return sorted(named, key=lambda row: (row[0], row[1].id))


def verdict(
    article: str,
    place: int,
    named: list[tuple[int, Law]],
    cited: Iterable[SourceReference],
    laws: Iterable[Law],
) -> Verdict | None:
    """The law an article belongs to: the one named next, then before, then cited by the page.

    None where no law is named or cited that could hold it.
    """
    ahead = [law for start, law in named if start >= place]
    behind = [law for start, law in reversed(named) if start < place]
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
    wanted = _ARTICLE.fullmatch(article)
    if wanted is None:
        return None
    number, paragraph = wanted.groups()
    found: dict[str | None, Publish] = {}
    for entry in law.articles:
        for one in articles_in(entry.ref):
            listed = _ARTICLE.fullmatch(one)
            if listed and listed[1] == number:
                found[listed[2]] = entry.publish
    if paragraph in found:
        return found[paragraph]
    if paragraph is None and found:
        return "yes" if "yes" in found.values() else next(iter(found.values()))
    return found.get(None)
