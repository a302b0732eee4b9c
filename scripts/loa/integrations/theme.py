"""What the theme's templates get: links, numbers, languages, and the files made for them."""

import re
from datetime import timedelta
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from loa.calendar.events import agenda, events_of
from loa.content.dates import short_date
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.registry_entries import Language
from loa.content.schema import LessonMeta, VideoMeta
from loa.directives.context import RenderContext
from loa.directives.drawn_scenes import pictures_of
from loa.handouts.short_texts import SHORT_TEXTS
from loa.integrations.offline import MANIFEST, WORKER, list_uri, part_of
from loa.integrations.portal import Portal
from loa.integrations.search_index import is_for_editors, search_uri
from loa.integrations.structured_data import structured_data
from loa.media.embeds import FRAME_HOSTS
from loa.media.sharing import is_neutral, quiet_name, share_uris
from loa.safety.policy import page_policy

STYLESHEET = "assets/loa.css"
SEARCH_WORDS = "assets/search-words.js"
FILTER_STYLESHEET = "assets/loa-filters.css"
SCRIPTS = "assets/javascripts/loa"
# Loaded when somebody begins to search, in this order, before the index of the language.
SEARCH_SCRIPTS = (
    f"{SCRIPTS}/words.js",
    f"{SCRIPTS}/needs.js",
    f"{SCRIPTS}/ranking.js",
    SEARCH_WORDS,
    f"{SCRIPTS}/results.js",
)
HELP_SECTION = "tro-giup"
# Beside pages: the map for search engines, and where "leave this page" goes without a network.
NEUTRAL_PAGE = "trang-trong.html"
_LOUD = "loa-truyen-thanh"
_LISTING = re.compile(r"^/// listing", re.MULTILINE)
STATIC_TEMPLATES = ("sitemap.xml", NEUTRAL_PAGE)


def url_of(page: ContentPage, directory_urls: bool) -> str:
    """A page's address below the site's root, as MkDocs will write it."""
    if directory_urls:
        return page.url
    if page.is_index:
        return f"{page.url}index.html"
    return f"{page.url.rstrip('/')}.html"


