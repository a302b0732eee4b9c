"""Kits: what an event or an audience needs, in one archive with a folder for each page.

A page names its kit by pages and folders (`du-lich/`). Each handout is in it as PDF, or in the
format that it has; what is for a print shop alone is left out.
"""

from collections.abc import Iterator, Mapping, Sequence

from loa.artifacts import Artifact, ArtifactStore, code_of
from loa.content.kinds import EventMeta, LandingMeta
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.page_artifacts import artifact_of
from loa.handouts.formats import FORMATS
from loa.handouts.pack import stored_pack
from loa.handouts.site_places import dest_uri_of

KIND = "kit"
_LEFT_OUT = frozenset({"poster-print"})
_NAME = "bo-tai-lieu"


def make_kits(
    library: Library, store: ArtifactStore, handouts: Sequence[Artifact]
) -> list[Artifact]:
    """The kit of each published page that names one with something in it."""
    by_source: dict[str, list[Artifact]] = {}
    for artifact in handouts:
        by_source.setdefault(artifact.source, []).append(artifact)
    kits = []
    for page in library.published:
        kit_files = list(_files_of_kit(page, library, by_source))
        if kit_files:
            kits.append(_kit(page, kit_files, store))
    return kits


def pages_of_kit(page: ContentPage, library: Library) -> Iterator[ContentPage]:
    """The page itself and the pages of its kit that are published, each once."""
    seen = {page.src_uri}
    yield page
    for kit_uri in kit_of(page):
        for member in library.published:
            is_inside = kit_uri.endswith("/") and member.src_uri.startswith(kit_uri)
            if (is_inside or member.src_uri == kit_uri) and member.language == page.language:
                if member.src_uri not in seen:
                    yield member
                seen.add(member.src_uri)


def kit_of(page: ContentPage) -> list[str]:
    """What a page names as its kit: pages and folders."""
    return page.meta.kit if isinstance(page.meta, EventMeta | LandingMeta) else []


def _files_of_kit(
    page: ContentPage, library: Library, by_source: Mapping[str, list[Artifact]]
) -> Iterator[tuple[str, Artifact]]:
    """The files of a kit, each with its folder there."""
    if not kit_of(page):
        return
    for member in pages_of_kit(page, library):
        best: dict[str, Artifact] = {}
        for file in by_source.get(member.src_uri, []):
            if file.extension not in FORMATS or file.kind in _LEFT_OUT:
                continue
            current = best.get(file.title)
            if current is None or _rank(file) < _rank(current):
                best[file.title] = file
        yield from ((member.slug, file) for file in best.values())


def _rank(file: Artifact) -> int:
    return list(FORMATS).index(file.extension)


def _kit(
    page: ContentPage, kit_files: list[tuple[str, Artifact]], store: ArtifactStore
) -> Artifact:
    names = [f"{folder} {file.dest_uri} {file.sha256}" for folder, file in kit_files]
    key = store.key(code_of("handouts"), page.meta.title, *names)
    folders, files = [name for name, _ in kit_files], [file for _, file in kit_files]
    return artifact_of(
        page,
        dest_uri=dest_uri_of(page, _NAME, "zip"),
        kind=KIND,
        stored=stored_pack(store, key=key, title=page.meta.title, artifacts=files, folders=folders),
        title="Trọn bộ tài liệu",
        note=f"{len(kit_files)} tệp",
    )
