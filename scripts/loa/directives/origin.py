"""Where the portal comes from, what was handed out, and who stands behind which page."""

from collections import Counter

from loa.content.page import SOURCE_LANGUAGE
from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive("releases", prints=("releases",))
def releases(context: RenderContext) -> str:
    """Every release of the registry, newest first, with the digests of its files."""
    return markup("releases", context, releases=list(context.library.registries.releases.values()))


@directive("archived-years", prints=("archives",))
def archived_years(context: RenderContext) -> str:
    """Every campaign year that was kept, newest first: as links on the web, as addresses where the
    years are not, in packs and on paper.
    """
    years = sorted(context.library.registries.archives.values(), key=lambda one: one.id)
    is_here = context.mode == "web" and context.directory_urls
    return markup("archived-years", context, years=years[::-1], is_here=is_here)


@directive("provenance")
def provenance(context: RenderContext) -> str:
    """What this site was made from, and with which programs."""
    languages = Counter(page.written_in for page in context.library.published)
    return markup(
        "provenance",
        context,
        origin=context.origin,
        languages=[
            (one.name, languages[slug])
            for slug, one in context.library.registries.languages.items()
            if languages[slug]
        ],
    )


@directive("approvals")
def approvals(context: RenderContext) -> str:
    """The pages that somebody approved, with the document; how many wait."""
    pages = [page for page in context.library.published if page.written_in == SOURCE_LANGUAGE]
    approved = [page for page in pages if page.meta.review.status == "approved"]
    return markup("approvals", context, approved=approved, waiting=len(pages) - len(approved))
