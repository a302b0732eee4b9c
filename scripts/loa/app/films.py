"""The film of one page, made without the site."""

from dataclasses import dataclass
from pathlib import Path

from loa.app.written import Written
from loa.errors import NotFoundError
from loa.ground.files import write_whole
from loa.ground.progress import SILENT, Progress
from loa.ground.targets import require_outside_sources
from loa.ground.wording import say
from loa.integrations.makers.clips import clips_of
from loa.integrations.portal import Portal
from loa.media.clips import clip_pages
from loa.media.storyboard import storyboard_of
from loa.problems import Problem, nearest


@dataclass(frozen=True)
class Film:
    """The files of a film, and those that could not be made."""

    files: tuple[Written, ...]
    problems: tuple[Problem, ...]


def write_film(portal: Portal, uri: str, out: Path, progress: Progress = SILENT) -> Film:
    """Make every size of a video page's film, with captions and picture, and write them to `out`.

    Raises NotFoundError for a page without scenes.
    """
    require_outside_sources(out, portal.root)
    registries = portal.library.registries
    films = [p.src_uri for p in clip_pages(portal.library) if storyboard_of(p, registries)]
    if uri not in films:
        raise NotFoundError(
            say(
                "“{page}” is not a video page with scenes. {hint}",
                page=uri,
                hint=nearest(uri, films),
            )
        )
    clips = clips_of(portal, progress, only=uri)
    files = []
    for artifact in clips.artifacts:
        target = out / Path(artifact.dest_uri).name
        write_whole(target, artifact.stored.read_bytes())
        files.append(Written(target, artifact.title, artifact.size))
    return Film(tuple(files), tuple(clips.problems))
