"""Which files of the portal go into a pack, decided and said before anything is written."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from loa.artifacts import Artifact
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.registries import Registries
from loa.ground.sizes import human_size
from loa.ground.wording import say
from loa.packs.paper_scripts import weight_with_script
from loa.packs.profiles import Profile

MEDIA = frozenset({"mp4", "webm", "mp3", "m4a", "ogg", "opus", "vtt"})
# The picture shown before a film plays is of no use without the film.
POSTER = "poster"
FIRST_PAGE = "thumbnail"
# A page's text for books, which somebody makes of what is ticked in the library.
CHAPTER = "chapter"
# Subscriptions ask a server again and again: of no use from a stick, so not worth a word.
_FEEDS = frozenset({"atom", "json"})
# What only a messenger fetches, when somebody shares a link.
_SHARED = "share-image"
# Rewriting adds the notice and file names to pages; tag files and clusters take space too.
_MARGIN = 1.05
_PROVENANCE = 50_000


@dataclass(frozen=True)
class Plan:
    """`chosen` are paths in the portal; `size` is what they weigh in bytes; `left_out` are
    Vietnamese sentences, one per reason, for people to read before and afterwards.
    """

    chosen: frozenset[str]
    size: int
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class _Unit:
    """Files that go together or not at all: what a page offers for download, or its media."""

    rank: int
    title: str
    files: tuple[str, ...]


def plan_pack(
    files: Mapping[str, Path],
    library: Library,
    dest_uris: Mapping[str, str],
    artifacts: Iterable[Artifact],
    profile: Profile,
) -> Plan | str:
    """Choose files by a profile; a sentence instead when not even the pages fit.

    `dest_uris` gives each page's file in the portal by src_uri. What a lesson offers is never
    split: either all files of the profile's formats go in or none.
    """
    choice = _Choice(files=files, library=library, dest_uris=dest_uris, profile=profile)
    choice.pages()
    choice.artifacts(artifacts)
    choice.others()
    return choice.fit()


class _Choice:
    def __init__(
        self,
        files: Mapping[str, Path],
        library: Library,
        dest_uris: Mapping[str, str],
        profile: Profile,
    ) -> None:
        self.profile = profile
        self.library = library
        self.dest_uris = dest_uris
        self.sizes = {uri: path.stat().st_size for uri, path in files.items()}
        self.waiting = set(files)
        self.base: set[str] = set()
        self.chosen_sources: set[str] = set()
        self.units: dict[tuple[int, str], list[str]] = defaultdict(list)
        self.why: Counter[str] = Counter()

    def pages(self) -> None:
        """Pages by language and audience; their files leave the waiting room."""
        for page in self.library.published:
            dest_uri = self.dest_uris[page.src_uri]
            if dest_uri not in self.waiting:
                continue
            self.waiting.discard(dest_uri)
            if not self._has_language(page.language):
                name = self.library.registries.languages[page.language].name
                self.why[f"trang {name}"] += 1
            elif not is_for(self.profile, page, self.library.registries):
                self.why["trang dành cho người đọc khác"] += 1
            else:
                self.base.add(dest_uri)
                self.chosen_sources.add(page.src_uri)
        for language in self.library.registries.languages:
            if not self._has_language(language):
                self.waiting.discard(f"assets/search/{language}.js")

    def artifacts(self, artifacts: Iterable[Artifact]) -> None:
        """Handouts, feeds and clips: by their page, language and format."""
        for artifact in sorted(artifacts):
            uri = artifact.dest_uri
            if uri not in self.waiting:
                continue
            self.waiting.discard(uri)
            if artifact.kind == _SHARED:
                continue
            page = self.library.get(artifact.source)
            if page is not None and page.src_uri not in self.chosen_sources:
                continue
            if not self._has_language(artifact.language or SOURCE_LANGUAGE):
                continue
            if artifact.kind in {FIRST_PAGE, CHAPTER}:
                # A page shows or loads it, whether or not the file that it is of goes along.
                self.base.add(uri)
                continue
            is_media = artifact.extension in MEDIA or artifact.kind == POSTER
            self._offer(
                uri=uri,
                source=page.src_uri if page else "",
                extension=artifact.extension,
                is_media=is_media,
            )

    def others(self) -> None:
        """Media that lie in docs/; everything else is part of the theme or of a page."""
        for uri in sorted(self.waiting):
            path = PurePosixPath(uri)
            extension = path.suffix[1:].lower()
            if extension not in MEDIA:
                self.base.add(uri)
                continue
            language = PurePosixPath(path.stem).suffix[1:] or SOURCE_LANGUAGE
            if self._has_language(language):
                self._offer(uri=uri, source="", extension=extension, is_media=True)

    def fit(self) -> Plan | str:
        """Fill up to the limit, downloads before media, in the order of the portal's pages."""
        chosen = set(self.base)
        size = int(self._weigh(chosen) * _MARGIN) + _PROVENANCE
        limit = self.profile.size_limit
        if size > limit:
            return say(
                "The pages alone weigh {size}, more than the {limit} of “{id}”. Raise "
                "size_limit_mb, or take away languages or audiences.",
                size=human_size(size),
                limit=human_size(limit),
                id=self.profile.id,
            )
        too_large = []
        for unit in self._ordered_units():
            weight = self._weigh(unit.files)
            if size + weight > limit:
                too_large.append(unit.title)
                continue
            chosen.update(unit.files)
            size += weight
        reasons = [f"{count} {what}" for what, count in sorted(self.why.items())]
        if too_large:
            too_large_reason = (
                f"{len(too_large)} bộ không vừa {human_size(limit)}: {'; '.join(too_large)}"
            )
            reasons.append(too_large_reason)
        return Plan(frozenset(chosen), size, tuple(reasons))

    def _offer(self, uri: str, source: str, extension: str, is_media: bool) -> None:
        if extension in _FEEDS:
            return
        if is_media and not self.profile.media:
            self.why["tệp phim, âm thanh"] += 1
        elif not is_media and self.profile.formats and extension not in self.profile.formats:
            self.why[f"tệp {extension.upper()}"] += 1
        else:
            # Media of docs/ belong to no page that we know: each is its own unit.
            self.units[(int(is_media), source or uri)].append(uri)

    def _ordered_units(self) -> list[_Unit]:
        units = []
        for (rank, source), uris in sorted(self.units.items()):
            page = self.library.get(source)
            kind = "phim, âm thanh" if rank else "tài liệu"
            title = f"{kind} của “{page.meta.title}”" if page else source
            units.append(_Unit(rank, title, tuple(uris)))
        return units

    def _weigh(self, uris: Iterable[str]) -> int:
        return sum(weight_with_script(uri, self.sizes[uri]) for uri in uris)

    def _has_language(self, language: str) -> bool:
        languages = self.profile.languages
        return not languages or language == SOURCE_LANGUAGE or language in languages


def is_for(profile: Profile, page: ContentPage, registries: Registries) -> bool:
    """Whether a profile's readers get a page, its language aside."""
    audiences = profile.audiences
    return (
        not audiences
        or page.meta.type == "landing"
        or page.section == registries.section("help")
        or page.meta.sensitivity == "safety"
        or registries.audience("everybody") in page.meta.audience
        or bool(set(audiences) & set(page.meta.audience))
    )
