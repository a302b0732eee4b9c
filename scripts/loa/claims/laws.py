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
    named_laws = []
    spans: list[tuple[int, int]] = []
    spelled = [(words, law) for law in laws for words in {law.number, law.short}]
    for words, law in sorted(spelled, key=lambda row: (-len(row[0]), row[1].id)):
        for match in re.finditer(
            rf"(?<![\w/]){re.escape(words)}(?![\w/])", sentence, re.IGNORECASE
        ):
            start, end = match.span()
            if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in spans):
                spans.append((start, end))
                named_laws.append((start, law))
    return sorted(named_laws, key=lambda row: (row[0], row[1].id))


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
