"""mkdocs-static-i18n, made to tell the truth about languages.

It rejects codes of three letters, publishes Vietnamese text under other languages' addresses
and compares all files with all files. This subclass takes its languages from the registry,
builds a page in a language only where it was written, and does each step once per page.
"""

from collections.abc import Mapping
from posixpath import normpath
from typing import Any

from mkdocs.config.base import Config, ValidationError
from mkdocs.config.config_options import ListOfItems, SubConfig, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs_static_i18n.config import I18nPluginConfig, I18nPluginLanguage
from mkdocs_static_i18n.plugin import I18n
from mkdocs_static_i18n.suffix import I18nFiles, create_i18n_file

from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE


class _Slug(Type[str]):
    """A registry slug; the registry itself decides which there are."""

    def run_validation(self, value: object) -> str:
        if not isinstance(value, str) or not value:
            raise ValidationError(f"a language slug is a text, not {value!r}")
        return value


class _Language(I18nPluginLanguage):  # type: ignore[misc]
    locale = _Slug(str)


class LanguagesConfig(I18nPluginConfig):  # type: ignore[misc]
    """Options of the plugin. `languages` is filled from docs/_data/languages.yml."""

    build_only_locale = Type(str, default="")
    languages = ListOfItems(SubConfig(_Language, validate=True), default=[])

    def validate(self) -> Any:
        """Skip the host's check for a default language: the registry is not read yet."""
        return Config.validate(self)


class _LinkTarget(File):
    """A file that pages may link to but that this language's build does not write."""

    @classmethod
    def of(cls, file: File, config: MkDocsConfig) -> "_LinkTarget":
        return cls(
            file.src_uri,
            config.docs_dir,
            config.site_dir,
            config.use_directory_urls,
            dest_uri=file.dest_uri,
            inclusion=file.inclusion,
        )

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        return


class LanguageFiles(I18nFiles):  # type: ignore[misc]
    """The files of one language's build."""

    def get_file_from_path(self, path: str) -> File | None:
        """As the host's, which takes every path apart into an object: links ask thousands."""
        if path != normpath(path) or path.startswith((".", "/")):
            target: File | None = super().get_file_from_path(path)
            return target
        name = path.rpartition("/")[2]
        dot = name.rfind(".")
        ending = name[dot:] if 0 < dot < len(name) - 1 else ""
        stem = path.removesuffix(ending)
        files: Mapping[str, File] = self.src_uris
        for language in (self.plugin.current_language, self.plugin.default_language):
            if file := files.get(f"{stem}.{language}{ending}"):
                return file
        return files.get(path)


class LanguagesPlugin(I18n):  # type: ignore[misc]
    """One build per language that has a page; links between them follow what was written."""

    config_class = LanguagesConfig

    def use(self, library: Library) -> None:
        """Take over the languages of a library: those with a published page are built."""
        self.library = library
        self._targets: dict[str, _LinkTarget] = {}
        self.config.languages = [
            self._language(slug, library) for slug in library.published_languages()
        ]
        self.config.reconfigure_material = False
        self.config.reconfigure_search = False
        self.config.fallback_to_default = False
        self.i18n_files_per_language: dict[str, list[File]] = {}
        if not self.building:
            self.current_language = SOURCE_LANGUAGE

    def _language(self, slug: str, library: Library) -> _Language:
        entry = _Language()
        name = library.registries.languages[slug].label
        entry.load_dict(
            {"locale": slug, "name": name, "build": True, "default": slug == SOURCE_LANGUAGE}
        )
        entry.validate()
        return entry

    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set the theme's language; site-wide templates belong to the first build only.

        Late (-100), as in the host: other plugins have set the configuration up by then.
        """
        if not self.is_default_language_build:
            config.theme.static_templates.clear()
        return config

    @event_priority(-100)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Leave the navigation alone; the host would want a home page in every language.

        Late (-100), as in the host.
        """
        return nav

    def reconfigure_files(self, files: Files, mkdocs_config: MkDocsConfig) -> Files:
        """The files of one language: its own pages, and everything else as a link target."""
        language = self.current_language
        chosen: Files = LanguageFiles(self, [])
        foreign: list[File] = []
        for file in files:
            page = self.library.get(file.src_uri)
            if page is None:
                if file.is_documentation_page():
                    continue
                is_written = language == SOURCE_LANGUAGE
                chosen.append(file if is_written else self._target(file, "", mkdocs_config))
            elif not self.library.is_published(page):
                continue
            elif page.written_in == language:
                chosen.append(self._localized(file, page.language, mkdocs_config))
            else:
                foreign.append(self._target(file, page.language, mkdocs_config))
        for file in foreign:
            chosen.append(file)
        return chosen

    def _localized(self, file: File, language: str, config: MkDocsConfig) -> File:
        """A file under its language's address, also where that language has no build."""
        known = [*self.all_languages, language]
        localized: File = create_i18n_file(file, language, SOURCE_LANGUAGE, known, config)
        return localized

    def _target(self, file: File, language: str, config: MkDocsConfig) -> File:
        """What another language's build writes, in which `language` a page, "" for other files.
        It is the same for each build that links to it.
        """
        target = self._targets.get(file.src_uri)
        if target is None:
            target = self._targets[file.src_uri] = _LinkTarget.of(file, config)
            if language:
                localized = self._localized(file, language, config)
                target.dest_uri, target.url = localized.dest_uri, localized.url
        return target

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Build the other languages, then stand where a served rebuild starts again."""
        super().on_post_build(config)
        if not self.building:
            self.current_language = SOURCE_LANGUAGE
