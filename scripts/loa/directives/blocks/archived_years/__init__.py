"""The campaign years that were kept."""

from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive
def archived_years(context: RenderContext) -> str:
    """Every campaign year that was kept, newest first: as links on the web, as addresses where the
    years are not, in packs and on paper.
    """
    years = sorted(context.library.registries.archives.values(), key=lambda year: year.id)
    is_here = context.mode == "web" and context.directory_urls
    return markup("archived_years/block", context, years=years[::-1], is_here=is_here)
