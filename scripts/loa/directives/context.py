"""What a directive may know while it renders."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from loa.artifacts import Manifest
from loa.content.library import Library
from loa.content.narrations import Narration, is_heard, narrations
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.strings import Strings, load_strings
from loa.directives.pictograms import load_pictograms
from loa.ground.asking import note, unnoted
from loa.illustrations.scenes import Scenes
from loa.media.photos import withheld
from loa.problems import Problem

Mode = Literal["web", "handout"]


@dataclass(frozen=True)
class Origin:
    """What a site is made from: the commit of its content, "" outside a repository, and the
    programs with their versions.
    """

    commit: str = ""
    tools: tuple[tuple[str, str], ...] = ()


@dataclass
class RenderContext:
    """The library, what was made from it, and the page being rendered now.

    `mode` is `handout` where a body goes to paper: no player, no cards, no filters there.
    `directory_urls` says whether pages are served as folders, `site_url` (ending in a slash)
    where the site will stand, for data that must name whole addresses. `today` decides which
    agency has ended; it is the commit's date, so that the same input gives the same bytes.
    `changes` has the day of a page's last change by src_uri, where git knows it; `scenes` are
    the drawings that pages may show; `theme_uris` say where files of the theme lie that have
    another address than their own (see `loa.ground.lasting`); `form_uri` is where the form for
    editors will stand, ending in a slash, "" in a site without it.
    """

    library: Library
    overrides: Path
    today: date
    manifest: Manifest = field(default_factory=Manifest)
    page: ContentPage | None = None
    mode: Mode = "web"
    directory_urls: bool = True
    site_url: str = "/"
    problems: list[Problem] = field(default_factory=list)
    changes: Mapping[str, date] = field(default_factory=dict)
    scenes: Scenes = field(default_factory=Scenes)
    origin: Origin = Origin()
    theme_uris: Mapping[str, str] = field(default_factory=dict)
    form_uri: str = ""

    @cached_property
    def pictograms(self) -> dict[str, str]:
        """SVG markup by pictogram id."""
        return load_pictograms(self.overrides / "assets" / "pictograms")

    @property
    def withheld(self) -> frozenset[str]:
        """The images below docs/ that nobody could clean; none where no photograph was made."""
        note("withheld")
        with unnoted():
            return self._withheld

    @cached_property
    def _withheld(self) -> frozenset[str]:
        return frozenset(withheld(self.library, self.manifest) if len(self.manifest) else ())

    @cached_property
    def strings(self) -> dict[str, Strings]:
        """The theme's words by language tag."""
        return load_strings(self.overrides)

    @property
    def narrations(self) -> dict[str, list[Narration]]:
        """The recordings that readers get, by the Vietnamese page that they speak."""
        note("narrations")
        with unnoted():
            return self._narrations

    @cached_property
    def _narrations(self) -> dict[str, list[Narration]]:
        by_page: dict[str, list[Narration]] = {}
        for narration in narrations(self.library):
            if not narration.is_raw and is_heard(self.library, narration):
                by_page.setdefault(narration.source_uri, []).append(narration)
        return by_page

    @property
    def language(self) -> str:
        """The language of the page being rendered."""
        return self.page.language if self.page else SOURCE_LANGUAGE

    def to_page(self, src_uri: str) -> str:
        """A link from the current page to another page, as Markdown has it: by source path."""
        here = posixpath.dirname(self.page.src_uri) if self.page else ""
        return posixpath.relpath(src_uri, here or ".")

    def to_file(self, dest_uri: str) -> str:
        """A link from the current page to a file of the site, which MkDocs then resolves."""
        return self.to_page(dest_uri)

    def to_served(self, dest_uri: str) -> str:
        """A URL from the current page, as served, to a file: for what MkDocs does not resolve."""
        here = self.page.url.rstrip("/") if self.page else ""
        if self.page and not self.directory_urls and not self.page.is_index:
            here = posixpath.dirname(here)
        return posixpath.relpath(dest_uri, here or ".")

    def to_url(self, page: ContentPage) -> str:
        """A URL from the current page, as served, to exactly this page.

        `to_page` cannot lead from a variant to its source: MkDocs would find the variant again.
        """
        if self.directory_urls:
            return self.to_served(page.url or ".").rstrip("/") + "/"
        folder = page.url.rstrip("/")
        return self.to_served(f"{page.url}index.html" if page.is_index else f"{folder}.html")

    def changed_on(self, page: ContentPage) -> date:
        """The day of a page's last change; the build's where it is not known."""
        note("changed", page.src_uri)
        return self.changes.get(page.src_uri, self.today)

    def report(self, code: str, message: str, hint: str = "", near: str = "") -> None:
        """Keep a problem of the current page, at the line of a text of its body."""
        if self.page is not None:
            line = self.page.line_of_text(near)
            self.problems.append(Problem(self.page.path, line, code, message, hint))