class SiteContext:
    """Builds the `loa` variable of templates. URLs are root-relative: templates apply `url`."""

    def __init__(
        self, portal: Portal, context: RenderContext, config: MkDocsConfig, is_preview: bool
    ) -> None:
        self.is_preview = is_preview
        self.portal = portal
        self.library = portal.library
        self.context = context
        self.config = config
        self.directory_urls: bool = config.use_directory_urls

    def of_site(self) -> dict[str, Any]:
        """For templates that belong to no page (404, sitemap)."""
        return {**self._common(None), "sitemap": self._sitemap()}

    def _common(self, page: ContentPage | None) -> dict[str, Any]:
        extra = self.config.extra
        notices = self._notices(page)
        return {
            "page": None,
            # The preview's reloading is a script inside the page.
            "policy": "" if self.is_preview else page_policy(_frames(page)),
            "share": None,
            "site": {
                "name": self.config.site_name,
                "tagline": self.config.site_description,
                "commit_date": short_date(self.portal.built_at.date()),
                "owner": extra.get("owner"),
                "address": extra.get("address"),
                "contact": extra.get("contact"),
                "responsible": extra.get("responsible"),
            },
            "helplines": self._helplines(),
            "notices": notices,
            "doors": self._doors("", SOURCE_LANGUAGE),
            "links": self._links(SOURCE_LANGUAGE),
            "breadcrumbs": [],
            "variants": [],
            "css": STYLESHEET,
            "scripts": _script_uris(["search"], notices),
            "search_indexes": self._search_indexes(None),
            "search_scripts": SEARCH_SCRIPTS,
        }

    def of_page(self, page: ContentPage) -> dict[str, Any]:
        """For the templates of one page."""
        language = self.library.registries.languages[page.written_in]
        offline = self._offline(page)
        common = self._common(page)
        return {
            **common,
            "page": {
                "type": page.meta.type,
                "tag": language.tag,
                "slug": page.language,
                "title": page.meta.title,
                "tab": page.meta.tab or page.meta.title,
                "description": page.meta.description,
                "quiet_name": quiet_name(self.config.site_name) if is_neutral(page) else "",
                "section": page.section.split("/")[0],
                "own_headings": _own_headings(page),
                "pictogram": page.meta.pictogram,
                "scene": self._scene(page),
                "is_sensitive": page.meta.sensitive,
                "tiles": self._tiles(page),
                "classes": self._classes(page),
                "is_spoken": is_spoken(page),
                "short_texts": short_texts_of(page),
                "is_draft": page.meta.review.status == "draft",
                "template": "home" if is_front_page(page) else "",
                "coming": self._coming(page),
                "film": self._film(page),
                "structured_data": structured_data(self.context, page),
            },
            "share": self._share(page),
            "doors": self._doors(page.section.split("/")[0], page.language),
            "links": self._links(page.language),
            "breadcrumbs": self._breadcrumbs(page),
            "variants": self._variants(page),
            "scripts": _script_uris(scripts_of(page, bool(offline)), common["notices"]),
            "search_indexes": self._search_indexes(page),
            "css_filters": FILTER_STYLESHEET if _has_filters(page) else None,
            "leave_url": self.config.extra.get("leave_url") if page.meta.sensitive else None,
            "leave_local": NEUTRAL_PAGE if page.meta.sensitive else None,
            "manifest": MANIFEST if self.directory_urls and not page.meta.sensitive else None,
            "offline": offline,
        }

    def _scene(self, page: ContentPage) -> list[dict[str, str | int]]:
        """The pictures at the head of a page, in their order."""
        scene = self.portal.scenes.scenes.get(page.meta.scene or "")
        return pictures_of(scene, page.written_in) if scene else []

    def _offline(self, page: ContentPage) -> dict[str, str] | None:
        """What the button needs that saves an audience's part; for the web alone."""
        part = part_of(page, self.library.registries)
        if not part or page.meta.sensitive or not self.directory_urls:
            return None
        return {"part": part, "list": list_uri(part), "worker": WORKER}

    def _share(self, page: ContentPage) -> dict[str, Any] | None:
        """What a messenger shows beside a link to the page; for the web alone."""
        images = [
            {"url": self.context.site_url + uri, "width": frame.width, "height": frame.height}
            for uri, frame in share_uris(page)
            if uri in self.context.manifest
        ]
        if not images or not self.directory_urls:
            return None
        quiet = quiet_name(self.config.site_name) if is_neutral(page) else ""
        return {"images": images, "quiet_name": quiet}

    def _helplines(self) -> list[dict[str, Any]]:
        return [
            {
                "id": line.id,
                "number": line.number,
                "tel": line.tel,
                "short_name": line.short_name,
                "for": line.purpose,
            }
            for line in self.library.registries.published_helplines
        ]

    def _notices(self, page: ContentPage | None) -> list[dict[str, Any]]:
        """Urgent words that are not over on the day of the build, in the page's language where
        somebody wrote them in it. A script shows and hides them by the reader's day.
        """
        registries = self.library.registries
        today = self.context.today
        rows = []
        for notice in registries.notices.values():
            if notice.end < today:
                continue
            texts = {one.language: one for one in notice.texts}
            said = texts.get(page.written_in if page else SOURCE_LANGUAGE, texts[SOURCE_LANGUAGE])
            more = self.library.best_variant(notice.page or "", said.language)
            rows.append(
                {
                    "id": notice.id,
                    "severity": notice.severity,
                    "text": said.text,
                    "tag": registries.languages[said.language].tag,
                    "begin": notice.begin.isoformat(),
                    "end": notice.end.isoformat(),
                    "is_begun": notice.begin <= today,
                    "more": {"title": more.meta.title, "url": self._url(more)} if more else None,
                }
            )
        return rows

    def _doors(self, current: str, language: str) -> list[dict[str, Any]]:
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
                    "url": self._url(landing),
                    "pictogram": landing.meta.pictogram or audience.pictogram,
                    "current": audience.section == current,
                }
        return list(doors.values())

    def _tiles(self, page: ContentPage) -> list[dict[str, str]]:
        """Pictures that lead on; a translated page leads to what is written in its language."""
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
                    "name": tile.name if is_source else target.meta.title,
                    "tag": self.library.registries.languages[target.written_in].tag,
                    "url": self._url(target),
                }
            )
        return rows

    def _classes(self, page: ContentPage) -> list[dict[str, str]]:
        """The grades whose lessons a page lists, each a link to the list's own filter."""
        if page.meta.type != "landing" or not _LISTING.search(page.body):
            return []
        taught = {
            grade
            for one in self.library.in_language(page.written_in)
            if isinstance(one.meta, LessonMeta) and f"{one.section}/".startswith(f"{page.section}/")
            for grade in one.meta.grades
        }
        grades = sorted(self.library.registries.grades.values(), key=lambda grade: grade.order)
        found = [grade for grade in grades if grade.id in taught]
        return [{"name": one.name, "url": f"#loc-grade-{one.id}"} for one in found]

    def _coming(self, page: ContentPage) -> list[dict[str, str]]:
        """The events of the front page's banner, soonest first; a script moves on by date."""
        if not is_front_page(page):
            return []
        today = self.context.today
        found = agenda(events_of(self.library), today, today + timedelta(days=366))
        going = [one for one in found if one.event.meta.status != "cancelled"]
        rows = []
        for one in going:
            event = self.library.best_variant(one.event.page.src_uri, page.language)
            if event is not None:
                rows.append(
                    {
                        "title": event.meta.title,
                        "tag": self.library.registries.languages[event.written_in].tag,
                        "url": self._url(event),
                        "begin": one.start.isoformat(),
                        "end": one.end.isoformat(),
                        "day": f"{one.start.day}/{one.start.month}",
                    }
                )
        return rows

    def _film(self, page: ContentPage) -> dict[str, str] | None:
        """The film that the front page shows, with its poster."""
        if not is_front_page(page):
            return None
        films = [one for one in self.library.published if one.meta.type == "video"]
        for film in sorted(films, key=lambda one: (-one.meta.order, one.src_uri)):
            poster = next(iter(self.context.manifest.of_page(film.src_uri, "poster")), None)
            if film.language == SOURCE_LANGUAGE and poster:
                url = self._url(film)
                return {"title": film.meta.title, "url": url, "poster": poster.dest_uri}
        return None

    def _links(self, language: str) -> dict[str, str]:
        places = {
            "home": "index.md",
            "help": f"{HELP_SECTION}/index.md",
            "az": "a-z/index.md",
            "about": "gioi-thieu/index.md",
            "editors": "bien-tap/index.md",
            "calendar": "lich/index.md",
            "video": "video/index.md",
            "materials": "tai-lieu/index.md",
        }
        found = {name: self.library.best_variant(uri, language) for name, uri in places.items()}
        home = "." if self.directory_urls else "index.html"
        return {name: (self._url(page) or home) if page else home for name, page in found.items()}

    def _breadcrumbs(self, page: ContentPage) -> list[dict[str, str]]:
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
                "url": self._url(above) or ".",
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

    def _variants(self, page: ContentPage, with_homes: bool = True) -> list[dict[str, Any]]:
        source = self.library.get(page.source_uri)
        find = self.library.variants if with_homes else self.library.translations
        others = [v for v in find(page.source_uri) if self.library.is_published(v)]
        languages = self.library.registries.languages
        order = list(languages)
        every = sorted(
            [source, *others] if source else others, key=lambda one: order.index(one.language)
        )
        return [
            {
                "tag": languages[one.language].tag,
                "autonym": languages[one.language].autonym,
                "name": languages[one.language].name,
                "url": self._url(one) or ".",
                "current": one is page,
            }
            for one in every
        ]

    def _sitemap(self) -> list[dict[str, Any]]:
        base = (self.config.site_url or "/").rstrip("/") + "/"
        rows = []
        for page in self.library.published:
            is_own = page.meta.type == "language-home"
            variants = [] if is_own else self._variants(page, with_homes=False)
            rows.append(
                {
                    "url": base + url_of(page, self.directory_urls),
                    "alternates": [
                        {"tag": one["tag"], "url": base + one["url"].removeprefix(".")}
                        for one in variants
                    ]
                    if len(variants) > 1
                    else [],
                }
            )
        return rows

    def _search_indexes(self, page: ContentPage | None) -> list[list[str]]:
        """Where a page's search looks: script of the words, tag, address of the index.

        The page's own language comes first. Vietnamese is there on every page; words in another
        script are looked up in the languages written in it.
        """
        languages = self.library.registries.languages
        own = page.written_in if page else SOURCE_LANGUAGE
        parts = self.portal.search_parts
        wanted = dict.fromkeys([(own, False), (SOURCE_LANGUAGE, False)])
        if page and is_for_editors(page):
            wanted = dict.fromkeys([(own, True), *wanted])
        wanted |= dict.fromkeys(
            part for part in sorted(parts) if _script(languages[part[0]]) and not part[1]
        )
        return [
            [_script(languages[name]), languages[name].tag, search_uri(name, editors)]
            for name, editors in wanted
            if (name, editors) in parts
        ]

    def _url(self, page: ContentPage) -> str:
        return url_of(page, self.directory_urls)


