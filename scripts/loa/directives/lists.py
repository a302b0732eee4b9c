"""Lists of a section's pages, and the index of everything."""

from collections import defaultdict

from loa.checking import check
from loa.content.page import ContentPage
from loa.content.registries import Registries
from loa.directives.context import RenderContext
from loa.directives.drawn_scenes import pictures_of
from loa.directives.registry import directive
from loa.directives.templates import markup
from loa.ground.slugs import fold
from loa.listings import GROUPINGS, Facet, facets, facets_of, group, select
from loa.problems import nearest

FILTERS = ("grade", "region", "topic", "type")
_CLASSED = {"grade", "region", "topic", "type", "audience", "format"}
"""What a card says of itself in classes; `filter.<kind>` are words of the theme."""
SHOWN_FORMATS = ("PDF", "DOCX", "PPTX", "ZIP", "MP4", "ICS")


@directive("listing", section="", type="", audience="", group="none")
@check("bad-option", scope="making")
def listing(context: RenderContext, **options: str) -> str:
    """The pages of a section, grouped, with filters that work as plain links.

    Each filter is a link to an anchor; a style rule made from the registries hides the cards
    that do not have the value. With scripts off it works the same.
    """
    by = options["group"]
    if by not in GROUPINGS:
        message = f"Khối listing không biết nhóm theo “{by}”."
        context.report("bad-option", message, nearest(by, GROUPINGS), near=f"group: {by}")
        by = "none"
    section = options["section"] or (context.page.section if context.page else "")
    pages = select(context.library, section, options["type"], context.language, options["audience"])
    registries = context.library.registries
    groups = group(pages, by, registries)
    found = _facets_for(pages, registries)
    if found and (offered := _format_facet(pages, context)):
        found["format"] = offered
    return markup(
        "listing",
        context,
        groups=groups,
        facets=found,
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
    found = context.scenes.scenes.get(page.meta.scene or "")
    return pictures_of(found, page.written_in)[0] if found is not None else None


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
    made = {artifact.extension.upper() for artifact in context.manifest.of_page(page.src_uri)}
    return [name for name in SHOWN_FORMATS if name in made]


@directive("a-z")
def a_to_z(context: RenderContext) -> str:
    """Every page by the first letter of its title: the search of those without scripts."""
    letters: dict[str, list[ContentPage]] = defaultdict(list)
    for page in context.library.in_language(context.language):
        if page is not context.page:
            first = fold(page.meta.title)[:1].upper()
            letters[first if first.isalpha() else "#"].append(page)
    ordered = [
        (letter, sorted(letters[letter], key=lambda page: fold(page.meta.title)))
        for letter in sorted(letters)
    ]
    return markup("a-z", context, letters=ordered)
