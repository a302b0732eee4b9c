"""One portal: its folders, its content, and everything that can be made of it.

The only place where the features of the lower floors come together; the command line and the
MkDocs plugin both use it. What makes files is loaded when files are made: most commands make none.
"""

from collections.abc import Callable, Iterable, Set
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import markdown

from loa import __version__
from loa.artifacts import ArtifactStore, Manifest
from loa.checking import run
from loa.checks.belonging import belonging, names_in
from loa.checks.future import latest_day
from loa.checks.kept import KeptChecks
from loa.checks.registry import check_pages, every_check
from loa.content.answers import Answers, digest_of, own_questions, text_digest
from loa.content.history import History
from loa.content.kept_headers import KeptHeaders
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.schema import SourceReference
from loa.directives.answers import answers_of
from loa.directives.context import Origin, RenderContext
from loa.directives.extension import LoaExtension
from loa.directives.page_parts import source_row
from loa.ground.asking import note, unnoted
from loa.ground.build_time import build_time
from loa.ground.git import history_of
from loa.ground.layout import DOCS, SETTINGS, cache_of
from loa.ground.progress import SILENT, Progress, Stage
from loa.ground.shelf import Memory, Shelf
from loa.ground.theme import theme_folder
from loa.handouts import key_cache
from loa.illustrations.scene_files import load_scenes
from loa.illustrations.scenes import Scenes
from loa.integrations.kept_drawings import KeptDrawings
from loa.integrations.making import Making
from loa.integrations.search_index import search_part
from loa.integrations.settings import site_of
from loa.integrations.unchanged import (
    Surroundings,
    everything_but_pages,
    unknown_surroundings,
)
from loa.problems import Problem
from loa.reading.markup import EXTENSION_CONFIGS, EXTENSIONS

if TYPE_CHECKING:
    from loa.handouts.maker import Workshop

KEPT = "pages"
"""Where below the store lies what was kept of pages and of checks."""


