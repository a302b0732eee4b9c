"""The whole content of a portal, read once and frozen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from loa.checking import check
from loa.content.file_names import FileNames
from loa.content.folder_files import check_names, survey
from loa.content.kept_headers import KeptHeaders, reading
from loa.content.kinds import MessagesMeta
from loa.content.page import SOURCE_LANGUAGE, ContentPage, parse_page, url_below
from loa.content.registries import DATA_FOLDER, Registries, load_registries
from loa.content.sizes import check_size
from loa.content.translation import State, follows, state_of
from loa.ground.asking import NotedField, note, unnoted
from loa.ground.wording import say
from loa.problems import Problem


@dataclass(frozen=True)
class Library:
    """Every page that could be read, the registries, and what is wrong with the rest.

    `pages` is sorted by src_uri and holds drafts of variants too; `published` leaves out what
    the language's policy keeps back. `rejected` failed the schema; only checks of their text
    see them. `files` are all plain files below docs/ that can be opened, of any kind.
    """

    docs_dir: Path
    registries: Registries
    pages: NotedField[tuple[ContentPage, ...]] = NotedField("pages")
    files: frozenset[str] = FileNames()
    problems: tuple[Problem, ...] = ()
    _by_uri: Mapping[str, ContentPage] = field(default_factory=dict, repr=False)
    _variants: Mapping[str, tuple[ContentPage, ...]] = field(default_factory=dict, repr=False)
    _states: Mapping[str, State] = field(default_factory=dict, repr=False)
    rejected: tuple[ContentPage, ...] = ()

    @classmethod
    @check("duplicate-id", scope="reading")
    def load(cls, docs_dir: Path, kept: KeptHeaders | None = None) -> "Library":
        """Read docs/: registries first, then every Markdown file."""
        registries, problems = load_registries(docs_dir, kept)
        parse = kept.parse if kept else None
        files, found = survey(docs_dir, docs_dir.name)
        problems += [*found, *check_names(files, docs_dir.name)]
        pages: list[ContentPage] = []
        rejected: list[ContentPage] = []
        for src_uri in filter(_is_page, files):
            label = f"{docs_dir.name}/{src_uri}"
            text, found = reading(kept, docs_dir / src_uri, label)
            problems += found
            if text is None:
                continue
            if found := check_size(text, label):
                problems += found
                continue
            page, found = parse_page(src_uri, text, label, registries, parse)
            problems += found
            if page is not None:
                (pages if page.is_valid else rejected).append(page)
        problems += _duplicates(pages)
        library = cls.of(docs_dir, registries, pages, frozenset(files), problems)
        return replace(library, rejected=tuple(rejected))

    @classmethod
    def of(
        cls,
        docs_dir: Path,
        registries: Registries,
        pages: Iterable[ContentPage],
        files: frozenset[str],
        problems: Iterable[Problem] = (),
    ) -> "Library":
        """A library from parts, indexed."""
        ordered = tuple(sorted(pages, key=lambda page: page.src_uri))
        variants: dict[str, list[ContentPage]] = defaultdict(list)
        for page in ordered:
            if page.language != SOURCE_LANGUAGE:
                variants[page.source_uri].append(page)
        by_uri = {page.src_uri: page for page in ordered}
        states = {
            page.src_uri: state_of(page, by_uri.get(uri))
            for uri, in_languages in variants.items()
            for page in in_languages
            if page.written_in != SOURCE_LANGUAGE
        }
        return cls(
            docs_dir,
            registries,
            ordered,
            FileNames(files),
            tuple(problems),
            by_uri,
            {uri: tuple(in_languages) for uri, in_languages in variants.items()},
            states,
        )

    def page_paths(self) -> list[str]:
        """The paths of all Markdown files, readable or not, as problems name them."""
        return [f"{self.docs_dir.name}/{uri}" for uri in sorted(self.files) if _is_page(uri)]

    def path(self, uri: str) -> Path:
        """Where a file below docs/ lies, for whoever reads what is in it."""
        note("file", uri)
        return self.docs_dir / uri

    def get(self, src_uri: str) -> ContentPage | None:
        """The page at a path below docs/, if it could be read."""
        note("page", src_uri)
        return self._by_uri.get(src_uri)

    def variants(self, source_uri: str) -> tuple[ContentPage, ...]:
        """The language variants of a Vietnamese page, published or not."""
        note("variants", source_uri)
        return self._variants.get(source_uri, ())

    @property
    def by_address(self) -> Mapping[str, tuple[ContentPage, ...]]:
        """Vietnamese pages by every place in the site that is theirs, today's and moved from."""
        note("addresses")
        with unnoted():
            return self._by_address

    @cached_property
    def _by_address(self) -> Mapping[str, tuple[ContentPage, ...]]:
        pages_at: dict[str, tuple[ContentPage, ...]] = {}
        for page in self.pages:
            if page.language == SOURCE_LANGUAGE:
                old = (url_below(uri, SOURCE_LANGUAGE) for uri in page.meta.moved_from)
                for url in dict.fromkeys((page.url, *old)):
                    pages_at[url] = (*pages_at.get(url, ()), page)
        return pages_at

    def translations(self, source_uri: str) -> tuple[ContentPage, ...]:
        """The variants that hold a translation: all but the homes of languages without text."""
        return tuple(page for page in self.variants(source_uri) if self.state(page) is not None)

    def state(self, page: ContentPage) -> State | None:
        """How a translation stands to its source; None for a page in its own words."""
        note("state", page.src_uri)
        return self._states.get(page.src_uri)

    def is_withheld(self, page: ContentPage) -> bool:
        """Whether readers get the Vietnamese page instead, because the variant tells old advice
        to somebody who may be in danger. The source's word on sensitivity counts.
        """
        source = self.get(page.source_uri)
        is_safety = source is not None and source.meta.sensitivity == "safety"
        return is_safety and self.state(page) is State.OUTDATED

    def is_published(self, page: ContentPage) -> bool:
        """Whether the page's language lets it out: a draft only where the registry says so."""
        if page.written_in == SOURCE_LANGUAGE:
            return True
        if self.state(page) is State.ORPHAN or self.is_withheld(page):
            return False
        translation = page.meta.translation
        if translation is not None and translation.status == "reviewed":
            return True
        return self.registries.languages[page.language].publish == "with-banner"

    @property
    def published(self) -> list[ContentPage]:
        """All pages that a public build shows."""
        note("published")
        with unnoted():
            return list(self._published)

    @cached_property
    def _published(self) -> tuple[ContentPage, ...]:
        return tuple(page for page in self.pages if self.is_published(page))

    def in_language(self, language: str) -> list[ContentPage]:
        """The published pages written in one language."""
        note("in-language", language)
        with unnoted():
            return list(self._in_languages.get(language, ()))

    @cached_property
    def _in_languages(self) -> Mapping[str, list[ContentPage]]:
        pages: dict[str, list[ContentPage]] = defaultdict(list)
        for page in self._published:
            pages[page.written_in].append(page)
        return pages

    def published_languages(self) -> list[str]:
        """Slugs of the languages in which at least one published page is written, source first."""
        present = {page.written_in for page in self.published}
        return [slug for slug in self.registries.languages if slug in present]

    def best_variant(self, source_uri: str, language: str) -> ContentPage | None:
        """The page in a language where it was written, else the Vietnamese one."""
        for page in self.variants(source_uri):
            if page.language == language and self.is_published(page):
                return page
        return self.get(source_uri)

    @property
    def easy_versions(self) -> Mapping[str, ContentPage]:
        """The page that says the same in easy words, by the page in full."""
        note("easy-versions")
        with unnoted():
            return self._easy_versions

    @cached_property
    def _easy_versions(self) -> Mapping[str, ContentPage]:
        easy = (page for page in self.published if page.meta.easy_of)
        return {page.meta.easy_of: page for page in easy if page.meta.easy_of}

    @property
    def outdated_easy_versions(self) -> list[tuple[ContentPage, ContentPage]]:
        """Pages in easy words whose page in full has changed since, each with that page."""
        pairs = [(easy, self.get(uri)) for uri, easy in self.easy_versions.items()]
        return [(easy, whole) for easy, whole in pairs if whole and not follows(easy, whole)]


def core_messages(library: Library) -> list[str]:
    """The campaign's messages in Vietnamese, from the first page that holds some."""
    for page in library.pages:
        if page.language == SOURCE_LANGUAGE and isinstance(page.meta, MessagesMeta):
            return [message.text for message in page.meta.messages]
    return []


def _is_page(src_uri: str) -> bool:
    return src_uri.endswith(".md") and not src_uri.startswith(f"{DATA_FOLDER}/")


def _duplicates(pages: Iterable[ContentPage]) -> list[Problem]:
    """Two pages with one short name would overwrite each other's handouts."""
    problems = []
    first: dict[str, ContentPage] = {}
    for page in pages:
        if page.language != SOURCE_LANGUAGE or page.is_index:
            continue
        other = first.setdefault(page.slug, page)
        if other is not page:
            problems.append(
                Problem(
                    page.path,
                    1,
                    "duplicate-id",
                    say(
                        "The short name “{slug}” is used by {path} already.",
                        slug=page.slug,
                        path=other.path,
                    ),
                    say("Rename the file: each page has a name of its own in the whole portal."),
                )
            )
    return problems
