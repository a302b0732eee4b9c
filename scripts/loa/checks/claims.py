"""What a page states rests on something that may be printed."""

from collections.abc import Callable, Iterator
from functools import partial
from operator import add

from loa.checking import check
from loa.checks.passages import passages, printing, rows_of
from loa.claims.clearance import Clearance
from loa.claims.finding import find_claims
from loa.claims.laws import permission
from loa.claims.resting import Claim, claims_in
from loa.content.kinds import EventMeta
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.ground.wording import say
from loa.problems import Problem
from loa.safety.folding import read_as

_FIND = say("See “loa facts”.")
# What somebody pays, serves or is told of others: a page's list of sources clears none of it.
_PROVEN = frozenset({"amount", "share", "penalty"})
_PROVE = say(
    "Write the figure at the source that states it: proves: [figure]. If it was "
    "made up for an exercise: examples: [figure]"
)


def claims_of(page: ContentPage, library: Library) -> list[Claim]:
    """All claims of a Vietnamese page. Other languages are compared with it, number by number."""
    texts = [*_dates(page), *passages(page, library.registries)]
    meta = page.meta
    return list(claims_in(page.path, texts, meta.sources, library.registries, meta.examples))


def _dates(page: ContentPage) -> Iterator[tuple[int, str]]:
    """The days of an event, which the page shows in words of its own.

    Of a day that comes back, or that is planned only, a source can state the day and the month;
    the year is the one that this portal plans for.
    """
    if not isinstance(page.meta, EventMeta):
        return
    meta = page.meta
    with_year = meta.status == "confirmed" and meta.recurrence == "none"
    for name, label in (("start", "Bắt đầu"), ("end", "Kết thúc")):
        day = getattr(meta, name)
        if day:
            year = f"/{day.year}" if with_year else ""
            yield page.line(name), f"{label} ngày {day.day}/{day.month}{year}."
    if meta.lunar:
        lunar = meta.lunar
        yield page.line("lunar"), f"Ngày {lunar.day} tháng {lunar.month} âm lịch."


@check("unknown-article", "unproven-figure", "unpublished-reference")
@check("unsourced-claim", severity="warning")
def check_claims(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Laws and articles are let out by the registry; every claim has a source."""
    if page.written_in != SOURCE_LANGUAGE or not page.is_valid:
        return
    for claim in claims_of(page, library):
        if claim.kind == "phone":  # check_phones says it for every language
            continue
        if claim.basis == "refused":
            yield _refused(page, claim.line, claim.value)
        elif claim.basis == "unknown":
            yield _unknown(page, claim.line, claim.value, claim.sources[0])
        elif claim.basis == "page" and claim.kind in _PROVEN:
            message = say(
                "It is unclear which source states “{value}”: {sentence}",
                value=claim.value,
                sentence=claim.sentence,
            )
            yield Problem(page.path, claim.line, "unproven-figure", message, _PROVE)
        elif claim.basis == "none":
            message = say(
                "“{value}” has no source: {sentence}", value=claim.value, sentence=claim.sentence
            )
            hint = say("Add the source to sources, or take the figure away. {find}", find=_FIND)
            yield Problem(page.path, claim.line, "unsourced-claim", message, hint)


@check("unknown-article", "unpublished-reference")
def check_cited_articles(page: ContentPage, library: Library) -> Iterator[Problem]:
    """The articles in `sources` are let out too, since they are printed below the page."""
    for index, source in enumerate(page.meta.sources):
        law = library.registries.laws.get(source.id or "")
        if law is None or source.ref is None:
            continue
        line = page.line("sources", index)
        for match in find_claims(source.ref):
            flag = permission(law, match.value) if match.kind == "article" else "yes"
            if flag is None:
                yield _unknown(page, line, match.value, law.id)
            elif flag != "yes":
                yield _refused(page, line, match.value)


@check("withheld-text")
def check_withheld(page: ContentPage, library: Library) -> Iterator[Problem]:
    """No page, in any language, holds words of the registry of what is withheld."""
    clearance = Clearance(library.registries)
    for line_of, text in _read_texts(page, library):
        for finding in clearance.words(read_as(text)):
            yield Problem(page.path, line_of(finding.row), finding.code, finding.why)


def _read_texts(page: ContentPage, library: Library) -> Iterator[tuple[Callable[[int], int], str]]:
    """Every text of a page that somebody may read, and the line of a row of it.

    Words may go on in the next row, never in the next paragraph.
    """
    line = 2
    for block in page.document.header.split("\n\n"):
        yield partial(add, line), block
        line += block.count("\n") + 2
    printed = printing(library.registries)
    for passage in page.reading.passages:
        yield rows_of(page, passage, printed), passage.filled(printed)
    for first, text in page.reading.asides:
        yield partial(add, page.body_line(first)), text


def _refused(page: ContentPage, line: int, value: str) -> Problem:
    message = say(
        "{value} is in the registry of laws but not cleared to be published.", value=value
    )
    hint = say("Remove the sentence, or confirm it and change publish in the registry.")
    return Problem(page.path, line, "unpublished-reference", message, hint)


def _unknown(page: ContentPage, line: int, value: str, law: str) -> Problem:
    message = say("The registry of laws does not have {value} of {law}.", value=value, law=law)
    hint = say(
        "Find the source and add the article to docs/_data/laws.yml, or leave out its number."
    )
    return Problem(page.path, line, "unknown-article", message, hint)