@dataclass(frozen=True)
class Portal:
    """A repository: `root` holds docs/ and mkdocs.yml; artifacts are kept in .cache/loa."""

    root: Path
    library: Library
    store: ArtifactStore
    built_at: datetime
    before: Surroundings
    """What pages are made with, as it lay there before any of it was read."""
    memory: Memory | None = None
    """What was kept by this process; None where it builds once and files keep it."""
    headers: KeptHeaders | None = None
    """Front matter and registries as they were read."""

    @classmethod
    def load(
        cls, root: Path, docs_dir: Path | None = None, memory: Memory | None = None
    ) -> "Portal":
        """Read the content below a root; problems are kept, not raised."""
        store = ArtifactStore(cache_of(root))
        return cls.read(
            root, docs_dir or root / DOCS, store=store, built_at=build_time(root), memory=memory
        )

    @classmethod
    def read(
        cls,
        root: Path,
        docs_dir: Path,
        store: ArtifactStore,
        built_at: datetime,
        memory: Memory | None = None,
    ) -> "Portal":
        """As `load`, with a store of the caller's and what counts as the present."""
        before = everything_but_pages(root, docs_dir)
        headers = KeptHeaders(store.root / KEPT, memory)
        library = Library.load(docs_dir, headers)
        return cls(root, library, store, built_at, before, memory, headers)

    @property
    def overrides(self) -> Path:
        """The theme's folder: the portal's own, or the package's."""
        return theme_folder(self.root)

    @property
    def has_own_theme(self) -> bool:
        """Whether the theme is the portal's own."""
        return self.overrides.parent == self.root

    def problems(
        self,
        progress: Progress = SILENT,
        only: Callable[[ContentPage], bool] | None = None,
        codes: Set[str] | None = None,
    ) -> list[Problem]:
        """What the content floor and every check found, sorted, each once.

        Where `only` chooses pages, the checks of single pages look at no others; where `codes` are
        named, checks of the portal that give none of them are left out.
        """
        readable = (*self.library.pages, *self.library.rejected)
        pages = tuple(page for page in readable if only is None or only(page))
        checks = self.kept_checks
        problems = {
            *self.library.problems,
            *self._loaded_scenes[1],
            *checks.of_pages(progress.each(Stage.CHECKS, pages), self._check_page),
            *run(every_check("portal"), {**self.check_arguments, "asked": only}, codes),
        }
        if only is not None:
            checks.shelf.keep_rest()
        checks.shelf.save()
        if self.headers is not None:
            self.headers.shelf.save()
        return sorted(problems)

    @property
    def check_arguments(self) -> dict[str, Any]:
        """What a check of a whole portal may ask for, by the name of its parameter."""
        return {
            "library": self.library,
            "registries": self.library.registries,
            "store": self.store,
            "overrides": self.overrides,
            "is_own": self.has_own_theme,
            "settings": self.root / SETTINGS,
            "scenes": self.scenes,
            "drawn": self.scenes.scenes,
            "today": self.built_at.date(),
            "latest": latest_day(self.built_at),
            "names_of": self._names_of,
            "kept": self.kept_checks.problems,
            "asked": None,
            "kept_by_key": self.kept_checks.problems_by_key,
        }

    @cached_property
    def surroundings(self) -> Surroundings:
        """The digests of what pages and checks depend on beside what they ask.

        Somebody may save a registry while it is read. Then nobody knows which of two texts the
        library has, and what is made of it must not be found under either.
        """
        # The drawings are registries that are read when somebody asks for them.
        _ = self.scenes
        now = everything_but_pages(self.root, self.library.docs_dir)
        return now if now == self.before else unknown_surroundings()

    @cached_property
    def rendered_with(self) -> str:
        """The digest of what every page is rendered with: surroundings, day, commit, languages."""
        return digest_of(
            self.surroundings.common,
            self.built_at.isoformat(),
            repr(self.origin),
            " ".join(self.library.published_languages()),
        )

    @cached_property
    def kept_checks(self) -> KeptChecks:
        """What checks found before."""
        return KeptChecks(
            self.library,
            self.store.root / KEPT,
            common=self.surroundings.common,
            program=self.surroundings.program,
            memory=self.memory,
        )

    def _check_page(self, page: ContentPage) -> Iterable[Problem]:
        return check_pages(self.library, [page])

    def _names_of(self, page: ContentPage) -> list[str]:
        key = text_digest(page)
        known = own_questions(page.src_uri)
        names = self.kept_checks.value(
            f"names {page.src_uri}", key, make=lambda: names_in(page), known=known
        )
        return list(names)

    @cached_property
    def belonging(self) -> frozenset[str]:
        """The files below docs/ that a public build may copy."""
        return belonging(self.library, self._names_of)

    def render_context(self, manifest: Manifest | None = None) -> RenderContext:
        """A context for rendering bodies."""
        today = self.built_at.date()
        context = RenderContext(
            library=self.library,
            overrides=self.overrides,
            today=today,
            manifest=manifest or Manifest(),
        )
        context.changes = self.changes
        context.scenes = self.scenes
        context.origin = self.origin
        return context

    @cached_property
    def origin(self) -> Origin:
        """The commit of the content and the programs whose versions tell in the site: with any
        Python it is the same.
        """
        tools = (("Loa", __version__), ("MkDocs", version("mkdocs")))
        return Origin(history_of(self.root).commit, tools)

    @property
    def search_parts(self) -> frozenset[tuple[str, bool]]:
        """The search indexes that some page is found by (`search_part`)."""
        note("search-parts")
        with unnoted():
            return self._search_parts

    @cached_property
    def _search_parts(self) -> frozenset[tuple[str, bool]]:
        registries = self.library.registries
        return frozenset(search_part(page, registries) for page in self.library.published)

    @cached_property
    def drawings(self) -> KeptDrawings:
        """What was drawn before."""
        return KeptDrawings(self.store.root / KEPT, self.surroundings.common, self.memory)

    @property
    def scenes(self) -> Scenes:
        """The drawings of docs/_data/scenes/ that can be drawn."""
        return self._loaded_scenes[0]

    @cached_property
    def _loaded_scenes(self) -> tuple[Scenes, list[Problem]]:
        return load_scenes(self.library.docs_dir, self.library.registries, self.headers)

    @cached_property
    def changes(self) -> dict[str, date]:
        """The day on which each file below docs/ was last changed, as git has it."""
        return {uri: max(times).date() for uri, times in self.history.commits.items()}

    @cached_property
    def history(self) -> History:
        """When each file below docs/ was changed, as git has it."""
        return History.read(self.library.docs_dir, self.built_at)

    def render(self, page: ContentPage) -> str:
        """A page's body as HTML for paper: directives filled in, nothing to click."""
        context = self.render_context()
        context.mode = "handout"
        context.page = page
        md = markdown.Markdown(
            extensions=[*EXTENSIONS, LoaExtension(context)], extension_configs=EXTENSION_CONFIGS
        )
        return md.convert(page.body)

    def workshop(self, **options: Any) -> "Workshop":
        """Where handouts are made; `options` as in Workshop."""
        from loa.handouts.maker import Workshop

        def cite(source: SourceReference) -> str:
            return source_row(source, self.library.registries)["text"]

        context = self.render_context()
        options = {"scenes": self.scenes, "site_url": site_of(self.root).url, **options}
        if not options.get("force"):
            answers = Answers(self.library, answers_of(context))
            path = self.store.root / KEPT / key_cache.FILE
            shelf = Shelf(path, answers.of, self.memory)
            options["keys"] = key_cache.KeyCache(shelf, self.rendered_with)
        return Workshop(
            self.library,
            self.store,
            registries=self.surroundings.registries,
            render=self.render,
            cite=cite,
            pictograms=context.pictograms,
            **options,
        )

    def make_artifacts(
        self, executor: Executor | None = None, progress: Progress = SILENT
    ) -> tuple[Manifest, list[Problem]]:
        """Everything that pages offer for download, and what could not be made; what is cached is
        not made again.

        Where there is an executor, its workers make handouts and share images while this machine
        encodes the films.
        """
        artifacts, unmade = Making(self, executor, progress).make_all()
        return Manifest(artifacts), unmade
