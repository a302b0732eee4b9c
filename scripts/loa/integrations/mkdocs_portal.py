"""The portal as a MkDocs plugin: thin, because the work is done below."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import Executor
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from loa.artifacts import Manifest
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.directives.context import RenderContext
from loa.directives.extension import LoaExtension
from loa.editor.folder import form_folder
from loa.editor.hosts import EditorSettingsError
from loa.ground.asking import noting
from loa.ground.progress import MAKING, SILENT, Stage
from loa.ground.shelf import Memory
from loa.integrations import theme
from loa.integrations.added_files import added_files
from loa.integrations.addresses import url_of
from loa.integrations.bilingual import Bilingual
from loa.integrations.finished_sites import look_once_more, sources_of
from loa.integrations.kept_pages import (
    KeptPages,
    SitePage,
    add_template,
    content_of,
    kept_context,
)
from loa.integrations.missing_pages import missing_languages, write_missing_page
from loa.integrations.mkdocs_languages import LanguagesPlugin
from loa.integrations.offline import NO_NETWORK_PAGE, write_lists
from loa.integrations.portal import Portal
from loa.integrations.search_index import SearchIndex, search_part, write_index
from loa.integrations.telling import of_a_draft, refuse_errors, tell
from loa.integrations.theme_files import is_unused, theme_uris
from loa.integrations.theme_scripts import is_front_page
from loa.integrations.theme_templates import share_templates
from loa.media.photos import withheld
from loa.problems import Problem, as_text
from loa.reading.markup import EXTENSION_CONFIGS, EXTENSIONS

log = get_plugin_logger(__name__)


class PortalConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in mkdocs.yml."""

    artifacts = Type(bool, default=True)
    """Whether handouts, feeds and clips are made. Off in tests that do not look at them."""


