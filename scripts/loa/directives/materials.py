"""The library of materials: every handout of the portal, by page, with filters."""

from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.registries import Registries
from loa.directives.context import RenderContext
from loa.directives.filters import FORMATS
from loa.directives.offers import Offer, offers_of
from loa.directives.registry import directive
from loa.directives.templates import markup
from loa.listings import facets_of, group, select

FILTER_NAMES = {
    "audience": "Dành cho", "grade": "Lớp", "format": "Định dạng", "language": "Ngôn ngữ",
}  # fmt: skip
Value = tuple[str, str, str]


@directive("materials")
def materials(context: RenderContext) -> str:
    """What can be downloaded, grouped by audience. Filters are plain links, as in `listing`."""
    registries = context.library.registries
    pages = [
        page
        for page in select(context.library, "", language=context.language)
        if context.manifest.of_page(page.src_uri)
    ]
    values = {page.src_uri: _values(page, context) for page in pages}
    found: dict[str, list[Value]] = {}
    for kind in FILTER_NAMES:
        order = _order(kind, registries)
        occurring = {value for row in values.values() for value in row if value[0] == kind}
        if len(occurring) > 1:
            found[kind] = sorted(occurring, key=lambda value: order.index(value[1]))
    return markup(
        "materials", context, groups=group(pages, "audience", registries), facets=found,
        filter_names=FILTER_NAMES, offered=lambda page: _offered(page, context),
        classes=lambda page: " ".join(f"is-{k}-{key}" for k, key, _ in values[page.src_uri]),
    )  # fmt: skip


def _values(page: ContentPage, context: RenderContext) -> list[Value]:
    registries = context.library.registries
    found = [v for v in facets_of(page, registries) if v[0] in {"audience", "grade"}]
    made = {artifact.extension for artifact in context.manifest.of_page(page.src_uri)}
    found += [("format", key, key.upper()) for key in FORMATS if key in made]
    language = registries.languages[page.language]
    return [*found, ("language", page.language, language.autonym or language.name)]


def _order(kind: str, registries: Registries) -> list[str]:
    if kind == "audience":
        return sorted(registries.audiences, key=lambda key: registries.audiences[key].order)
    if kind == "grade":
        return sorted(registries.grades, key=lambda key: registries.grades[key].order)
    if kind == "format":
        return list(FORMATS)
    return sorted(registries.languages, key=lambda key: (key != SOURCE_LANGUAGE, key))


def _offered(page: ContentPage, context: RenderContext) -> list[Offer]:
    made = context.manifest.of_page(page.src_uri)
    return offers_of(artifact for artifact in made if artifact.extension in FORMATS)
