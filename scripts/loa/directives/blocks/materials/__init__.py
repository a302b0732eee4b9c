"""The library of materials: every handout of the portal, by page, with filters.

A portal keeps it small by a page for each audience: `cho-<audience>.md` beside the page with the
whole library, which then says what is there and leads on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from posixpath import dirname, join

from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.registries import Registries
from loa.directives.context import RenderContext
from loa.directives.filters import FORMATS
from loa.directives.offers import Offer, offers_of
from loa.directives.registry import directive
from loa.directives.templates import markup
from loa.handouts.glance import THUMBNAIL
from loa.handouts.kits import KIND as KIT
from loa.listings import facets_of, group, select

FILTERS = ("audience", "grade", "format", "language")
"""Kinds of filters in their order; their names are words of the theme (`filter.<kind>`)."""
Value = tuple[str, str, str]


@dataclass(frozen=True)
class Shelf:
    """What one audience's page of the library holds; `facets` are its filters."""

    audience: str
    name: str
    page: ContentPage
    pages: int
    files: int
    facets: dict[str, list[Value]]


TASKS: dict[str, tuple[str, ...]] = {
    "hang": ("poster-a4", "poster-a3", "poster-print"),
    "teach": ("pack",),
    "loudspeaker": ("loudspeaker",),
    "train": ("checklist", "leaflet", "pocket-card", "pledge"),
    "report": ("session-report", "attendance", "official"),
}
"""What somebody came to do, and the kinds of files that do it."""


@directive
def materials(context: RenderContext, audience: str, task: str) -> str:
    """What can be downloaded, for one audience, for one task, or for all, whose own pages then
    come first.

    Filters are plain links, as in `listing`.
    """
    kinds = TASKS.get(task)
    registries = context.library.registries
    pages = [page for page in _pages(context, audience) if _offers(page, context, kinds)]
    shelves = [] if audience or task else list(_shelves(pages, context))
    on_shelves = {shelf.audience for shelf in shelves}
    pages = [page for page in pages if not on_shelves & set(page.meta.audience)]
    facets = {} if shelves else _facets(pages, context)
    if audience:
        facets.pop("audience", None)
    if task:
        # The task has chosen the formats.
        facets.pop("format", None)
    by = "none" if audience else "audience"
    if "grade" in facets and (audience or task == "teach"):
        by = "grade"
    return markup(
        "materials/block",
        context,
        shelves=shelves,
        groups=group(pages, by, registries) if pages else [],
        facets=facets,
        offered=lambda page: _offers(page, context, kinds),
        classes=lambda page: " ".join(f"is-{k}-{key}" for k, key, _ in _values(page, context)),
        to=lambda page: _address(page, context),
    )


def _pages(context: RenderContext, audience: str) -> Iterator[ContentPage]:
    """Pages with files, each followed by its variants in other languages."""
    for page in select(context.library, "", language=context.language, audience=audience):
        variants = context.library.variants(page.source_uri)
        for variant in (page, *(v for v in variants if v is not page)):
            if context.library.is_published(variant) and context.manifest.of_page(variant.src_uri):
                yield variant


def _shelves(pages: Sequence[ContentPage], context: RenderContext) -> Iterator[Shelf]:
    folder = dirname(context.page.src_uri) if context.page else ""
    for audience in context.library.registries.audiences.values():
        shelf_page = context.library.get(join(folder, f"cho-{audience.id}.md"))
        own = [page for page in pages if audience.id in page.meta.audience]
        if shelf_page is not None and own:
            files = sum(len(offer.files) for page in own for offer in _offers(page, context))
            facets = _facets(own, context)
            facets.pop("audience", None)
            yield Shelf(
                audience=audience.id,
                name=audience.name,
                page=shelf_page,
                pages=len(own),
                files=files,
                facets=facets,
            )


def _facets(pages: Sequence[ContentPage], context: RenderContext) -> dict[str, list[Value]]:
    """The values that filter something, by kind."""
    values_by_kind: dict[str, list[Value]] = {}
    for kind in FILTERS:
        order = _order(kind, context.library.registries)
        rows = [{v for v in _values(page, context) if v[0] == kind} for page in pages]
        occurring = set[Value]().union(*rows)
        if len(occurring) > 1:
            values_by_kind[kind] = sorted(occurring, key=lambda value: order.index(value[1]))
    return values_by_kind


def _values(page: ContentPage, context: RenderContext) -> list[Value]:
    registries = context.library.registries
    values = [v for v in facets_of(page, registries) if v[0] in {"audience", "grade"}]
    extensions = {artifact.extension for artifact in context.manifest.of_page(page.src_uri)}
    values += [("format", key, key.upper()) for key in FORMATS if key in extensions]
    language = registries.languages[page.language]
    return [*values, ("language", page.language, language.autonym or language.name)]


def _order(kind: str, registries: Registries) -> list[str]:
    if kind == "audience":
        return sorted(registries.audiences, key=lambda key: registries.audiences[key].order)
    if kind == "grade":
        return sorted(registries.grades, key=lambda key: registries.grades[key].order)
    if kind == "format":
        return list(FORMATS)
    return sorted(registries.languages, key=lambda key: (key != SOURCE_LANGUAGE, key))


def _offers(
    page: ContentPage, context: RenderContext, kinds: tuple[str, ...] | None = None
) -> list[Offer]:
    file_kinds = (*kinds, THUMBNAIL) if kinds else ()
    return offers_of(
        artifact
        for artifact in context.manifest.of_page(page.src_uri, *file_kinds)
        if artifact.kind == THUMBNAIL or (artifact.extension in FORMATS and artifact.kind != KIT)
    )


def _address(page: ContentPage, context: RenderContext) -> str:
    if page.language in {SOURCE_LANGUAGE, context.language}:
        return context.to_page(page.src_uri)
    return context.to_url(page)
