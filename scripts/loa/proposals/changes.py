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
    "audience": "audiences",
    "topics": "topics",
    "region": "regions",
    "grades": "grades",
    "lead": "agencies",
    "partners": "agencies",
    "languages": "languages",
    "pictogram": "pictograms",
}
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
    differing = {
        uri for uri in both if _has_other_bytes(before.docs_dir / uri, after.docs_dir / uri)
    }
    return frozenset(differing | (before.files ^ after.files))


def _has_other_bytes(path: Path, other_path: Path) -> bool:
    return (
        path.stat().st_size != other_path.stat().st_size
        or path.read_bytes() != other_path.read_bytes()
    )


def changed_entries(before: Registries, after: Registries) -> list[EntryChange]:
    """Entries by registry and id, in the order of the registries' names."""
    changes = []
    for registry in sorted(field.name for field in fields(Registries)):
        old, new = getattr(before, registry), getattr(after, registry)
        for key in (*new, *(key for key in old if key not in new)):
            values = tuple(_changed_values(old.get(key), new.get(key)))
            if values:
                changes.append(EntryChange(registry, key, values))
    return changes


def _changed_values(old: Any, new: Any) -> Iterator[tuple[str, str, str]]:
    old_values = old.model_dump(mode="json") if old is not None else {}
    new_values = new.model_dump(mode="json") if new is not None else {}
    for name in dict.fromkeys((*old_values, *new_values)):
        if old_values.get(name) != new_values.get(name):
            yield name, _as_text(old_values.get(name)), _as_text(new_values.get(name))


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def changed_pages(
    before: Library, after: Library, files: frozenset[str], entries: list[EntryChange]
) -> list[PageChange]:
    """The pages that changed files and entries reach, by path; in any language."""
    changed_ids = {(change.registry, change.id) for change in entries}
    changes = []
    old_pages, new_pages = _by_uri(before), _by_uri(after)
    for uri in sorted({*old_pages, *new_pages}):
        before_page, after_page = old_pages.get(uri), new_pages.get(uri)
        if uri in files:
            changes.append(PageChange(uri, before_page, after_page))
            continue
        shown_entries = (
            _entries_shown(before_page, before) | _entries_shown(after_page, after)
            if before_page and after_page
            else set()
        )
        through = sorted(f"{registry}/{key}" for registry, key in shown_entries & changed_ids)
        through += sorted(_files_shown(after_page) & files) if after_page else []
        if through:
            changes.append(
                PageChange(uri, before=before_page, after=after_page, through=tuple(through))
            )
    return changes


def _by_uri(library: Library) -> dict[str, ContentPage]:
    return {page.src_uri: page for page in (*library.pages, *library.rejected)}


def _entries_shown(page: ContentPage | None, library: Library) -> set[Entry]:
    """The entries of registries that a page prints or rests on."""
    if page is None or not page.is_valid:
        return set()
    registries, data = library.registries, page.document.data
    shown_entries = {
        (REGISTRY_OF[reference.kind], reference.key)
        for reference in page.reading.references
        if reference.kind in REGISTRY_OF
    }
    shown_entries |= {("helplines", key) for _, key in numbers_asked(data)}
    for field, registry in _FIELDS.items():
        value = data.get(field)
        shown_entries |= {
            (registry, str(key)) for key in (value if isinstance(value, list) else [value])
        }
    shown_entries |= {
        (registry, source.id or "") for source in page.meta.sources for registry in _SOURCES
    }
    shown_entries |= {("consents", consent.record or "") for consent in page.meta.consent}
    shown_entries |= {("consents", exception.consent or "") for exception in page.meta.exceptions}
    for use in page.reading.uses:
        block = DIRECTIVES.get(use.name)
        for registry in block.prints if block else ():
            shown_entries |= {(registry, key) for key in getattr(registries, registry)}
    if page.written_in == SOURCE_LANGUAGE:
        for claim in claims_of(page, library):
            keys = [source.partition(",")[0] for source in claim.sources]
            shown_entries |= {(registry, key) for key in keys for registry in _SOURCES}
    return shown_entries


def _files_shown(page: ContentPage) -> set[str]:
    """The files below docs/ that a page shows: pictures, drawn scenes, films."""
    uris = {page.beside(image.source) for image in page.reading.images}
    data = page.document.data
    uris |= {str(data[name]) for name in ("file", "captions") if name in data}
    scenes = {str(scene) for scene in _scenes_shown(page.meta, data)}
    for use in page.reading.uses:
        block = DIRECTIVES.get(use.name)
        if block is not None and block.argument is not None and block.argument.of == "scenes":
            scenes.add(use.argument or "")
    return uris | {f"{_SCENES}{scene}.yml" for scene in scenes}


def _scenes_shown(meta: Meta, data: Mapping[str, Any]) -> Iterator[object]:
    yield meta.scene
    for tile in meta.tiles:
        yield tile.scene
    for field, name in (("scenes", "drawing"), ("messages", "scene")):
        rows = data.get(field)
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict):
                yield row.get(name)