def _script(language: Language) -> str:
    """How search tells a language's words from others: Han characters, or else letters."""
    return "han" if (language.script or "").startswith("Han") else ""


def is_front_page(page: ContentPage) -> bool:
    """Whether a page is the portal's first page, in whichever language it was written."""
    return page.source_uri == "index.md" and page.meta.type != "language-home"


def is_spoken(page: ContentPage) -> bool:
    """Whether the device may read the page aloud: help, messages, what loudspeakers say."""
    is_for_ears = page.meta.sensitive or page.meta.type == "messages" or _LOUD in page.src_uri
    return is_for_ears and page.written_in == SOURCE_LANGUAGE


def short_texts_of(page: ContentPage) -> str:
    """The sections whose texts are copied into messages and posts, as the script reads them."""
    return " ".join(
        f"{kind.section}:{'list' if kind.is_list else 'parts'}"
        for kind in SHORT_TEXTS
        if kind.kind in page.meta.handouts
    )


def _has_filters(page: ContentPage) -> bool:
    """Whether the page may list others to choose from; the front page has its pictures."""
    return page.meta.type == "landing" and page.source_uri != "index.md"


def _own_headings(page: ContentPage) -> list[str]:
    """Links to the headings that a translation's author wrote; blocks add Vietnamese ones."""
    if page.written_in == SOURCE_LANGUAGE:
        return []
    return [f"#{one.id}" for one in page.reading.sections]


