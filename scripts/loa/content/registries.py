"""The registries in docs/_data: what exists, under which id, and whether it may be shown.

Every entry that states a fact keeps its sources, confidence and date. `publish` decides:
`yes` may be printed, `check` waits for a person, `no` must never appear.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from loa.checking import check
from loa.content.archives import ArchivedYear
from loa.content.entries.books import Book
from loa.content.entries.facts import Source, Theme
from loa.content.entries.languages import Language, Recording, Term
from loa.content.entries.laws import Law
from loa.content.entries.offices import Agency, ConsentRecord, Helpline, Reviewer
from loa.content.entries.readers import Audience, AudienceRole, Grade, Pictogram, Region, Topic
from loa.content.entries.words import (
    Concept,
    Need,
    NeedPicture,
    Officialese,
    Phrase,
    Synonyms,
    Withheld,
)
from loa.content.front_matter import line_at
from loa.content.kept_headers import DataText, KeptHeaders, reading
from loa.content.notices import Notice, check_notices
from loa.content.printed_numbers import numbers_filled
from loa.content.releases import Release
from loa.content.schema import Model
from loa.content.sections import Role, Section, check_sections
from loa.content.validation import validate
from loa.ground.folder_entries import is_plain_file
from loa.ground.wording import say
from loa.problems import Problem, nearest

DATA_FOLDER = "_data"


@dataclass(frozen=True)
class Registries:
    """All registries of a portal, each by id in the order of its file."""

    audiences: Mapping[str, Audience] = field(default_factory=dict)
    grades: Mapping[str, Grade] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
    languages: Mapping[str, Language] = field(default_factory=dict)
    helplines: Mapping[str, Helpline] = field(default_factory=dict)
    agencies: Mapping[str, Agency] = field(default_factory=dict)
    laws: Mapping[str, Law] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    pictograms: Mapping[str, Pictogram] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    narrations: Mapping[str, Recording] = field(default_factory=dict)
    consents: Mapping[str, ConsentRecord] = field(default_factory=dict)
    withheld: Mapping[str, Withheld] = field(default_factory=dict)
    synonyms: Mapping[str, Synonyms] = field(default_factory=dict)
    concepts: Mapping[str, Concept] = field(default_factory=dict)
    needs: Mapping[str, Need] = field(default_factory=dict)
    officialese: Mapping[str, Officialese] = field(default_factory=dict)
    phrases: Mapping[str, Phrase] = field(default_factory=dict)
    notices: Mapping[str, Notice] = field(default_factory=dict)
    reviewers: Mapping[str, Reviewer] = field(default_factory=dict)
    books: Mapping[str, Book] = field(default_factory=dict)
    releases: Mapping[str, Release] = field(default_factory=dict)
    archives: Mapping[str, ArchivedYear] = field(default_factory=dict)
    sections: Mapping[str, Section] = field(default_factory=dict)

    def only(self, *names: str) -> "Registries":
        """These registries; the others are empty, so that nobody can ask them."""
        return Registries(**{name: getattr(self, name) for name in names})

    def section(self, role: Role) -> str:
        """The folder below docs/ of the section with a role.

        The role's own name stands in where the registry is damaged, which is told elsewhere.
        """
        return next((entry.id for entry in self.sections.values() if entry.role == role), role)

    def role(self, section: str) -> Role | None:
        """What a folder directly below docs/ is used for, if anything."""
        entry = self.sections.get(section)
        return entry.role if entry else None

    def audience(self, role: AudienceRole) -> str:
        """The id of the audience with a role; the role's own name where no audience has it."""
        return next((entry.id for entry in self.audiences.values() if entry.role == role), role)

    def first_page(self, role: Role) -> str:
        """The first page of that section, as a path below docs/."""
        return f"{self.section(role)}/index.md"

    @property
    def cleared_helplines(self) -> list[Helpline]:
        """The numbers that may be printed, in the order people should read them."""
        lines = [line for line in self.helplines.values() if line.publish == "yes"]
        return sorted(lines, key=lambda line: (line.order, line.id))

    @property
    def published_helplines(self) -> list[Helpline]:
        """Those printed for everybody: without the ones that are dialled in another country."""
        return [line for line in self.cleared_helplines if not line.country]

    @property
    def pictured_needs(self) -> list[tuple[Need, NeedPicture]]:
        """The needs that stand in the index of pictures, in their order."""
        rows = [(need, need.picture) for need in self.needs.values() if need.picture]
        return sorted(rows, key=lambda row: (row[1].order, row[0].id))


MODELS: dict[str, type[Model]] = {
    "audiences": Audience,
    "grades": Grade,
    "topics": Topic,
    "regions": Region,
    "languages": Language,
    "helplines": Helpline,
    "agencies": Agency,
    "laws": Law,
    "sources": Source,
    "themes": Theme,
    "pictograms": Pictogram,
    "glossary": Term,
    "narrations": Recording,
    "consents": ConsentRecord,
    "withheld": Withheld,
    "synonyms": Synonyms,
    "concepts": Concept,
    "needs": Need,
    "officialese": Officialese,
    "phrases": Phrase,
    "notices": Notice,
    "reviewers": Reviewer,
    "books": Book,
    "releases": Release,
    "sections": Section,
    "archives": ArchivedYear,
}
OPTIONAL = frozenset(
    {"archives", "books", "concepts", "notices", "phrases", "releases", "reviewers"}
)
"""Registries that a portal has only while it has something in them."""


