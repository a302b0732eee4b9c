"""Kits: what an event or an audience needs, in one archive with a folder for each page.

A page names its kit by pages and folders (`du-lich/`). Each handout is in it as PDF, or in the
format that it has; what is for a print shop alone is left out.
"""

from collections.abc import Iterator, Mapping, Sequence

from loa.artifacts import Artifact, ArtifactStore, code_of
from loa.content.kinds import EventMeta, LandingMeta
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.handouts.formats import FORMATS
from loa.handouts.pack import kept_pack
from loa.handouts.site_places import place

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
    made = []
    for page in library.published:
        chosen = list(_chosen(page, library, by_source))
        if chosen:
            made.append(_kit(page, chosen, store))
    return made


def named_by(page: ContentPage, library: Library) -> Iterator[ContentPage]:
    """The page itself and the pages of its kit that are published, each once."""
    seen = {page.src_uri}
    yield page
    for named in kit_of(page):
        for one in library.published:
            inside = named.endswith("/") and one.src_uri.startswith(named)
            if (inside or one.src_uri == named) and one.language == page.language:
                if one.src_uri not in seen:
                    yield one
                seen.add(one.src_uri)


def kit_of(page: ContentPage) -> list[str]:
    """What a page names as its kit: pages and folders."""
    return page.meta.kit if isinstance(page.meta, EventMeta | LandingMeta) else []


def _chosen(
    page: ContentPage, library: Library, by_source: Mapping[str, list[Artifact]]
) -> Iterator[tuple[str, Artifact]]:
    """The files of a kit, each with its folder there."""
    if not kit_of(page):
        return
    for one in named_by(page, library):
        best: dict[str, Artifact] = {}
        for file in by_source.get(one.src_uri, []):
            if file.extension not in FORMATS or file.kind in _LEFT_OUT:
                continue
            known = best.get(file.title)
            if known is None or _rank(file) < _rank(known):
                best[file.title] = file
        yield from ((one.slug, file) for file in best.values())


def _rank(file: Artifact) -> int:
    return list(FORMATS).index(file.extension)


def _kit(page: ContentPage, chosen: list[tuple[str, Artifact]], store: ArtifactStore) -> Artifact:
    names = [f"{folder} {file.dest_uri} {file.sha256}" for folder, file in chosen]
    key = store.key(code_of("handouts"), page.meta.title, *names)
    folders, files = [name for name, _ in chosen], [file for _, file in chosen]
    return Artifact.of_file(
        place(page, _NAME, "zip"), KIND, page.language, page.src_uri,
        kept_pack(store, key, page.meta.title, files, folders),
        "Trọn bộ tài liệu", f"{len(chosen)} tệp",
    )  # fmt: skip