class PortalPlugin(BasePlugin[PortalConfig]):  # type: ignore[no-untyped-call]
    """Reads the library once, refuses when it has errors, and hands it to everything else."""

    portal: Portal
    context: RenderContext
    search: dict[tuple[str, bool], SearchIndex]
    bilingual: Bilingual
    kept_pages: KeptPages | None
    env: Environment
    is_preview = False
    is_draft = False
    """Whether pages may have places left to fill; set by a build that nobody publishes."""
    has_form = False
    """Whether the form for editors is added to the site, so that pages may lead to it."""
    executor: Executor | None = None
    """Whose workers make the files; set by a build that has some."""
    site_name = ""
    """What problems call the folder of the site, where it is made under another name."""
    finished_site: Path | None = None
    """The folder of a site of which every page is written."""
    progress = SILENT
    """Who hears how far the build has come; set by a build that somebody watches."""
    added_files: list[File] | None
    """Files that are made or put together for the site, as soon as they are."""
    problems: list[Problem]
    """What was found that does not stop the build."""
    memory: Memory | None = None
    """What an earlier build of the same process kept."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Know whether somebody looks at their own changes."""
        self.is_preview = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the content. First (100): the languages plugin takes its languages from it.

        Runs again for each further language, and then only keeps what it has.
        """
        languages = self._languages(config)
        if languages.building:
            return config
        self.portal = Portal.load(
            Path(config.config_file_path).parent, Path(config.docs_dir), self.memory
        )
        problems = self.portal.problems(self.progress)
        if self.is_preview or self.is_draft:
            problems = [of_a_draft(problem) for problem in problems]
        self._refuse(problems)
        tell(problems)
        languages.use(self.portal.library)
        manifest, unmade = self._make_artifacts()
        self._refuse(unmade)
        tell(unmade)
        self.problems = [*problems, *unmade]
        self.progress.begin(Stage.PAGES, len(self.portal.library.published))
        self.context = self.portal.render_context(manifest)
        self.context.directory_urls = config.use_directory_urls
        self.context.site_url = (config.site_url or "/").rstrip("/") + "/"
        if self.has_form:
            self.context.form_uri = f"{form_folder(self.portal.library.registries)}/"
        # A preview keeps nothing, and a style of its own would change every page.
        if config.use_directory_urls and not self.is_preview:
            self.context.theme_uris = theme_uris(self.portal)
        self.bilingual = Bilingual(self.portal.library)
        self.added_files = None
        self.kept_pages = KeptPages.of(
            self.portal, self.context, config=config, is_preview=self.is_preview
        )
        self.search = defaultdict(lambda: SearchIndex(self.portal.library.registries))
        # MkDocs names only texts here; Python-Markdown takes both.
        config.markdown_extensions[:] = [*EXTENSIONS, LoaExtension(self.context)]  # type: ignore[list-item]
        config.mdx_configs.update(EXTENSION_CONFIGS)
        if (folder := str(self.portal.overrides)) not in config.theme.dirs:
            # The portal has no theme of its own.
            config.theme.dirs.insert(0, folder)
        share_templates(config.theme)
        config.theme.static_templates.update(theme.STATIC_TEMPLATES)
        if config.use_directory_urls:
            config.theme.static_templates.add(NO_NETWORK_PAGE)
        return config

    def _make_artifacts(self) -> tuple[Manifest, list[Problem]]:
        if not self.config.artifacts:
            for stage in MAKING:
                self.progress.begin(stage, 0)
            return Manifest(), []
        return self.portal.make_artifacts(self.executor, self.progress)

    @event_priority(100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave the registries and the stock theme's files out; add what was made.

        First (100): languages come after, so that added files are sorted by them too.
        """
        # A photograph's clean copy takes the place of the original, or nothing does.
        gone = {artifact.dest_uri for artifact in self.context.manifest}
        if self.config.artifacts:
            gone |= withheld(self.portal.library, self.context.manifest)
        docs = config.docs_dir
        included = Files([f for f in files if self._belongs(f, docs) and f.src_uri not in gone])
        if self.added_files is None:
            # The same for every language.
            self.added_files = [*added_files(self.portal, self.context, config)]
        for file in self.added_files:
            included.append(file)
        return included

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Escape every value that a template prints; keep the templates for what is made of two
        pages. What is markup already says so with `safe`: a test lists those places.
        """
        env.autoescape = True
        add_template(env)
        self.env = env
        return env

    def _belongs(self, file: File, docs: str) -> bool:
        if file.src_dir == docs:
            return file.src_uri in self.portal.belonging
        return not is_unused(file.src_uri)

    @event_priority(-100)
    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        """Take over a page that was made before, or note what this one asks.

        Late (-100): whatever else changes a page before it is read has done so.
        """
        own = SitePage(page.file, config, self._content_page(page))
        if self.kept_pages is not None:
            self.kept_pages.begin(own, files)
        return own

    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Tell the Markdown extension which page comes; give it the body that we parsed.

        First (100), before any plugin that changes Markdown.
        """
        content_page = self._content_page(page)
        self.context.page = content_page
        page.title = content_page.meta.title
        if is_front_page(content_page):
            page.meta["template"] = "home.html"
        return content_page.body

    def on_page_context(
        self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Give templates what the portal knows about the page."""
        content_page = self._content_page(page)
        self.progress.advance(Stage.PAGES)
        kept_entry = page.kept_entry if isinstance(page, SitePage) else None
        if kept_entry is not None:
            self._index(content_page).documents += kept_entry.data["search"]
            self.bilingual.keep(content_page, lambda: content_of(kept_entry))
            context.update(kept_context(kept_entry))
            return context
        with noting() as asked:
            context["loa"] = self._theme(config).of_page(content_page)
            index = self._index(content_page)
            before = len(index.documents)
            # Who finds the page in full finds its easy version by the first link there.
            if content_page.meta.easy_of is None:
                index.add(content_page, url_of(content_page, config.use_directory_urls), page)
        body = page.content or ""
        self.bilingual.keep(content_page, lambda: body)
        if isinstance(page, SitePage):
            page.asked |= asked
            page.search = index.documents[before:]
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Keep the finished page for the next build."""
        if self.kept_pages is not None and isinstance(page, SitePage) and page.kept_entry is None:
            self.kept_pages.put(page, output)
        return output

    def _index(self, page: ContentPage) -> SearchIndex:
        return self.search[search_part(page, self.portal.library.registries)]

    def on_template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """Give site-wide templates (404, sitemap) the same, without a page."""
        site = self._theme(config)
        is_map = template_name == theme.SITEMAP
        context["loa"] = site.of_sitemap() if is_map else site.of_site()
        return context

    @event_priority(100)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Empty the tree of all pages: our navigation is the doors, made from the registry.

        First (100). What every page prints of the tree costs time quadratic in pages.
        """
        nav.items = []
        return nav

    @event_priority(-50)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the language's search index; report what directives found.

        Before the languages plugin (-100) starts the next language.
        """
        site = Path(config.site_dir)
        for key, index in self.search.items():
            write_index(site, key, index)
        language = self._languages(config).current_language or SOURCE_LANGUAGE
        keep = self.kept_pages.bilingual if self.kept_pages else None
        self.bilingual.write(language, self.env, self._theme(config), config, keep)
        self.search.clear()
        if config.use_directory_urls and language in missing_languages(
            self.portal.library, self.context.strings
        ):
            write_missing_page(language, self.env, site=self._theme(config), config=config)
        if language == SOURCE_LANGUAGE and config.use_directory_urls:
            write_lists(site, self.portal.library)
        for problem in sorted(set(self.context.problems)):
            log.warning("%s", as_text([problem]))
        self.problems += set(self.context.problems)
        self.context.problems.clear()
        self.finished_site = site

    def on_build_error(self, *, error: Exception) -> None:
        """Keep half a site from being looked at, which would hide the reason."""
        self.finished_site = None

    def on_shutdown(self) -> None:
        """Read the finished site once more: all languages, and what other plugins wrote."""
        if self.finished_site is None:
            return
        if not self.is_preview:
            name = self.site_name or self.finished_site.name
            look_once_more(self.portal, self.context, site=self.finished_site, name=name)
        self.portal.drawings.shelf.save()
        if self.kept_pages is not None:
            self.kept_pages.shelf.save()

    def sources(self) -> dict[str, str]:
        """The file that an editor writes, by the place of its page in the site."""
        return sources_of(self.portal, self.context.directory_urls)

    def _refuse(self, problems: list[Problem]) -> None:
        """Stop for errors; who looks at their own changes sees them beside the pages."""
        if not self.is_preview:
            refuse_errors(problems)

    def _theme(self, config: MkDocsConfig) -> theme.SiteContext:
        try:
            return theme.SiteContext(
                self.portal, self.context, config=config, is_preview=self.is_preview
            )
        except EditorSettingsError as error:
            raise PluginError(str(error)) from error

    def _content_page(self, page: Page) -> ContentPage:
        content_page = self.portal.library.get(page.file.src_uri)
        if content_page is None:
            raise PluginError(f"{page.file.src_uri}: not in the library")
        return content_page

    def _languages(self, config: MkDocsConfig) -> LanguagesPlugin:
        plugin = config.plugins.get("loa-languages")
        if not isinstance(plugin, LanguagesPlugin):
            raise PluginError("mkdocs.yml: add “loa-languages” below “loa” in plugins")
        return plugin
