"""Lists of pages: which ones, in what order, grouped and filtered by what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loa.content.kinds import TYPE_NAMES, LessonMeta
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.registries import Registries
from loa.ground.slugs import slugify

Facet = tuple[str, str, str]
"""Kind of facet, id of the value, name that readers see."""
OTHERS = "khac"
"""The id of the group of pages that have no value of a kind."""


@dataclass(frozen=True)
class Group:
    """Pages under one name; the id is an anchor."""

    id: str
    name: str
    pages: tuple[ContentPage, ...]


def select(
    library: Library,
    section: str,
    page_type: str = "",
    language: str = SOURCE_LANGUAGE,
    audience: str = "",
) -> list[ContentPage]:
    """The published pages below a folder, each in the wanted language or in Vietnamese.

    First pages of folders are left out: they are the lists. The rest is
    ordered by grade (lessons) or `order`, then by title.
    """
    inside = f"{section}/" if section else ""
    chosen = []
    for source in library.in_language(SOURCE_LANGUAGE):
        if not source.src_uri.startswith(inside) or source.is_index:
            continue
        if page_type and source.meta.type != page_type:
            continue
        if audience and audience not in source.meta.audience:
            continue
        page = library.best_variant(source.src_uri, language)
        if page is not None:
            chosen.append(page)
    return sorted(chosen, key=lambda page: _order(page, library.registries))


def group(pages: Sequence[ContentPage], by: str, registries: Registries) -> list[Group]:
    """Pages in groups in registry order; a page with two values stands in the first group only.

    A page without the value goes into a last group of its own.
    """
    if by == "none":
        return [Group("tat-ca", "", tuple(pages))]
    names: dict[str, str] = {}
    members: dict[str, list[ContentPage]] = {}
    for page in pages:
        values = [facet for facet in facets_of(page, registries) if facet[0] == by]
        _, key, name = values[0] if values else (by, OTHERS, "Trang khác")
        names[key] = name
        members.setdefault(key, []).append(page)
    order = {key: n for n, key in enumerate(_registry_order(by, registries))}
    keys = sorted(members, key=lambda key: (order.get(key, len(order)), key == OTHERS, key))
    return [Group(f"nhom-{key}", names[key], tuple(members[key])) for key in keys]


def facets_of(page: ContentPage, registries: Registries) -> list[Facet]:
    """Everything a page can be grouped or filtered by."""
    meta = page.meta
    page_facets: list[Facet] = []
    if isinstance(meta, LessonMeta):
        page_facets += [("grade", g, registries.grades[g].name) for g in meta.grades]
    page_facets += [("topic", t, registries.topics[t].name) for t in meta.topics]
    # A page that names no kind of place fits every one.
    page_facets += [
        ("region", r, registries.regions[r].name) for r in meta.region or registries.regions
    ]
    page_facets += [("audience", a, registries.audiences[a].name) for a in meta.audience]
    page_facets.append(("type", meta.type, meta.label))
    page_facets.append(("section", slugify(page.section), page.section))
    return page_facets


def facets(
    pages: Iterable[ContentPage], kinds: Sequence[str], registries: Registries
) -> dict[str, list[Facet]]:
    """The values of each kind that occur among some pages, in registry order.

    A kind with fewer than two values filters nothing and is left out; so is one whose values every
    page has.
    """
    result = {}
    facets_of_pages = [set(facets_of(page, registries)) for page in pages]
    occurring = set[Facet]().union(*facets_of_pages)
    shared = set[Facet].intersection(*facets_of_pages) if facets_of_pages else set[Facet]()
    for kind in kinds:
        order = {key: n for n, key in enumerate(_registry_order(kind, registries))}
        values = sorted((f for f in occurring if f[0] == kind), key=lambda f: order.get(f[1], 999))
        if len(values) > 1 and not shared.issuperset(values):
            result[kind] = values
    return result


def _registry_order(kind: str, registries: Registries) -> list[str]:
    if kind == "grade":
        return sorted(registries.grades, key=lambda g: registries.grades[g].order)
    if kind == "topic":
        return list(registries.topics)
    if kind == "region":
        return list(registries.regions)
    if kind == "audience":
        return sorted(registries.audiences, key=lambda a: registries.audiences[a].order)
    return list(TYPE_NAMES)


def _order(page: ContentPage, registries: Registries) -> tuple[int, int, str]:
    grade = 0
    if isinstance(page.meta, LessonMeta):
        grade = min(registries.grades[g].order for g in page.meta.grades)
    return (page.meta.order if not grade else 0, grade, page.meta.title)
