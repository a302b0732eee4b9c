"""Only what belongs is published: a file below docs/ is a page, or a page or registry names it.

Whatever else lies there (a workbook with names of people, a draft, an archive) is a problem and
is never copied. Publishing asks `belonging`, which knows nothing but names.
"""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from loa.checking import check
from loa.content.folder_files import survey
from loa.content.kinds import VideoMeta
from loa.content.library import Library
from loa.content.narrations import is_heard, narrations
from loa.content.page import ContentPage
from loa.content.registries import DATA_FOLDER, REGISTRY_FILES
from loa.ground.wording import say
from loa.illustrations.object_files import OBJECTS
from loa.illustrations.scene_files import FOLDER as SCENES
from loa.media.inspection import REFUSED_ENDINGS
from loa.packs.profiles import REGISTRY as PROFILES
from loa.problems import Problem, nearest

PUBLISHED_ENDINGS = frozenset(
    {
        ".jpg", ".jpeg", ".png", ".webp", ".avif", ".svg", ".mp3", ".m4a", ".ogg", ".mp4", ".webm",
        ".vtt", ".pdf", ".docx", ".pptx", ".ics", ".txt",
    }
)  # fmt: skip
"""What a page may offer. Workbooks, archives, programs and pages of others are not among it."""
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
THEME_ENDINGS = frozenset(
    {".html", ".css", ".js", ".svg", ".xml", ".png", ".jpg", ".webp", ".avif", ".ico", ".woff2"}
)
"""What a theme is made of."""
NamesOf = Callable[[ContentPage], Collection[str]]


@check("stray-file", scope="portal")
def check_belonging(library: Library, names_of: NamesOf | None = None) -> Iterator[Problem]:
    """Every file below docs/ is one that somebody meant to publish.

    `names_of` as in `belonging`.
    """
    known = _names_of((*library.pages, *library.rejected), names_of or names_in)
    spoken = narrations(library)
    known |= {narration.uri for narration in spoken}
    raw = {narration.uri for narration in spoken if narration.is_raw}
    registries = {*REGISTRY_FILES, PROFILES, OBJECTS}
    for uri in sorted(library.files):
        path = f"{library.docs_dir.name}/{uri}"
        ending = PurePosixPath(uri).suffix.lower()
        if uri.startswith(f"{DATA_FOLDER}/"):
            name = uri.removeprefix(f"{DATA_FOLDER}/")
            is_scene = PurePosixPath(name).match(f"{SCENES}/*.yml") and name.count("/") == 1
            if name not in registries and not is_scene:
                message = say("There is no registry called “{name}”.", name=name)
                yield Problem(path, 1, "stray-file", message, nearest(name, registries))
        elif uri.endswith(".md") or uri in raw:
            continue
        elif ending not in PUBLISHED_ENDINGS | REFUSED_ENDINGS:
            message = say(
                "The portal publishes no files of the kind “{ending}”.",
                ending=ending or say("without ending"),
            )
            is_page = ending in _MARKDOWN
            hint = (
                say("Rename it to .md.")
                if is_page
                else say("Export it as PDF, or move it out of docs.")
            )
            yield Problem(path, 1, "stray-file", message, hint)
        elif uri not in known:
            message = say("No page uses this file, so that it is not published.")
            hint = say("Link to it on a page, or move it out of docs.")
            yield Problem(path, 1, "stray-file", message, hint)


def belonging(library: Library, names_of: NamesOf | None = None) -> frozenset[str]:
    """The files below docs/ that a public build may copy: those that published pages name.

    Recordings that nobody may hear yet, or any more, are not among them, nor those as they came.
    `names_of` is for whoever kept what `names_in` gives.
    """
    heard = {
        narration.uri
        for narration in narrations(library)
        if not narration.is_raw and is_heard(library, narration)
    }
    pages = {uri for uri in library.files if uri.endswith(".md")}
    uris_named = _names_of(library.published, names_of or names_in) - {
        narration.uri for narration in narrations(library)
    }
    offered = {uri for uri in uris_named if PurePosixPath(uri).suffix.lower() in PUBLISHED_ENDINGS}
    return frozenset(pages | offered | heard) & library.files


@check("stray-file", scope="portal")
def check_theme(overrides: Path) -> Iterator[Problem]:
    """Every file of the theme lies in its folder and is of a kind that a theme is made of."""
    label = overrides.name
    files, problems = survey(overrides, label)
    yield from problems
    for uri in files:
        ending = PurePosixPath(uri).suffix.lower()
        if ending not in THEME_ENDINGS:
            message = say(
                "The theme uses no files of the kind “{ending}”.",
                ending=ending or say("without ending"),
            )
            yield Problem(
                f"{label}/{uri}",
                1,
                "stray-file",
                message,
                say("Move it out of {label}.", label=label),
            )


def _names_of(pages: Collection[ContentPage], names_of: NamesOf) -> set[str]:
    return {name for page in pages for name in names_of(page)}


def names_in(page: ContentPage) -> list[str]:
    """What a page names: link targets, images, and the files of its clip."""
    uris: set[str] = set()
    links = {link.target for link in page.reading.links}
    for target in links | {image.source for image in page.reading.images}:
        try:
            parts = urlsplit(target)
        except ValueError:
            continue
        if parts.path and not parts.scheme and not parts.netloc:
            uris.add(page.beside(unquote(parts.path)))
    if isinstance(page.meta, VideoMeta):
        scenes = page.meta.scenes
        sign = page.meta.sign
        files = [page.meta.file, page.meta.captions, sign.file if sign else None]
        files += [name for scene in scenes for name in (scene.picture, scene.narration)]
        uris |= {name for name in files if name}
    return sorted(uris)
