"""What each claim rests on: an entry of a registry, the sources of its page, or nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from loa.claims.finding import ClaimMatch, find_claims
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
    evidence = _Evidence(cited, registries, examples)
    for line, sentence in passages:
        matches = find_claims(sentence)
        # Once a sentence: one of a thousand figures took minutes.
        context = evidence.context_of(sentence) if matches else _EMPTY_CONTEXT
        for match in matches:
            basis, sources = evidence.basis_of(match, context)
            yield Claim(
                path=path,
                line=line,
                kind=match.kind,
                value=match.value,
                sentence=sentence,
                basis=basis,
                sources=sources,
            )


@dataclass(frozen=True)
class _SentenceContext:
    """What else a sentence names: laws, each with the index of its name, and the ids of entries
    that may be printed.
    """

    laws: list[tuple[int, Law]]
    entries: tuple[str, ...]


_EMPTY_CONTEXT = _SentenceContext([], ())


class _Evidence:
    """What a page cites and the registries hold, asked for the basis of each claim."""

    def __init__(
        self, cited: Sequence[SourceReference], registries: Registries, examples: Sequence[str]
    ) -> None:
        self.cited = cited
        self.examples = examples
        self.registries = registries
        self.laws = list(registries.laws.values())
        self.page_sources = tuple(_name_of(source) for source in cited)

    def context_of(self, sentence: str) -> _SentenceContext:
        laws = laws_named(sentence, self.laws)
        entries = [law.id for _, law in laws if law.publish == "yes"]
        for number in phones_in(sentence):
            basis, sources = self._phone_basis(number)
            entries += sources if basis == "registry" else ()
        return _SentenceContext(laws, tuple(dict.fromkeys(entries)))

    def basis_of(
        self, match: ClaimMatch, context: _SentenceContext
    ) -> tuple[Basis, tuple[str, ...]]:
        if match.kind == "phone":
            return self._phone_basis(match.value)
        if match.kind == "law":
            return self._law_basis(match.value)
        if match.kind == "article":
            law_of_article = verdict(
                article=match.value,
                position=match.start,
                named_laws=context.laws,
                cited=self.cited,
                laws=self.laws,
            )
            return self._article_basis(match.value, law_of_article)
        if context.entries:
            return "registry", context.entries
        stating = tuple(
            _name_of(source) for source in self.cited if states(source, match, self.registries)
        )
        if stating:
            return "source", stating
        if is_among(match, self.examples):
            return "example", ()
        return ("page", self.page_sources) if self.page_sources else ("none", ())

    def _phone_basis(self, number: str) -> tuple[Basis, tuple[str, ...]]:
        for helpline in self.registries.helplines.values():
            if helpline.number and digits(helpline.number) == digits(number):
                return ("registry" if helpline.publish == "yes" else "refused"), (helpline.id,)
        return "none", ()

    def _law_basis(self, number: str) -> tuple[Basis, tuple[str, ...]]:
        laws = [law for law in self.laws if law.number == number]
        if laws:
            refused = [law for law in laws if law.publish != "yes"]
            return ("refused" if refused else "registry"), tuple(law.id for law in laws)
        titled = self._sources_titled(number)
        return ("source", titled) if titled else ("none", ())

    def _article_basis(self, article: str, ruling: Verdict | None) -> tuple[Basis, tuple[str, ...]]:
        if ruling and ruling.publish is not None:
            basis: Basis = "registry" if _lets_out(ruling) else "refused"
            return basis, (f"{ruling.law.id}, {article}",)
        titled = self._sources_titled(article.split(" khoản")[0])
        if titled:
            return "source", titled
        return ("unknown", (ruling.law.id,)) if ruling else ("none", ())

    def _sources_titled(self, words: str) -> tuple[str, ...]:
        """The cited sources that have these words in their title."""
        sources = self.registries.sources
        names = []
        for source in self.cited:
            entry = sources.get(source.id or "")
            title = source.title or (entry.title if entry else "")
            if words in title:
                names.append(_name_of(source))
        return tuple(names)


def _lets_out(ruling: Verdict) -> bool:
    law: Law = ruling.law
    return law.publish == "yes" and ruling.publish == "yes"


def _name_of(source: SourceReference) -> str:
    name = source.url or source.id or ""
    return f"{name}, {source.ref}" if source.ref else name
