"""What differs between two states of a portal: files, entries of registries, and the pages that
either of them reaches.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from loa.checks.claims import claims_of
from loa.content.kinds import Meta
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.reader_texts import numbers_asked
from loa.content.references import REGISTRY_OF
from loa.content.registries import DATA_FOLDER, Registries
from loa.directives.registry import DIRECTIVES

_FIELDS = {
    "audience": "audiences", "topics": "topics", "region": "regions", "grades": "grades",
    "lead": "agencies", "partners": "agencies", "languages": "languages",
    "pictogram": "pictograms",
}  # fmt: skip
"""Front-matter fields that hold ids, and the registry they come from."""
_SOURCES = ("laws", "helplines", "sources")
_SCENES = f"{DATA_FOLDER}/scenes/"

Entry = tuple[str, str]
"""Registry and id."""


@dataclass(frozen=True)
class EntryChange:
    """An entry that is new, gone or different; `values` are the fields before and after it.

    A value is "" where there was or is none.
    """

    registry: str
    id: str
    values: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class PageChange:
    """A page that readers will find changed: in itself, or through what it shows.

    `before` and `after` are None where the page is new or gone; `through` names the entries and
    files that reach it where its own file is the same.
    """

    src_uri: str
    before: ContentPage | None
    after: ContentPage | None
    through: tuple[str, ...] = ()

    @property
    def page(self) -> ContentPage:
        """The page as it is, or as it was."""
        page = self.after or self.before
        assert page is not None
        return page


def changed_files(before: Library, after: Library) -> frozenset[str]:
    """The files below docs/ that one of two states does not have, or has with other bytes."""
    both = before.files & after.files
    differing = {uri for uri in both if _differs(before.docs_dir / uri, after.docs_dir / uri)}
    return frozenset(differing | (before.files ^ after.files))


def _differs(one: Path, other: Path) -> bool:
    return one.stat().st_size != other.stat().st_size or one.read_bytes() != other.read_bytes()


def changed_entries(before: Registries, after: Registries) -> list[EntryChange]:
    """Entries by registry and id, in the order of the registries' names."""
    found = []
    for registry in sorted(field.name for field in fields(Registries)):
        old, new = getattr(before, registry), getattr(after, registry)
        for key in (*new, *(key for key in old if key not in new)):
            values = tuple(_values(old.get(key), new.get(key)))
            if values:
                found.append(EntryChange(registry, key, values))
    return found


def _values(old: Any, new: Any) -> Iterator[tuple[str, str, str]]:
    one = old.model_dump(mode="json") if old is not None else {}
    other = new.model_dump(mode="json") if new is not None else {}
    for name in dict.fromkeys((*one, *other)):
        if one.get(name) != other.get(name):
            yield name, _shown(one.get(name)), _shown(other.get(name))


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def changed_pages(
    before: Library, after: Library, files: frozenset[str], entries: list[EntryChange]
) -> list[PageChange]:
    """The pages that changed files and entries reach, by path; in any language."""
    moved = {(change.registry, change.id) for change in entries}
    found = []
    old, new = _by_uri(before), _by_uri(after)
    for uri in sorted({*old, *new}):
        was, now = old.get(uri), new.get(uri)
        if uri in files:
            found.append(PageChange(uri, was, now))
            continue
        reached = _entries(was, before) | _entries(now, after) if was and now else set()
        through = sorted(f"{registry}/{key}" for registry, key in reached & moved)
        through += sorted(_files(now) & files) if now else []
        if through:
            found.append(PageChange(uri, was, now, tuple(through)))
    return found


def _by_uri(library: Library) -> dict[str, ContentPage]:
    return {page.src_uri: page for page in (*library.pages, *library.rejected)}


def _entries(page: ContentPage | None, library: Library) -> set[Entry]:
    """The entries of registries that a page prints or rests on."""
    if page is None or not page.is_valid:
        return set()
    registries, data = library.registries, page.document.data
    found = {
        (REGISTRY_OF[one.kind], one.key)
        for one in page.reading.references
        if one.kind in REGISTRY_OF
    }
    found |= {("helplines", key) for _, key in numbers_asked(data)}
    for field, registry in _FIELDS.items():
        value = data.get(field)
        found |= {(registry, str(key)) for key in (value if isinstance(value, list) else [value])}
    found |= {(registry, source.id or "") for source in page.meta.sources for registry in _SOURCES}
    found |= {("consents", one.record or "") for one in page.meta.consent}
    found |= {("consents", one.consent or "") for one in page.meta.exceptions}
    for use in page.reading.uses:
        block = DIRECTIVES.get(use.name)
        for registry in block.prints if block else ():
            found |= {(registry, key) for key in getattr(registries, registry)}
    if page.written_in == SOURCE_LANGUAGE:
        for claim in claims_of(page, library):
            keys = [source.partition(",")[0] for source in claim.sources]
            found |= {(registry, key) for key in keys for registry in _SOURCES}
    return found


def _files(page: ContentPage) -> set[str]:
    """The files below docs/ that a page shows: pictures, drawn scenes, films."""
    shown = {page.beside(image.source) for image in page.reading.images}
    data = page.document.data
    shown |= {str(data[name]) for name in ("file", "captions") if name in data}
    scenes = {str(scene) for scene in _scenes(page.meta, data)}
    for use in page.reading.uses:
        block = DIRECTIVES.get(use.name)
        if block is not None and block.argument is not None and block.argument.of == "scenes":
            scenes.add(use.argument or "")
    return shown | {f"{_SCENES}{scene}.yml" for scene in scenes}


def _scenes(meta: Meta, data: Mapping[str, Any]) -> Iterator[object]:
    yield meta.scene
    for tile in meta.tiles:
        yield tile.scene
    for field, name in (("scenes", "drawing"), ("messages", "scene")):
        rows = data.get(field)
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict):
                yield row.get(name)
