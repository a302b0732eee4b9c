"""Every release that was handed out."""

from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive
def releases(context: RenderContext) -> str:
    """Every release of the registry, newest first, with the digests of its files."""
    return markup(
        "releases/block", context, releases=list(context.library.registries.releases.values())
    )
