"""Which of the theme's files a site has, and those that are put together for it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from loa.directives.context import RenderContext
from loa.directives.drawn_scenes import scene_files
from loa.directives.filters import filter_stylesheet
from loa.directives.registry import DIRECTIVES, STYLE
from loa.ground.lasting import LASTING, lasting_uri
from loa.integrations.addresses import url_of
from loa.integrations.forwarding import forward_rules
from loa.integrations.missing_pages import missing_languages, missing_rules
from loa.integrations.offline import app_files
from loa.integrations.portal import Portal
from loa.integrations.search_index import words_script
from loa.integrations.section_colours import colour_rules
from loa.integrations.settings import settings_of, site_of
from loa.integrations.subscribing import subscription_files
from loa.integrations.theme_scripts import (
    BUNDLES,
    FILTER_STYLESHEET,
    LOADED_LATER,
    SCRIPTS,
    SEARCH_WORDS,
    STYLESHEET,
    USED_ALONE,
    block_scripts,
)
from loa.media.embeds import FRAME_HOSTS
from loa.media.sharing import quiet_name
from loa.publishing.security_text import SECURITY_TEXT, is_contact, security_text
from loa.safety.policy import header_files

# What the stock theme brings and our templates do not use: its bundle alone weighs more than
# a whole page may.
_UNUSED = (
    "assets/javascripts/bundle",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/stylesheets/",
    "assets/images/favicon.png",
    "assets/pictograms/",
    "assets/scenes/",
    f"{SCRIPTS}/",
)
_IN_BUNDLES = frozenset(
    name for parts in BUNDLES.values() for name in parts if name not in USED_ALONE
)
_WORKER = "offline-worker"


def is_unused(src_uri: str) -> bool:
    """Whether a theme file stays out of the site, because its content comes another way."""
    return src_uri.startswith(_UNUSED)


def theme_uris(portal: Portal) -> dict[str, str]:
    """Where a server has the styles and scripts that the heads of pages name, by their own place.

    What a page loads later keeps its place: a page may be open while a release comes.
    """
    texts = _theme_texts(portal)
    return {uri: lasting_uri(uri, texts[uri]) for uri in texts if uri not in LOADED_LATER}


def generated_assets(portal: Portal, context: RenderContext) -> dict[str, str | bytes]:
    """Files put together for each build: stylesheet, rules of filters, headers for servers."""
    # A copy in a folder has no server.
    for_servers = _server_files(portal, context) if context.directory_urls else {}
    texts = _theme_texts(portal)
    return {
        **(
            app_files(portal.overrides, quiet_name(site_of(portal.root).name))
            if context.directory_urls
            else {}
        ),
        **{context.theme_uris.get(uri, uri): text for uri, text in texts.items()},
        SEARCH_WORDS: words_script(
            portal.library, lambda page: url_of(page, context.directory_urls)
        ),
        **_scenes(portal),
        **for_servers,
        **(subscription_files(portal, context) if context.directory_urls else {}),
    }


def _theme_texts(portal: Portal) -> dict[str, str]:
    """The theme's styles and scripts as a site has them, by their own place."""
    scripts = portal.overrides / "assets" / "javascripts" / "loa"
    alone = {path.stem for path in scripts.glob("*.js")} - _IN_BUNDLES - {_WORKER}
    bundles = {**{name: (name,) for name in alone}, **BUNDLES}
    return {
        STYLESHEET: stylesheet(portal),
        FILTER_STYLESHEET: filter_stylesheet(portal.library.registries),
        **{f"{SCRIPTS}/{name}.js": _bundle(portal, bundles[name]) for name in sorted(bundles)},
        **{f"{SCRIPTS}/{name}.js": _read([path]) for name, path in block_scripts().items()},
    }


def stylesheet(portal: Portal) -> str:
    """The rules of the theme, of blocks and of the portal's sections, weaker ones first."""
    sources = portal.overrides / "assets" / "stylesheets" / "loa"
    parts = [
        sources / "tokens.css",
        sources / "base.css",
        sources / "layout.css",
        *sorted([*(sources / "components").glob("*.css"), *_block_styles()], key=_component),
    ]
    rules = [*_rules(parts), colour_rules(portal.library.registries)]
    rules += _rules([sources / "older.css", sources / "print.css"])
    return "\n".join(rules) + "\n"


def _block_styles() -> list[Path]:
    return [path for block in DIRECTIVES.values() if (path := block.file(STYLE)) is not None]


def _component(path: Path) -> str:
    """By what the rules of a component are put in order: its name, or that of its block."""
    return path.parent.name if path.name == STYLE else path.stem


def _rules(parts: Iterable[Path]) -> list[str]:
    return [part.read_text(encoding="utf-8").strip() for part in parts if part.is_file()]


def _scenes(portal: Portal) -> Mapping[str, str]:
    needs = [picture for _, picture in portal.library.registries.pictured_needs]
    drawings = portal.drawings
    return scene_files(
        portal.library.published,
        portal.scenes,
        needs=needs,
        draw=drawings.draw,
        blocks=drawings.blocks,
    )


def _bundle(portal: Portal, names: Sequence[str]) -> str:
    folder = portal.overrides / "assets" / "javascripts" / "loa"
    return _read([folder / f"{name}.js" for name in names])


def _read(parts: Iterable[Path]) -> str:
    return "\n".join(part.read_text(encoding="utf-8") for part in parts if part.is_file())


def _server_files(portal: Portal, context: RenderContext) -> dict[str, str]:
    """What servers are told: headers, what they show where nothing is, and where pages went."""
    base = urlsplit(context.site_url).path
    files = header_files(FRAME_HOSTS.values(), f"{base}{LASTING}" if context.theme_uris else "")
    contact = str((settings_of(portal.root).get("extra") or {}).get("security") or "")
    if is_contact(contact):
        files[SECURITY_TEXT] = security_text(contact, context.site_url, portal.built_at)
    missing = missing_rules(base, missing_languages(portal.library, context.strings))
    for rules in (missing, forward_rules(portal.library, base)):
        for uri, text in rules.items():
            files[uri] = files.get(uri, "") + text
    return files
