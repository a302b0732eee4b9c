"""No page says again what another page says: two versions of one thing soon contradict each other.

This needs all pages at once, so it is not a page check. It compares runs of five words. A text
with every eighth word changed is found; one written anew with the same thoughts is not, that is
for a reader's eye. It warns and does not stop a build, since two pages may share a rule for good
reasons, and only an editor can say which of them keeps it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import chain, combinations
from struct import unpack

from loa.artifacts import ArtifactStore, code_of, version_of
from loa.checking import check
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.ground.wording import say
from loa.problems import Problem
from loa.scaffold import places

RUN = 5
# Of the shorter page. Among the portal's own pages the most alike share 12 %.
MOST_SHARED = 0.2
# A page with fewer runs is a list of links or a stub.
FEWEST = 60
# Words on more pages than this belong to the form, such as the fixed steps of a lesson.
FORM = 8
# Pages that are compared with all others one by one sooner than all are with each other.
FEW_ASKED = 4
_READERS = ("markdown", "pymdown-extensions")
_WORD = re.compile(r"\w+")
# Bytes, read as a number; of a million runs two are taken for one with a chance of one to thirty
# millions.
_DIGEST = 8


@dataclass(frozen=True)
class Text:
    """The words of a page's body as read, and its runs of five, which are kept: a change of one
    page asks for those of all.
    """

    page: ContentPage
    store: ArtifactStore

    @cached_property
    def words(self) -> list[tuple[str, int]]:
        """Each word with its line in the body."""
        return [
            (word, piece.line)
            for passage in self.page.reading.passages
            for piece in passage.pieces
            for word in _WORD.findall(piece.text)
        ]

    @cached_property
    def runs(self) -> Sequence[int]:
        """A digest of every run of five words, in order; the n-th begins with the n-th word."""
        code = code_of("reading"), code_of("checks/rewordings")
        key = self.store.key("runs", *code, *map(version_of, _READERS), self.page.body)
        digests = self.store.read(key, "runs")
        if digests is None:
            words = [word.lower() for word, _ in self.words]
            runs = (" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1))
            digests = b"".join(blake2b(run.encode(), digest_size=_DIGEST).digest() for run in runs)
            self.store.keep(key, "runs", digests)
        # Numbers are cut out and compared sooner than as many pieces of bytes.
        return unpack(f"<{len(digests) // _DIGEST}Q", digests)


@check("reworded-page", scope="portal", severity="warning")
def check_rewordings(
    library: Library, store: ArtifactStore, asked: Callable[[ContentPage], bool] | None = None
) -> Iterator[Problem]:
    """Pairs of Vietnamese pages that share too many runs of words, at the later of the two.

    Pairs whose later page is not `asked` for may be left out.
    """
    texts = [
        Text(page, store)
        for page in library.pages
        # A page still being filled in repeats the form that it was begun from, and an easy
        # version says again what its page says.
        if page.language == SOURCE_LANGUAGE and not page.meta.easy_of and not places(page.body)
    ]
    runs = [text.runs for text in texts]
    numbers = [n for n, text in enumerate(texts) if asked is None or asked(text.page)]
    few = len(numbers) <= FEW_ASKED
    alike = chain.from_iterable(_alike_before(n, runs) for n in numbers) if few else _alike(runs)
    for a, b, share in alike:
        yield _problem(texts[b], texts[a], share)


def _alike(runs: Sequence[Sequence[int]]) -> Iterator[tuple[int, int, float]]:
    """Each pair of pages that share too much, the earlier first, with the share."""
    own, shared = _counted([frozenset(page_runs) for page_runs in runs])
    for (a, b), count in shared.items():
        fewest = min(own[a], own[b])
        if fewest >= FEWEST and count / fewest > MOST_SHARED:
            yield a, b, count / fewest


def _alike_before(number: int, runs: Sequence[Sequence[int]]) -> Iterator[tuple[int, int, float]]:
    """As `_alike`, the pairs of which a page is the later: other pages' runs are looked up in its
    own, which are few, and no set of all is made.
    """
    own = _without_form(runs[number], runs)
    for a in range(number):
        count = len(own.intersection(runs[a]))
        if count <= MOST_SHARED * FEWEST:
            continue
        fewest = min(len(own), len(_without_form(runs[a], runs)))
        if fewest >= FEWEST and count / fewest > MOST_SHARED:
            yield a, number, count / fewest


def _without_form(page_runs: Sequence[int], runs: Sequence[Sequence[int]]) -> frozenset[int]:
    own = frozenset(page_runs)
    pages_with = Counter(chain.from_iterable(map(own.intersection, runs)))
    return frozenset(run for run in own if pages_with[run] <= FORM)


def _counted(runs: Sequence[frozenset[int]]) -> tuple[list[int], Counter[tuple[int, int]]]:
    """How many runs each page has beside those of the form, and each pair of pages shares.

    Nearly every run stands on one page, so that only the others are looked at one by one.
    """
    seen_runs: set[int] = set()
    repeated: set[int] = set()
    for page_runs in runs:
        repeated |= page_runs & seen_runs
        seen_runs |= page_runs
    repeated_runs = [page_runs & repeated for page_runs in runs]
    pages_with = Counter(chain.from_iterable(repeated_runs))
    of_form = {run for run, pages in pages_with.items() if pages > FORM}
    holders: dict[int, list[int]] = defaultdict(list)
    for number, page_runs in enumerate(repeated_runs):
        for run in page_runs - of_form:
            holders[run].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for pages in holders.values():
        shared.update(combinations(pages, 2))
    return [len(page_runs) - len(page_runs & of_form) for page_runs in runs], shared


def _problem(text: Text, other: Text, share: float) -> Problem:
    start, length = _longest(text, set(other.runs))
    opening = " ".join(word[0] for word in text.words[start : start + min(length, 12)])
    message = say(
        "This page says again what “{title}” ({path}) says: {percent} % of its text "
        "is the same. The longest stretch has {length} syllables: “{opening}…”.",
        title=other.page.meta.title,
        path=other.page.path,
        percent=round(share * 100),
        length=length,
        opening=opening,
    )
    hint = say("Keep the stretch on one page, and link to it from the other.")
    line = text.page.body_line(text.words[start][1])
    return Problem(text.page.path, line, "reworded-page", message, hint)


def _longest(text: Text, shared_runs: set[int]) -> tuple[int, int]:
    """Where the longest stretch of shared runs begins, and its length in words."""
    best, best_start, count = 0, 0, 0
    for index, run in enumerate(text.runs):
        count = count + 1 if run in shared_runs else 0
        if count > best:
            best, best_start = count, index - count + 1
    return best_start, best + RUN - 1
