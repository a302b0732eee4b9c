"""The report as a comment: Markdown of forges, in which nothing from a proposal is obeyed.

A proposal may come from anybody. What it holds stands in the comment as text: no link, picture,
mention or command of a forge comes out of it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from loa.claims.report import KIND_NAMES
from loa.claims.resting import Claim
from loa.ground.wording import say
from loa.printable import printable
from loa.problems import Problem, errors_in
from loa.proposals.changes import EntryChange, PageChange
from loa.proposals.report import Report

MOST = 40
"""Rows a section shows; a comment may have 65,536 characters (GitHub's limit)."""
_LONGEST = 300
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
"""ASCII punctuation, which a backslash makes plain: CommonMark 0.31.2, §2.4."""
_WORD = re.compile(r"[^\s()“”«»,;]+")
_MENTION = re.compile(r"[@#!$%&~^].|[A-Za-z]-\d|\bwww\.")
"""Where a forge would find people, issues, labels, addresses; such a word stands as code, in which
forges look for none and from which a reader copies what was written, nothing invisible with it."""


def as_markdown(report: Report) -> str:
    """The whole comment; ends with a newline."""
    errors = len(errors_in(report.problems))
    rows = [say("## What this proposal changes"), "", _summary(report, errors), ""]
    if report.is_empty:
        return "\n".join(rows)
    hints = len(report.problems) - errors
    counts = say("errors: {errors}, hints: {hints}", errors=errors, hints=hints)
    rows += _section(
        say("To be mended: {counts}", counts=counts), map(_problem, _ranked(report.problems))
    )
    rows += _section(say("Pages that change"), map(_page, report.pages))
    rows += _section(say("Pictures before and after, 360 pixels wide"), _pictures(report))
    rows += _section(say("Registries that change"), map(_entry, report.entries))
    rows += _section(say("Figures, days and articles that change"), _facts(report))
    rows += _section(say("Translations and recordings that no longer match"), _voices(report))
    rows += _section(say("To print and copy again after merging"), _renewals(report))
    rows += _section(say("Read again by"), map(_reader, report.readers))
    rows += _section(
        say("Other files that change"), (f"- {code(f'docs/{uri}')}" for uri in report.files)
    )
    return "\n".join(rows).rstrip("\n") + "\n"


def text(value: str) -> str:
    """Words from outside that stay words."""
    shortened = _shortened(printable(value))
    parts = zip_longest(_WORD.split(shortened), _WORD.findall(shortened), fillvalue="")
    return "".join(between.translate(_ESCAPED) + _word(word) for between, word in parts)


def _word(word: str) -> str:
    bare = word.rstrip(".:!?…")
    if not _MENTION.search(bare):
        return word.translate(_ESCAPED)
    return code(bare) + word.removeprefix(bare).translate(_ESCAPED)


def code(value: str) -> str:
    """A name or a value from outside, as it is written (CommonMark, §6.1)."""
    shortened = _shortened(printable(value))
    if not shortened:
        return say("(empty)")
    longest_run = max((len(run) for run in re.findall(r"`+", shortened)), default=0)
    fence = "`" * (longest_run + 1)
    padded = (
        f" {shortened} "
        if shortened.startswith(("`", " ")) or shortened.endswith(("`", " "))
        else shortened
    )
    return f"{fence}{padded}{fence}"


_ESCAPED = {ord(one): f"\\{one}" for one in map(chr, range(128)) if _PUNCTUATION.match(one)}


def _shortened(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"


def _pictures(report: Report) -> Iterator[str]:
    for path, name in report.pictures:
        yield f"- {code(name)}: {code(path)}"
    left_out = len(report.pages) - len(report.pictures)
    if report.pictures and left_out:
        yield say("- Pages that change and are not drawn: {left}.", left=left_out)


def _summary(report: Report, errors: int) -> str:
    if report.is_empty:
        return say("No page, registry or file of the portal changes.")
    verdict = (
        say("**Not to be merged yet**, there are errors.")
        if errors
        else say("No errors were found.")
    )
    older = (
        say(" Errors that were elsewhere before: {others}.", others=report.others)
        if report.others
        else ""
    )
    return say(
        "{said} Pages that change: {pages}; entries of registries: {entries}; translations that "
        "are outdated by it: {translations}.{older}",
        said=verdict,
        pages=len(report.pages),
        entries=len(report.entries),
        translations=len(report.translations),
        older=older,
    )


def _section(title: str, rows: Iterable[str]) -> list[str]:
    lines = list(rows)
    if not lines:
        return []
    left_out = len(lines) - MOST
    more = [say("- … and {left} lines more.", left=left_out)] if left_out > 0 else []
    return [f"### {title}", "", *lines[:MOST], *more, ""]


def _ranked(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.severity != "error", problem))


def _problem(problem: Problem) -> str:
    label = say("**error**") if problem.severity == "error" else say("hint")
    sentence = text(f"{problem.message} {problem.hint}".strip())
    return f"- {label} {code(f'{problem.path}:{problem.line}')} {sentence} ({code(problem.code)})"


def _page(change: PageChange) -> str:
    change_name = (
        say("added")
        if change.before is None
        else say("taken away")
        if change.after is None
        else say("edited")
    )
    if change.through:
        change_name = say("changes with {join}", join=", ".join(map(code, change.through)))
    title = text(change.page.meta.title) or say("(cannot be read yet)")
    safety = say(", **safety: two readers**") if change.page.meta.sensitivity == "safety" else ""
    return f"- {title}, {code(change.page.path)}: {change_name}{safety}"


def _entry(change: EntryChange) -> str:
    values = "; ".join(
        f"{code(name)} {code(before)} → {code(after)}" for name, before, after in change.values
    )
    return f"- {code(f'{change.registry}/{change.id}')}: {values}"


def _facts(report: Report) -> Iterator[str]:
    for change in report.facts:
        yield f"- {code(change.path)}"
        for label, claims in ((say("before"), change.gone), (say("after"), change.new)):
            yield from (f"  - {label}: {_claim(claim)}" for claim in claims)


def _claim(claim: Claim) -> str:
    sources = ", ".join(map(text, claim.sources)) or say("source unclear")
    return f"{KIND_NAMES[claim.kind]} **{text(claim.value)}** · {text(claim.sentence)} · {sources}"


def _voices(report: Report) -> Iterator[str]:
    for page in report.translations:
        yield say("- translation {code}", code=code(page.path))
    for uri in report.recordings:
        yield say("- recording {code}", code=code(f"docs/{uri}"))


def _reader(row: tuple[str, tuple[str, ...]]) -> str:
    name, paths = row
    return f"- {text(name)}: {', '.join(map(code, paths))}"


def _renewals(report: Report) -> Iterator[str]:
    if report.every_paper:
        yield say(
            "- **A number to call changes: every paper, poster and stick in use has to be "
            "replaced.**"
        )
    for page, names in report.papers:
        yield say(
            "- print again: {join} of {text}",
            join=", ".join(map(text, names)),
            text=text(page.meta.title),
        )
    if report.packs:
        kinds = ", ".join(code(profile.id) for profile in report.packs)
        yield say(
            "- copy again: {kinds}; who holds one: {code}",
            kinds=kinds,
            code=code("loa pack outdated SỔ.csv"),
        )
