"""What a server shows where there is no page: in the language of the address that was asked for.

A page for it is made in each language that has words of the interface; below the addresses of
the others stands the Vietnamese one, which leads to every language's own first page.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig

from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE
from loa.content.strings import Strings
from loa.integrations.theme import SiteContext

MISSING = "404.html"
"""The template, and the file below the site and below a language."""


def missing_languages(library: Library, strings: Mapping[str, Strings]) -> list[str]:
    """The slugs of the languages beside Vietnamese that have such a page of their own."""
    tags = library.registries.languages
    return [
        slug
        for slug in library.published_languages()
        if slug != SOURCE_LANGUAGE and tags[slug].tag in strings
    ]


def missing_rules(base: str, languages: Iterable[str]) -> dict[str, str]:
    """What Apache, nginx and Caddy are told, by file; static hosts look for the nearest 404.html.

    `base` is the path of the portal's first page on its server: "/", or "/portal/".

    Sources: <https://nginx.org/en/docs/http/ngx_http_core_module.html#error_page>,
    <https://httpd.apache.org/docs/2.4/mod/core.html#errordocument>,
    <https://caddyserver.com/docs/caddyfile/directives/handle_errors>,
    <https://developers.cloudflare.com/pages/configuration/serving-pages/#not-found-behavior>.
    """
    own = [f"{base}{slug}/" for slug in languages]
    nginx = [f"error_page 404 {base}{MISSING};"]
    nginx += [f"location {below} {{ error_page 404 {below}{MISSING}; }}" for below in own]
    apache = [f"ErrorDocument 404 {base}{MISSING}"]
    caddy = ["handle_errors {"]
    for below in own:
        apache += [f'<If "%{{REQUEST_URI}} =~ m#^{below}#">']
        apache += [f"  ErrorDocument 404 {below}{MISSING}", "</If>"]
        caddy += [
            f"  handle {below}* {{",
            f"    rewrite * {below}{MISSING}",
            "    file_server",
            "  }",
        ]
    caddy += ["  handle {", f"    rewrite * {base}{MISSING}", "    file_server", "  }", "}"]
    files = {".htaccess": apache, "nginx-headers.conf": nginx, "caddy-headers.conf": caddy}
    return {uri: "\n".join(rows) + "\n" for uri, rows in files.items()}


def write_missing_page(
    language: str, env: Environment, site: SiteContext, config: MkDocsConfig
) -> None:
    """Write the page of one language. MkDocs writes the Vietnamese one, which is its template."""
    text = env.get_template(MISSING).render(
        page=None,
        nav=None,
        config=config,
        # Shown at any depth: its addresses begin at the server's root, as in MkDocs' own.
        base_url=urlsplit(config.site_url or "/").path,
        loa=site.of_site(language),
    )
    target = Path(config.site_dir, language, MISSING)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