def _frames(page: ContentPage | None) -> list[str]:
    """The hosts that a page may show a frame of, which is its video's or none."""
    embed = page.meta.embed if page and isinstance(page.meta, VideoMeta) else None
    return [FRAME_HOSTS[embed.host]] if embed and embed.host in FRAME_HOSTS else []


def _script_uris(names: list[str], notices: list[dict[str, Any]]) -> list[str]:
    """Where scripts lie, with the one that shows and hides notices while there are any."""
    return [f"{SCRIPTS}/{name}.js" for name in (*names, *(["notices"] if notices else []))]


def scripts_of(page: ContentPage, offers_saving: bool) -> list[str]:
    """Only the scripts that a page uses."""
    names = ["search"]
    if page.meta.sensitive:
        names.insert(0, "leave")
    if _has_filters(page):
        names += ["filters", "offline"] if offers_saving else ["filters"]
    if page.section == "lich" or page.source_uri == "index.md":
        names.append("dates")
    if page.meta.type == "video":
        names.append("video")
    if page.section == "tai-lieu":
        names.append("basket")
    if is_spoken(page):
        names.append("speak")
    if short_texts_of(page):
        names.append("copy")
    if page.meta.type == "lesson":
        names.append("folds")
    if page.reading.questions:
        names.append("quiz")
    if page.reading.stories:
        names.append("scenes")
    return names
