"""The ways from a page to others: doors, pictures that lead on, classes, the trail, languages."""

import re
from typing import Any

from loa.content.kinds import LessonMeta
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.directives.context import RenderContext
from loa.directives.drawn_scenes import pictures_of
from loa.directives.own_words import own_name
from loa.integrations.addresses import url_of
from loa.integrations.theme_scripts import is_front_page

_LISTING = re.compile(r"^/// listing", re.MULTILINE)


class Ways:
    """Links of the templates. URLs are root-relative: templates apply `url`."""

    def __init__(self, context: RenderContext, site_url: str | None) -> None:
        self.context = context
        self.library = context.library
        self.directory_urls = context.directory_urls
        self.site_url = site_url

    def url(self, page: ContentPage) -> str:
        """A page's address below the site's root."""
        return url_of(page, self.directory_urls)

    def doors(self, current: str, language: str) -> list[dict[str, Any]]:
        """The first pages of the sections, each in the language where it was written in it."""
        doors: dict[str, dict[str, Any]] = {}
        home = self.library.get("index.md")
        # The front page calls its doors by short names.
        names = {tile.page: tile.name for tile in home.meta.tiles} if home else {}
        audiences = sorted(self.library.registries.audiences.values(), key=lambda a: a.order)
        for audience in audiences:
            landing = self.library.best_variant(f"{audience.section}/index.md", language)
            if audience.section and landing and audience.section not in doors:
                is_source = landing.written_in == SOURCE_LANGUAGE
                doors[audience.section] = {
                    "id": audience.section,
                    "name": names.get(landing.src_uri, landing.meta.title),
                    "description": audience.description if is_source else landing.meta.description,
                    "tag": self.library.registries.languages[landing.written_in].tag,
                    "url": self.url(landing),
                    "pictogram": landing.meta.pictogram or audience.pictogram,
                    "current": audience.section == current,
                }
        return list(doors.values())

    def tiles(self, page: ContentPage) -> list[dict[str, Any]]:
        """Pictures that lead on; a translated page leads to what is written in its language."""
        if page.meta.type == "language-home":
            return []
        source = self.library.get(page.source_uri)
        rows = []
        for tile in source.meta.tiles if source else []:
            target = self.library.best_variant(tile.page, page.language)
            if target is None:
                continue
            is_source = target.written_in == SOURCE_LANGUAGE
            rows.append(
                {
                    "id": tile.page.split("/")[0],
                    "scene": tile.scene,
                    "drawing": self._drawing(tile.scene),
                    "name": tile.name if is_source else target.meta.title,
                    "tag": self.library.registries.languages[target.written_in].tag,
                    "url": self.url(target),
                }
            )
        return rows

    def _drawing(self, identity: str) -> dict[str, str | int] | None:
        """The file of a scene of the drawn world; the theme's own stand inside the page."""
        scene = self.context.scenes.scenes.get(identity)
        return pictures_of(scene, SOURCE_LANGUAGE)[0] if scene else None

    def classes(self, page: ContentPage) -> list[dict[str, str | bool]]:
        """The classes whose lessons a page lists, each a link to the list's own filter. A list in
        a translation has those lessons too that nobody has translated.

        A grade is told by its number; a class outside the grades has a name.
        """
        if page.meta.type != "landing" or not _LISTING.search(page.body):
            return []
        taught = {
            grade
            for lesson in self.library.in_language(SOURCE_LANGUAGE)
            if isinstance(lesson.meta, LessonMeta)
            and f"{lesson.section}/".startswith(f"{page.section}/")
            for grade in lesson.meta.grades
        }
        grades = sorted(self.library.registries.grades.values(), key=lambda grade: grade.order)
        taught_grades = [grade for grade in grades if grade.id in taught]
        rows: list[dict[str, str | bool]] = []
        language = self.library.registries.languages[page.language]
        is_source = page.written_in == SOURCE_LANGUAGE
        for grade in taught_grades:
            own = "" if is_source else own_name(self.context, language, "grade", grade.id)
            # Of a numbered class the number is what shows: "Lớp 8", "8 年級".
            word, _, rest = (own or grade.name).partition(" ")
            if word.isdigit():
                word, rest = rest, word
            row: dict[str, str | bool] = {"word": word, "rest": rest, "is_number": rest.isdigit()}
            row |= {"url": f"#loc-grade-{grade.id}"}
            if not is_source and not own:
                row |= {"tag": self.library.registries.languages[SOURCE_LANGUAGE].tag}
            rows.append(row)
        return rows

    def links(self, language: str) -> dict[str, str]:
        """The pages that every page leads to, by name; the front page for one that is missing,
        nothing for the index of pictures.
        """
        registries = self.library.registries
        index = registries.sections.get(registries.section("index"))
        uris = {
            "home": "index.md",
            "help": registries.first_page("help"),
            "az": registries.first_page("index"),
            "pictures": (index and index.pictures) or "",
            "easy": registries.first_page("easy"),
            "about": registries.first_page("about"),
            "editors": registries.first_page("editors"),
            "calendar": registries.first_page("calendar"),
            "video": registries.first_page("videos"),
            "materials": registries.first_page("materials"),
        }
        pages = {name: self.library.best_variant(uri, language) for name, uri in uris.items()}
        home = "." if self.directory_urls else "index.html"
        urls = {name: (self.url(page) or home) if page else home for name, page in pages.items()}
        # Nothing stands in for the index of pictures.
        return urls if pages["pictures"] else {**urls, "pictures": ""}

    def breadcrumbs(self, page: ContentPage) -> list[dict[str, str]]:
        """The trail from the front page to this one, which comes last and without an address."""
        if page.source_uri == "index.md":
            return []
        trail = [self.library.best_variant("index.md", page.language)]
        parts = page.section.split("/") if page.section else []
        for depth in range(1, len(parts) + 1):
            uri = "/".join(parts[:depth]) + "/index.md"
            if uri != page.source_uri:
                trail.append(self.library.best_variant(uri, page.language))
        rows = [
            {
                "title": self._home_name(above) or above.meta.title,
                "tag": self.library.registries.languages[above.written_in].tag,
                "url": self.url(above) or ".",
            }
            for above in trail
            if above is not None
        ]
        tag = self.library.registries.languages[page.written_in].tag
        return [*rows, {"title": page.meta.title, "tag": tag, "url": ""}]

    def _home_name(self, page: ContentPage) -> str:
        """How a trail calls the first page: by a word, since its title is a sentence."""
        if not is_front_page(page):
            return ""
        strings = self.context.strings.get(self.library.registries.languages[page.language].tag)
        return strings.texts.get("home", "") if strings else ""

    def variants(self, page: ContentPage, with_homes: bool = True) -> list[dict[str, Any]]:
        """The languages that a page can be read in, in the order of the registry."""
        source = self.library.get(page.source_uri)
        find = self.library.variants if with_homes else self.library.translations
        others = [v for v in find(page.source_uri) if self.library.is_published(v)]
        languages = self.library.registries.languages
        order = list(languages)
        variants = sorted(
            [source, *others] if source else others,
            key=lambda variant: order.index(variant.language),
        )
        return [
            {
                "tag": languages[variant.language].tag,
                "autonym": languages[variant.language].autonym,
                "name": languages[variant.language].name,
                "url": self.url(variant) or ".",
                "current": variant is page,
            }
            for variant in variants
        ]

    def homes(self) -> list[dict[str, Any]]:
        """The first page of every language that has one, none of which is the reader's own."""
        home = self.library.get("index.md")
        return [{**variant, "current": False} for variant in self.variants(home)] if home else []

    def sitemap(self) -> list[dict[str, Any]]:
        """Every page for search engines, with the same page in other languages."""
        base = (self.site_url or "/").rstrip("/") + "/"
        rows = []
        for page in self.library.published:
            is_own = page.meta.type == "language-home"
            variants = [] if is_own else self.variants(page, with_homes=False)
            rows.append(
                {
                    "url": base + url_of(page, self.directory_urls),
                    "alternates": [
                        {"tag": variant["tag"], "url": base + variant["url"].removeprefix(".")}
                        for variant in variants
                    ]
                    if len(variants) > 1
                    else [],
                }
            )
        return rows
