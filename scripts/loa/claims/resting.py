"""What each claim rests on: an entry of a registry, the sources of its page, or nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from loa.claims.finding import Found, find_claims
from loa.claims.laws import Verdict, laws_named, verdict
from loa.claims.phones import phones_in
from loa.claims.stating import is_among, states
from loa.content.entries.laws import Law
from loa.content.phone_numbers import digits
from loa.content.registries import Registries
from loa.content.schema import SourceReference

Basis = Literal["registry", "source", "example", "page", "refused", "unknown", "none"]
Passage = tuple[int, str]


@dataclass(frozen=True, order=True)
class Claim:
    """A claim on a public page. `line` is 1-based; `basis` says what `sources` are.

    registry: an entry that may be printed. source: a source of the page that states this very
    figure. example: the page says that the figure states nothing. page: the page cites sources,
    none of them for this figure. refused: an entry that may not be printed. unknown: a law's
    article that the registry does not hold. none: nothing.
    """

    path: str
    line: int
    kind: str
    value: str
    sentence: str
    basis: Basis
    sources: tuple[str, ...]


def claims_in(
    path: str,
    passages: Iterable[Passage],
    cited: Sequence[SourceReference],
    registries: Registries,
    examples: Sequence[str] = (),
) -> Iterator[Claim]:
    """Every claim in the sentences of a page or of a registry entry."""
    ground = _Ground(cited, registries, examples)
    for line, sentence in passages:
        claims = find_claims(sentence)
        # Once a sentence: one of a thousand figures took minutes.
        beside = ground.beside(sentence) if claims else _NOTHING_BESIDE
        for found in claims:
            basis, sources = ground.of(found, beside)
            yield Claim(path, line, found.kind, found.value, sentence, basis, sources)


@dataclass(frozen=True)
class _Beside:
    """What else a sentence names: laws with their places, and entries that may be printed."""

    laws: list[tuple[int, Law]]
    entries: tuple[str, ...]


_NOTHING_BESIDE = _Beside([], ())


class _Ground:
    def __init__(
        self, cited: Sequence[SourceReference], registries: Registries, examples: Sequence[str]
    ) -> None:
        self.cited = cited
        self.examples = examples
        self.registries = registries
        self.laws = list(registries.laws.values())
        self.page = tuple(_shown(source) for source in cited)

    def beside(self, sentence: str) -> _Beside:
        laws = laws_named(sentence, self.laws)
        entries = [law.id for _, law in laws if law.publish == "yes"]
        for number in phones_in(sentence):
            basis, line = self._of_phone(number)
            entries += line if basis == "registry" else ()
        return _Beside(laws, tuple(dict.fromkeys(entries)))

    def of(self, found: Found, beside: _Beside) -> tuple[Basis, tuple[str, ...]]:
        if found.kind == "phone":
            return self._of_phone(found.value)
        if found.kind == "law":
            return self._of_law(found.value)
        if found.kind == "article":
            return self._of_article(
                found.value, verdict(found.value, found.start, beside.laws, self.cited, self.laws)
            )
        if beside.entries:
            return "registry", beside.entries
        stating = tuple(_shown(one) for one in self.cited if states(one, found, self.registries))
        if stating:
            return "source", stating
        if is_among(found, self.examples):
            return "example", ()
        return ("page", self.page) if self.page else ("none", ())

    def _of_phone(self, number: str) -> tuple[Basis, tuple[str, ...]]:
        for line in self.registries.helplines.values():
            if line.number and digits(line.number) == digits(number):
                return ("registry" if line.publish == "yes" else "refused"), (line.id,)
        return "none", ()

    def _of_law(self, number: str) -> tuple[Basis, tuple[str, ...]]:
        laws = [law for law in self.laws if law.number == number]
        if laws:
            refused = [law for law in laws if law.publish != "yes"]
            return ("refused" if refused else "registry"), tuple(law.id for law in laws)
        titled = self._titled(number)
        return ("source", titled) if titled else ("none", ())

    def _of_article(self, article: str, found: Verdict | None) -> tuple[Basis, tuple[str, ...]]:
        if found and found.publish is not None:
            basis: Basis = "registry" if _lets_out(found) else "refused"
            return basis, (f"{found.law.id}, {article}",)
        titled = self._titled(article.split(" khoản")[0])
        if titled:
            return "source", titled
        return ("unknown", (found.law.id,)) if found else ("none", ())

    def _titled(self, words: str) -> tuple[str, ...]:
        """The cited sources that have these words in their title."""
        sources = self.registries.sources
        rows = []
        for source in self.cited:
            entry = sources.get(source.id or "")
            title = source.title or (entry.title if entry else "")
            if words in title:
                rows.append(_shown(source))
        return tuple(rows)


def _lets_out(found: Verdict) -> bool:
    law: Law = found.law
    return law.publish == "yes" and found.publish == "yes"


def _shown(source: SourceReference) -> str:
    name = source.url or source.id or ""
    return f"{name}, {source.ref}" if source.ref else name
