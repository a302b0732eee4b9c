"""What the theme's templates get: links, numbers, languages, and the files made for them."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from loa.content.dates import short_date
from loa.content.entries.languages import Language
from loa.content.kinds import VideoMeta
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.directives.context import RenderContext
from loa.directives.drawn_scenes import PICTURES, pictures_of
from loa.directives.own_words import BLOCK_HEADINGS, own_name, own_words
from loa.editor.edit_links import EditLinks, edit_links
from loa.editor.entries import entry_of
from loa.editor.hosts import Host
from loa.ground.asking import note
from loa.integrations.offline import MANIFEST, WORKER, list_uri, part_of
from loa.integrations.portal import Portal
from loa.integrations.search_index import is_for_editors, search_uri
from loa.integrations.structured_data import structured_data
from loa.integrations.theme_front import coming, film
from loa.integrations.theme_scripts import (
    BOOK_SCRIPT,
    EVERY_PAGE_SCRIPT,
    FILTER_STYLESHEET,
    SEARCH_SCRIPTS,
    STYLESHEET,
    folded,
    has_filters,
    is_front_page,
    is_spoken,
    script_uris,
    scripts_of,
    short_texts_of,
    spoken_part,
)
from loa.integrations.theme_ways import Ways
from loa.listings import OTHERS
from loa.media.embeds import FRAME_HOSTS
from loa.media.sharing import is_neutral, quiet_name, share_uris
from loa.safety.policy import page_policy

# Beside pages: the map for search engines, and where "leave this page" goes without a network.
NEUTRAL_PAGE = "trang-trong.html"
SITEMAP = "sitemap.xml"
STATIC_TEMPLATES = (SITEMAP, NEUTRAL_PAGE)


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
        self.ways = Ways(context, config.site_url)
        self.host = Host.of(config.extra.get("editor"))

    def of_site(self, language: str = SOURCE_LANGUAGE) -> dict[str, Any]:
        """For templates that belong to no page (404), in a language by its slug. For
        another than Vietnamese `page` has its tag and slug and nothing else.
        """
        tag = self.library.registries.languages[language].tag
        return {
            **self._common(None, language),
            "page": None if language == SOURCE_LANGUAGE else {"tag": tag, "slug": language},
            "variants": self.ways.homes(),
        }

    def of_sitemap(self) -> dict[str, Any]:
        """For the map of the site alone: of a large portal its rows take a second."""
        return {**self.of_site(), "sitemap": self.ways.sitemap()}

    def _common(self, page: ContentPage | None, language: str) -> dict[str, Any]:
        extra = self.config.extra
        notices = self._notices(language)
        return {
            "page": None,
            # The preview's reloading is a script inside the page.
            "policy": "" if self.is_preview else page_policy(_frames(page)),
            "share": None,
            "edit_links": None,
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
            "doors": self.ways.doors("", language),
            "links": self.ways.links(language),
            "breadcrumbs": [],
            "variants": [],
            "css": self._served_uri(STYLESHEET),
            "scripts": [*map(self._served_uri, script_uris([EVERY_PAGE_SCRIPT], notices))],
            "search_indexes": self._search_indexes(page, language),
            "search_scripts": SEARCH_SCRIPTS,
            "book_script": BOOK_SCRIPT,
        }

    def of_page(self, page: ContentPage) -> dict[str, Any]:
        """For the templates of one page."""
        registries = self.library.registries
        language = registries.languages[page.written_in]
        offline = self._offline(page)
        common = self._common(page, page.written_in)
        has_recordings = page.source_uri in self.context.narrations
        scripts = scripts_of(
            page,
            registries.role(page.section),
            offers_saving=bool(offline),
            has_recordings=has_recordings,
        )
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
                "role": registries.role(page.section.split("/")[0]) or "",
                "own_headings": _own_headings(page, self.context),
                "pictogram": page.meta.pictogram,
                "scene": self._scene(page),
                "is_sensitive": page.meta.sensitive,
                "tiles": self.ways.tiles(page),
                "classes": self.ways.classes(page),
                "is_easy": page.meta.easy_of is not None,
                "has_pictures": page.reading.uses_block(PICTURES),
                "is_spoken": is_spoken(page),
                "short_texts": short_texts_of(page),
                "spoken_part": spoken_part(page),
                "folded": folded(page),
                "easy": self._easy(page),
                "is_draft": page.meta.review.status == "draft",
                "template": "home" if is_front_page(page) else "",
                "coming": coming(self.ways, page),
                "film": film(self.ways, page),
                "structured_data": structured_data(
                    self.context, page, str(self.config.extra.get("owner") or self.config.site_name)
                ),
            },
            "share": self._share(page),
            "edit_links": self._edit_links(page),
            "doors": self.ways.doors(page.section.split("/")[0], page.language),
            "links": self.ways.links(page.language),
            "breadcrumbs": self.ways.breadcrumbs(page),
            "variants": self.ways.variants(page),
            "scripts": [*map(self._served_uri, script_uris(scripts, common["notices"]))],
            "css_filters": self._served_uri(FILTER_STYLESHEET) if has_filters(page) else None,
            "leave_url": self.config.extra.get("leave_url") if page.meta.sensitive else None,
            "leave_local": NEUTRAL_PAGE if page.meta.sensitive else None,
            "manifest": MANIFEST if self.directory_urls and not page.meta.sensitive else None,
            "offline": offline,
        }

    def _served_uri(self, uri: str) -> str:
        """Where this site has a file of the theme."""
        note("theme", uri)
        return self.context.theme_uris.get(uri, uri)

    def _scene(self, page: ContentPage) -> list[dict[str, str | int]]:
        """The pictures at the head of a page, in their order."""
        scene = self.portal.scenes.scenes.get(page.meta.scene or "")
        return pictures_of(scene, page.written_in) if scene else []

    def _easy(self, page: ContentPage) -> dict[str, str] | None:
        """Where the same can be read in easy words, or, from there, in full."""
        whole = self.library.get(page.meta.easy_of or "")
        if whole is not None:
            return {"key": "easy.whole", "url": self.ways.url(whole)}
        easy = self.library.easy_versions.get(page.src_uri)
        return {"key": "easy", "url": self.ways.url(easy)} if easy else None

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

    def _edit_links(self, page: ContentPage) -> EditLinks | None:
        """Where the page is edited, from the site's root, and its faults are told; for the web
        alone, and not from a page on which somebody may be watched.
        """
        if page.meta.sensitive or not self.directory_urls:
            return None
        contact = str(self.config.extra.get("contact") or "")
        address = self.context.site_url + page.url
        form = self.context.form_uri
        entry = entry_of(self.library, page) if form else ""
        form_address = form + entry if entry else ""
        return edit_links(
            self.host,
            contact=contact,
            path=page.path,
            title=page.meta.title,
            address=address,
            entry=form_address,
        )

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

    def _notices(self, language: str) -> list[dict[str, Any]]:
        """Urgent words that are not over on the day of the build, in a language where
        somebody wrote them in it. A script shows and hides them by the reader's day.
        """
        registries = self.library.registries
        today = self.context.today
        rows = []
        for notice in registries.notices.values():
            if notice.end < today:
                continue
            texts = {text.language: text for text in notice.texts}
            text = texts.get(language, texts[SOURCE_LANGUAGE])
            linked_page = self.library.best_variant(notice.page or "", text.language)
            more = None
            if linked_page:
                more = {"title": linked_page.meta.title, "url": self.ways.url(linked_page)}
            rows.append(
                {
                    "id": notice.id,
                    "severity": notice.severity,
                    "text": text.text,
                    "tag": registries.languages[text.language].tag,
                    "begin": notice.begin.isoformat(),
                    "end": notice.end.isoformat(),
                    "last_day": notice.end,
                    "is_begun": notice.begin <= today,
                    "more": more,
                }
            )
        return rows

    def _search_indexes(self, page: ContentPage | None, own: str) -> list[list[str]]:
        """Where a page's search looks: script of the words, tag, address of the index.

        The page's own language comes first. Vietnamese is there on every page; words in another
        script are looked up in the languages written in it.
        """
        languages = self.library.registries.languages
        parts = self.portal.search_parts
        indexes = dict.fromkeys([(own, False), (SOURCE_LANGUAGE, False)])
        if page and is_for_editors(page, self.library.registries):
            indexes = dict.fromkeys([(own, True), *indexes])
        indexes |= dict.fromkeys(
            part for part in sorted(parts) if _script(languages[part[0]]) and not part[1]
        )
        return [
            [_script(languages[name]), languages[name].tag, search_uri(name, editors)]
            for name, editors in indexes
            if (name, editors) in parts
        ]


def _script(language: Language) -> str:
    """How search tells a language's words from others: Han characters, or else letters."""
    return "han" if (language.script or "").startswith("Han") else ""


def _own_headings(page: ContentPage, context: RenderContext) -> list[str]:
    """Links to the headings in a translation's language: its author's, and those of blocks and of
    groups in lists whose words are there in it; others are Vietnamese.
    """
    if page.written_in == SOURCE_LANGUAGE:
        return []
    language = context.library.registries.languages[page.language]
    written = [section.id for section in page.reading.sections]
    blocks = [block for block, key in BLOCK_HEADINGS.items() if own_words(context, language, key)]
    registries = context.library.registries
    values = [("grade", key) for key in registries.grades]
    values += [("topic", key) for key in registries.topics]
    values += [("grade", OTHERS)]
    groups = [f"nhom-{key}" for kind, key in values if own_name(context, language, kind, key)]
    return [f"#{identity}" for identity in (*written, *blocks, *groups)]


def _frames(page: ContentPage | None) -> list[str]:
    """The hosts that a page may show a frame of, which is its video's or none."""
    embed = page.meta.embed if page and isinstance(page.meta, VideoMeta) else None
    return [FRAME_HOSTS[embed.host]] if embed and embed.host in FRAME_HOSTS else []
