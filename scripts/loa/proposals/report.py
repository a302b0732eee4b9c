"""The report on a proposal as data."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.registries import DATA_FOLDER
from loa.packs.profiles import Profile
from loa.problems import Problem, errors_in
from loa.proposals.authority import unauthorised
from loa.proposals.changes import (
    EntryChange,
    PageChange,
    changed_entries,
    changed_files,
    changed_pages,
)
from loa.proposals.consequences import (
    FactChange,
    changed_facts,
    changes_every_paper,
    lost_addresses,
    outdated_recordings,
    outdated_translations,
    packs,
    papers,
)
from loa.proposals.roles import Readings, Roles


@dataclass(frozen=True)
class Report:
    """What a proposal changes. `files` are those without a page or registry of their own;
    `problems` are those of what changed, and those that are new elsewhere; `others` counts the
    errors that were there before; `pictures` are pages with the names of their pictures.
    """

    pages: tuple[PageChange, ...] = ()
    entries: tuple[EntryChange, ...] = ()
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    others: int = 0
    facts: tuple[FactChange, ...] = ()
    translations: tuple[ContentPage, ...] = ()
    recordings: tuple[str, ...] = ()
    papers: tuple[tuple[ContentPage, tuple[str, ...]], ...] = ()
    packs: tuple[Profile, ...] = ()
    every_paper: bool = False
    readers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether readers and editors would find nothing changed."""
        return not (self.pages or self.entries or self.files or self.problems)


@dataclass(frozen=True)
class State:
    """A state of the portal: its content, what is wrong with it, and its kinds of packs."""

    library: Library
    problems: tuple[Problem, ...]
    profiles: tuple[Profile, ...]


def report_on(
    before: State,
    after: State,
    roles: Roles,
    readings: Readings,
    hidden: Iterable[Problem] = (),
) -> Report:
    """Compare two states; `roles` are those of the branch that the second goes to, `readings` say
    who read which file as it now is, `hidden` is what is wrong with the commits between them and
    no longer seen in the second.
    """
    files = changed_files(before.library, after.library)
    entries = changed_entries(before.library.registries, after.library.registries)
    pages = changed_pages(before.library, after.library, files=files, entries=entries)
    is_every_paper = changes_every_paper(entries)
    docs = after.library.docs_dir.name
    changed_paths = {f"{docs}/{uri}" for uri in files} | {change.page.path for change in pages}
    shown, others = _of_proposal(before.problems, after.problems, changed_paths)
    shown += lost_addresses(before.library, after.library)
    shown += unauthorised(
        before.library, after.library, pages=pages, roles=roles, readings=readings
    )
    shown += hidden
    uris = {change.src_uri for change in pages}
    registries = {f"{DATA_FOLDER}/{change.registry}.yml" for change in entries}
    return Report(
        pages=tuple(pages),
        entries=tuple(entries),
        files=tuple(sorted(files - uris - registries)),
        problems=tuple(sorted(set(shown))),
        others=others,
        facts=tuple(changed_facts(before.library, after.library, pages)),
        translations=tuple(outdated_translations(before.library, after.library)),
        recordings=tuple(outdated_recordings(before.library, after.library)),
        papers=tuple(papers(pages)),
        packs=tuple(
            packs(
                after.profiles,
                pages=pages,
                registries=after.library.registries,
                every=is_every_paper,
            )
        ),
        every_paper=is_every_paper,
        readers=tuple(_readers(readings, changed_paths, roles)),
    )


def _readers(
    readings: Readings, changed_paths: set[str], roles: Roles
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Who read which of the changed files, by the names of the registry."""
    for reviewer in roles.known:
        paths = tuple(
            sorted(path for path in changed_paths if reviewer.id in readings.get(path, ()))
        )
        if paths:
            yield reviewer.name, paths


def _of_proposal(
    before: Iterable[Problem], after: Iterable[Problem], changed_paths: set[str]
) -> tuple[list[Problem], int]:
    """The problems of what changed and those new elsewhere; and how many errors are older.

    Lines shift, so an old problem is known by its file, code and words.
    """
    old_counts = Counter((problem.path, problem.code, problem.message) for problem in before)
    of_proposal, older = [], []
    for problem in sorted(after):
        key = problem.path, problem.code, problem.message
        if problem.path in changed_paths or not old_counts[key]:
            of_proposal.append(problem)
        else:
            old_counts[key] -= 1
            older.append(problem)
    return of_proposal, len(errors_in(older))
