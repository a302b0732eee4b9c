"""A translation beside its Vietnamese source, for reading together and for print.

MkDocs cannot make a page out of two, so the finished bodies of both are kept while their
languages are built, and put side by side when the second one is done.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig

from loa.content.library import Library
from loa.content.page import ContentPage
from loa.integrations.addresses import url_of
from loa.integrations.theme import SiteContext

TEMPLATE = "bilingual.html"
Keep = Callable[[str, list[str], Callable[[], str]], str]
_LINK = re.compile(r' (href|src|poster)="(?![a-z][a-z0-9+.-]*:|[#/])([^"#?]*)')
# What names one place or one landmark may stand only once in a page.
_ONCE = re.compile(r' (?:id|aria-labelledby)="[^"]*"')
# A filter would leave out cards on one side only: lists beside each other have none, and their
# cards need not say what they are filtered by.
_FILTERS = re.compile(
    r"<nav [^>]*\bloa-listing__filters\b[^>]*>.*?</nav>\n?"
    r'|<span class="loa-target"[^>]*></span>\n?'
    r'|(?<=class="loa-card)(?: is-[A-Za-z0-9-]+)+',
    re.S,
)


def bilingual_uri(variant: ContentPage) -> str:
    """The dest_uri of the page on which a translation and its source stand side by side."""
    return f"{variant.url}song-ngu.html"


def reserved_files(library: Library) -> dict[str, bytes]:
    """Files at addresses that MkDocs must know: bilingual pages, still empty."""
    files = {}
    for page in library.pages:
        has_source = library.get(page.source_uri) is not None
        if has_source and library.state(page) is not None and library.is_published(page):
            files[bilingual_uri(page)] = b""
    return files


class Bilingual:
    """Keeps the bodies of sources that have translations until those are built, and of each
    translation until it stands beside its source."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.bodies: dict[str, str] = {}

    def keep(self, page: ContentPage, body: Callable[[], str]) -> None:
        """Remember a finished body if it is one of a pair."""
        if self.library.translations(page.source_uri) and page.written_in == page.language:
            self.bodies[page.src_uri] = body()

    def write(
        self,
        language: str,
        env: Environment,
        site: SiteContext,
        config: MkDocsConfig,
        keep: "Keep | None" = None,
    ) -> None:
        """Write the bilingual pages of one language, whose pages are all built.

        `keep` gives back a page that was put together before from the same two bodies.
        """
        template = env.get_template(TEMPLATE)
        for variant in self.library.in_language(language):
            source = self.library.get(variant.source_uri)
            if source is None or self.library.state(variant) is None:
                continue
            make = partial(self._page, template, source, variant, site, config)
            bodies = [self.bodies.get(page.src_uri, "") for page in (source, variant)]
            output = keep(bilingual_uri(variant), bodies, make) if keep else make()
            # No other page is made of a variant's body; its source's may stand beside more.
            self.bodies.pop(variant.src_uri, None)
            target = Path(config.site_dir, bilingual_uri(variant))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(output, encoding="utf-8")

    def _page(
        self,
        template: Template,
        source: ContentPage,
        variant: ContentPage,
        site: SiteContext,
        config: MkDocsConfig,
    ) -> str:
        return template.render(
            page=None,
            nav=None,
            config=config,
            base_url=posixpath.relpath(".", variant.url.rstrip("/")),
            loa=site.of_page(variant),
            pairs=list(self._pairs(source, variant, config.use_directory_urls)),
            source={
                "title": source.meta.title,
                "url": url_of(source, config.use_directory_urls),
            },
            variant={"url": url_of(variant, config.use_directory_urls)},
        )

    def _pairs(
        self, source: ContentPage, variant: ContentPage, directory_urls: bool
    ) -> Iterator[dict[str, Any]]:
        """The two bodies in step: one pair a section, while the sections are the same."""
        folder = variant.url.rstrip("/")
        bodies = []
        for page in (source, variant):
            here = page.url.rstrip("/")
            if not directory_urls and not page.is_index:
                here = posixpath.dirname(here)
            body = _FILTERS.sub("", self.bodies.get(page.src_uri, ""))
            bodies.append(_with_moved_links(body, here, folder))
        shared = {section.id for section in variant.reading.sections} - {""}
        ids = [section.id for section in source.reading.sections if section.id in shared]
        left, right = (_split(body, ids) for body in bodies)
        if len(left) != len(right):
            left, right = [bodies[0]], [bodies[1]]
        for source_part, variant_part in zip(left, right, strict=True):
            # Links lead to the translation's side.
            yield {"source": _ONCE.sub("", source_part), "variant": variant_part}


def _split(body: str, ids: list[str]) -> list[str]:
    if not ids:
        return [body]
    return re.split(rf'(?=<h[1-6] id="(?:{"|".join(map(re.escape, ids))})")', body)


def _with_moved_links(body: str, old: str, new: str) -> str:
    """A body's relative links as they read from another folder."""

    def move(match: re.Match[str]) -> str:
        link = match[2]
        if not link:
            return match.group()
        target_uri = posixpath.normpath(posixpath.join(old, link))
        slash = "/" if link.endswith(("/", "..", ".")) else ""
        return f' {match[1]}="{posixpath.relpath(target_uri, new or ".")}{slash}'

    return _LINK.sub(move, body)
