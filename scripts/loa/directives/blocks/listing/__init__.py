"""A list of a section's pages."""

from loa.content.page import ContentPage
from loa.content.registries import Registries
from loa.directives.context import RenderContext
from loa.directives.drawn_scenes import pictures_of
from loa.directives.registry import directive
from loa.directives.templates import markup
from loa.listings import Facet, facets, facets_of, group, select

FILTERS = ("grade", "region", "topic", "type")
_CLASSED = {"grade", "region", "topic", "type", "audience", "format"}
"""What a card says of itself in classes; `filter.<kind>` are words of the theme."""
SHOWN_FORMATS = ("PDF", "DOCX", "PPTX", "ZIP", "MP4", "ICS")
LONG = 24
"""A list of more pages names them; what each is about shows where a filter is chosen."""


@directive
def listing(context: RenderContext, **options: str) -> str:
    """The pages of a section, grouped, with filters that work as plain links.

    Each filter is a link to an anchor; a style rule made from the registries hides the cards
    that do not have the value. With scripts off it works the same. A long list shows its cards
    whole only where a filter is chosen, so that it takes few screens of a phone.
    """
    section = options["section"] or (context.page.section if context.page else "")
    pages = select(
        context.library,
        section,
        page_type=options["type"],
        language=context.language,
        audience=options["audience"],
    )
    registries = context.library.registries
    groups = group(pages, options["group"], registries)
    page_facets = _facets_for(pages, registries)
    if page_facets and (offered := _format_facet(pages, context)):
        page_facets["format"] = offered
    return markup(
        "listing/block",
        context,
        groups=groups,
        by=options["group"],
        facets=page_facets,
        is_long=bool(page_facets) and len(pages) > LONG,
        classes=lambda page: _classes(page, context),
        formats=lambda page: _formats(page, context),
        poster=lambda page: next(iter(context.manifest.of_page(page.src_uri, "poster")), None),
        scene=lambda page: _scene(page, context),
    )


def _facets_for(pages: list[ContentPage], registries: Registries) -> dict[str, list[Facet]]:
    """What a list is filtered by: videos by who they are for, a short list by nothing."""
    if all(page.meta.type == "video" for page in pages):
        return facets(pages, ("audience",), registries)
    return facets(pages, FILTERS, registries) if len(pages) > 3 else {}


def _scene(page: ContentPage, context: RenderContext) -> dict[str, str | int] | None:
    """The first picture of the scene that a page names."""
    scene = context.scenes.scenes.get(page.meta.scene or "")
    return pictures_of(scene, page.written_in)[0] if scene is not None else None


def _classes(page: ContentPage, context: RenderContext) -> str:
    kinds = facets_of(page, context.library.registries)
    values = [f"is-{kind}-{key}" for kind, key, _ in kinds if kind in _CLASSED]
    return " ".join([*values, *(f"is-format-{name.lower()}" for name in _formats(page, context))])


def _format_facet(pages: list[ContentPage], context: RenderContext) -> list[Facet]:
    """The formats that some of the pages offer and others do not: the rest filters nothing."""
    offered = [set(_formats(page, context)) for page in pages]
    some = {name for names in offered for name in names} - set[str].intersection(*offered)
    return [("format", name.lower(), name) for name in SHOWN_FORMATS if name in some]


def _formats(page: ContentPage, context: RenderContext) -> list[str]:
    extensions = {artifact.extension.upper() for artifact in context.manifest.of_page(page.src_uri)}
    return [name for name in SHOWN_FORMATS if name in extensions]
