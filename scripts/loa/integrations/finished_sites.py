"""A site of which every page is written is read once more: all languages, and what other plugins
wrote.
"""

from pathlib import Path

from mkdocs.plugins import get_plugin_logger

from loa.archive.publishing import ShownYears, show_years
from loa.directives.context import RenderContext
from loa.integrations.addresses import html_file
from loa.integrations.portal import KEPT, Portal
from loa.integrations.telling import refuse_errors
from loa.last_look.look import Look
from loa.last_look.read_before import ReadBefore
from loa.last_look.whole import WholeSite

log = get_plugin_logger(__name__)


def sources_of(portal: Portal, directory_urls: bool) -> dict[str, str]:
    """The file that an editor writes, by the place of its page in the site."""
    return {html_file(page, directory_urls): page.path for page in portal.library.published}


def look_once_more(portal: Portal, context: RenderContext, site: Path, name: str) -> None:
    """Put frozen years into a site for servers, and read all of it.

    `name` is what problems call the folder `site`. Raises PluginError with what no reader may see.
    """
    sources = sources_of(portal, context.directory_urls)
    look = Look(portal.library.registries, portal.store.root / "looked-at.json", sources)
    if context.directory_urls:
        years = _show_years(portal, context.site_url, site, look)
        sources = sources | years.sources
        refuse_errors(years.problems)
    before = ReadBefore(portal.store.root / KEPT)
    is_copy = not context.directory_urls
    # The form is added to a site that was looked at.
    later = frozenset({f"{form}index.html"} if (form := context.form_uri) else ())
    whole = WholeSite(
        site,
        name,
        site_url=context.site_url,
        sources=sources,
        before=before,
        is_copy=is_copy,
        later=later,
    )
    problems = look.problems(site, name) + whole.problems()
    before.shelf.save()
    refuse_errors(problems)


def _show_years(portal: Portal, site_url: str, site: Path, look: Look) -> ShownYears:
    """A pack or a file holds the portal as it is; a site for servers has its frozen years too."""
    registries = portal.library.registries
    help_page = portal.library.get(registries.first_page("help"))
    shown = show_years(
        site,
        portal.root,
        years=registries.archives,
        site_url=site_url,
        help_page=html_file(help_page, True) if help_page else "",
        clears=look.clears,
    )
    for uri in shown.withdrawn:
        log.info("%s: có số hoặc lời không còn được đăng, nên không đưa lại", uri)
    return shown