SOURCE = "vi"
_VIETNAMESE = Language.model_construct(
    confidence="high",
    as_of=None,
    sources=[],
    slug=SOURCE,
    tag=SOURCE,
    iso639_3="vie",
    autonym="Tiếng Việt",
    name="Tiếng Việt",
    script="Latn",
    fallback=None,
    publish="with-banner",
    speakers=None,
    speakers_as_of=None,
    note="",
)
"""What stands in for a damaged registry, so that everything else can still be told."""
REGISTRY_FILES = frozenset(f"{name}.yml" for name in MODELS)


@check("duplicate-id", "registry-missing", "registry-shape", "unknown-reference", scope="reading")
def load_registries(
    docs_dir: Path, kept: KeptHeaders | None = None
) -> tuple[Registries, list[Problem]]:
    """Read docs/_data/*.yml, in which `[[helpline:…]]` stands for a number; a missing registry is
    a problem, not a crash.
    """
    problems: list[Problem] = []
    loaded: dict[str, dict[str, Any]] = {}
    for name in MODELS:
        path = docs_dir / DATA_FOLDER / f"{name}.yml"
        label = f"{docs_dir.name}/{DATA_FOLDER}/{name}.yml"
        if name in OPTIONAL and not path.exists() and not path.is_symlink():
            loaded[name] = {}
            continue
        if not is_plain_file(path):
            problems.append(
                Problem(
                    label,
                    1,
                    "registry-missing",
                    say("There is no registry “{name}.yml”.", name=name),
                )
            )
            loaded[name] = {}
            continue
        loaded[name], found = _load(path, label, name, kept)
        problems += found
    if SOURCE not in loaded["languages"]:
        label = f"{docs_dir.name}/{DATA_FOLDER}/languages.yml"
        if not any(problem.path == label for problem in problems):
            message = say(
                "The registry of languages lacks “{source}”, the language of the original pages.",
                source=SOURCE,
            )
            problems.append(Problem(label, 1, "registry-shape", message))
        loaded["languages"] = {SOURCE: _VIETNAMESE, **loaded["languages"]}
    known = {f.name for f in fields(Registries)}
    helplines = loaded["helplines"]
    registries = Registries(
        **{name: {**numbers_filled(loaded[name], helplines)} for name in known - {"helplines"}},
        helplines=helplines,
    )
    problems += _cross_references(registries, docs_dir.name)
    label = f"{docs_dir.name}/{DATA_FOLDER}/sections.yml"
    if not any(problem.path == label for problem in problems):
        problems += check_sections(registries.sections.values(), registries.helplines, label)
    label = f"{docs_dir.name}/{DATA_FOLDER}/notices.yml"
    problems += check_notices(registries.notices.values(), registries.languages, docs_dir, label)
    return registries, problems


def _load(
    path: Path, label: str, name: str, kept: KeptHeaders | None
) -> tuple[dict[str, Any], list[Problem]]:
    text, problems = reading(kept, path, label)
    if text is None:
        return {}, problems
    entries, found = _entries(DataText(text, label, kept.parse if kept else None), name)
    return dict(entries), [*problems, *found]


# Whoever keeps a portal open, or opens one after the other, asks for the same files many times.
@lru_cache(maxsize=4 * len(MODELS))
def _entries(source: DataText, name: str) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    """The entries of a registry's text by id, frozen like all models, and what is wrong with it."""
    label = source.label
    data, lines, unreadable = source.parsed()
    problems = [*unreadable]
    entries: dict[str, Any] = {}
    rows = data.get(name)
    if not isinstance(rows, list):
        if not unreadable:
            message = say("A registry is a list below the key “{name}:”.", name=name)
            problems.append(Problem(label, 1, "registry-shape", message))
        return entries, tuple(problems)
    line_of = partial(line_at, lines)
    for index, row in enumerate(rows):
        if not isinstance(row, dict):
            line = line_of((name, index))
            problems.append(Problem(label, line, "registry-shape", say("This entry has no field.")))
            continue
        entry, found = validate(MODELS[name], row, label, line_of, (name, index))
        problems += found
        if entry is None:
            continue
        key = entry.id  # type: ignore[attr-defined]
        if key in entries:
            line = line_of((name, index))
            message = say("The id “{key}” is in this registry already.", key=key)
            problems.append(Problem(label, line, "duplicate-id", message))
        entries[key] = entry
    return entries, tuple(problems)


def _cross_references(registries: Registries, docs: str) -> list[Problem]:
    problems = []
    for agency in registries.agencies.values():
        if agency.successor and agency.successor not in registries.agencies:
            hint = nearest(agency.successor, registries.agencies)
            message = say(
                "The agency “{successor}” that follows “{id}” is not in the registry.",
                successor=agency.successor,
                id=agency.id,
            )
            path = f"{docs}/{DATA_FOLDER}/agencies.yml"
            problems.append(Problem(path, 1, "unknown-reference", message, hint))
    return problems
