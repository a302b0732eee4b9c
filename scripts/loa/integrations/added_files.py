"""The files of a site that are no pages and lie neither in docs/ nor in the theme."""

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from loa.directives.context import RenderContext
from loa.integrations.bilingual import reserved_files
from loa.integrations.forwarding import forward_files
from loa.integrations.portal import Portal
from loa.integrations.theme_files import generated_assets


def added_files(portal: Portal, context: RenderContext, config: MkDocsConfig) -> Iterator[File]:
    """What was made for download, the theme's generated files, and pages that only lead on."""
    for artifact in context.manifest:
        yield File.generated(config, artifact.dest_uri, abs_src_path=str(artifact.stored))
    for uri, content in generated_assets(portal, context).items():
        # Asked for by name, since MkDocs leaves out names that begin with a dot.
        included = InclusionLevel.INCLUDED
        yield File.generated(config, uri, content=content, inclusion=included)
    for uri, reserved in {
        **reserved_files(portal.library),
        **forward_files(portal.library, config.use_directory_urls),
    }.items():
        yield File.generated(config, uri, content=reserved)
