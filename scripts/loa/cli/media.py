"""`loa media`: photographs into pages, clips from storyboards."""

from pathlib import Path

import click

from loa.cli.media_add import add
from loa.cli.paths import PagePath
from loa.cli.progress import ShownProgress
from loa.cli.root import find_root
from loa.errors import NotFoundError
from loa.ground.files import write_whole
from loa.ground.progress import Stage
from loa.ground.targets import require_outside_sources
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.media.clips import clip_pages, make_clips
from loa.media.storyboard import storyboard_of
from loa.problems import ProblemsError, nearest


@click.group(help=say("Short films, captions and pictures."))
def media() -> None:
    """Gather the commands."""


media.add_command(add)


@media.command(help=say("Make the film of a video page from its scenes."))
@click.argument("page", metavar=say("PAGE"), type=PagePath())
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("dist/clip"), show_default=True,
    help=say("Folder for the files of the film."),
)  # fmt: skip
def clip(page: str, out: Path) -> None:
    """Make one page's clips; exit 0 when all are made, 1 when some are not, 2 without the page."""
    root = find_root()
    require_outside_sources(out, root)
    portal = Portal.load(root)
    uris = [p.src_uri for p in clip_pages(portal.library)
            if storyboard_of(p, portal.library.registries)]  # fmt: skip
    if page not in uris:
        raise NotFoundError(
            say(
                "“{page}” is not a video page with scenes. {hint}",
                page=page,
                hint=nearest(page, uris),
            )
        )
    pictograms = portal.overrides / "assets" / "pictograms"
    with ShownProgress(Stage.CLIPS) as progress:
        result = make_clips(
            portal.library,
            pictograms,
            portal.store,
            progress=progress,
            only=page,
            scenes=portal.scenes,
        )
    for artifact in result.artifacts:
        target = out / Path(artifact.dest_uri).name
        write_whole(target, artifact.stored.read_bytes())
        click.echo(f"{target}  {artifact.size / 1000:.0f} KB  {artifact.title}")
    if result.problems:
        raise ProblemsError(result.problems)
