"""A page in easy words is easy, belongs to one page, and says nothing that page does not say."""

import re
from collections.abc import Iterator

from loa.checking import check
from loa.checks.passages import passages
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.translation import follows
from loa.ground.wording import say
from loa.problems import Problem, nearest
from loa.readability.measure import measure

LONGEST = 16
"""Syllables of a sentence. Guides for easy Vietnamese do not exist; rules for easy German ask for
eight to ten words a sentence (netzwerk-leichte-sprache.de), and a Vietnamese word has one or two
syllables."""
HARDEST = 1.1
"""The score of `loa.readability.measure`: the portal's pages stand at 1 to 2."""
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_FACT_KINDS = ("helpline", "law", "agency")


@check("easy-version-hard", "easy-version-new-fact", "easy-version-source")
def check_easy_version(page: ContentPage, library: Library) -> Iterator[Problem]:
    """It names a page in full and keeps that page's way out; it is easy; it adds no fact."""
    if page.meta.easy_of is None or not page.is_valid:
        return
    line = page.line("easy_of")
    full_page = library.get(page.meta.easy_of)
    fault = _fault_of(page, full_page, library)
    if full_page is None or fault:
        known = [
            known_page.src_uri
            for known_page in library.pages
            if known_page.language == SOURCE_LANGUAGE
        ]
        hint = nearest(page.meta.easy_of, known) if full_page is None else ""
        yield Problem(page.path, line, "easy-version-source", fault, hint)
        return
    yield from _check_words(page, library)
    yield from _check_facts(page, full_page, library)


@check("easy-version-outdated", severity="warning")
def check_easy_version_is_fresh(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Since somebody last held it against its page, that page has not changed."""
    full_page = library.get(page.meta.easy_of or "")
    if full_page is None or follows(page, full_page):
        return
    if page.meta.easy_sha256:
        message = say(
            "The full page {path} was changed after this easy version.", path=full_page.path
        )
    else:
        message = say(
            "It is not said which text of {path} this easy version follows.", path=full_page.path
        )
    hint = say(
        "Read both pages side by side, mend what changed, then run “loa translate easy {src_uri}”.",
        src_uri=page.src_uri,
    )
    line = page.line("easy_sha256" if page.meta.easy_sha256 else "easy_of")
    yield Problem(page.path, line, "easy-version-outdated", message, hint)


def _fault_of(page: ContentPage, full_page: ContentPage | None, library: Library) -> str:
    if full_page is None:
        return say(
            "This is an easy version of “{page}”, but there is no such page.",
            page=page.meta.easy_of,
        )
    if full_page.language != SOURCE_LANGUAGE or page.language != SOURCE_LANGUAGE:
        return say("An easy version is a Vietnamese page of a Vietnamese page.")
    if full_page.meta.easy_of:
        return say(
            "“{src_uri}” is an easy version itself: name the full page.", src_uri=full_page.src_uri
        )
    easy_pages = [
        easy_page for easy_page in library.published if easy_page.meta.easy_of == full_page.src_uri
    ]
    if easy_pages and easy_pages[0] is not page and page in easy_pages:
        return say(
            "“{src_uri}” already has an easy version: {path}.",
            src_uri=full_page.src_uri,
            path=easy_pages[0].path,
        )
    if full_page.meta.sensitive and not page.meta.sensitive:
        return say("Where the full page has “sensitive: true” its easy version needs it too.")
    return ""


def _check_words(page: ContentPage, library: Library) -> Iterator[Problem]:
    words = library.registries.officialese.values()
    readability = measure(passages(page, library.registries, spelled=False), words)
    for sentence in readability.sentences:
        if sentence.syllables > LONGEST:
            message = say(
                "A sentence of the easy version has {syllables} syllables; {longest} are allowed.",
                syllables=sentence.syllables,
                longest=LONGEST,
            )
            yield Problem(
                page.path,
                sentence.line,
                "easy-version-hard",
                message,
                say("Make it two short sentences."),
            )
    if round(readability.score, 2) > HARDEST:
        score, limit = (f"{value:.2f}".replace(".", ",") for value in (readability.score, HARDEST))
        message = say(
            "The easy version is still hard: {score}, allowed is {limit}. This line has "
            "its hardest sentence.",
            score=score,
            limit=limit,
        )
        line = readability.worst[0].line
        yield Problem(
            page.path, line, "easy-version-hard", message, say("Write it again in short sentences.")
        )


def _check_facts(page: ContentPage, full_page: ContentPage, library: Library) -> Iterator[Problem]:
    references_there = {
        (reference.kind, reference.key) for reference in full_page.reading.references
    }
    for reference in page.reading.references:
        if (
            reference.kind in _FACT_KINDS
            and (reference.kind, reference.key) not in references_there
        ):
            message = say(
                "The full page {path} does not name [[{kind}:",
                path=full_page.path,
                kind=reference.kind,
            )
            message += f"{reference.key}]]."
            line = page.line_of_text(f"{reference.kind}:{reference.key}")
            yield Problem(page.path, line, "easy-version-new-fact", message, _MEND_HINT)
    figures = {
        figure for _, text in passages(full_page, library.registries) for figure in _figures(text)
    }
    for line, text in passages(page, library.registries):
        for figure in _figures(text):
            if figure not in figures:
                message = say(
                    "The full page {path} does not have the figure “{figure}”.",
                    path=full_page.path,
                    figure=figure,
                )
                yield Problem(page.path, line, "easy-version-new-fact", message, _MEND_HINT)


_MEND_HINT = say(
    "An easy version only says again: remove this, or add it to the full page with its source."
)


def _figures(text: str) -> list[str]:
    return _FIGURE.findall(text)
