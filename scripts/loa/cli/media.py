"""`loa media`: photographs into pages, clips from storyboards."""

from pathlib import Path

import click

from loa.app.films import write_film
from loa.cli.media_add import add
from loa.cli.paths import PagePath
from loa.cli.progress import ShownProgress
from loa.cli.root import find_root
from loa.ground.progress import Stage
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.problems import ProblemsError


@click.group(help=say("Short films, captions and pictures."))
def media() -> None:
    """Gather the commands."""


media.add_command(add)


@media.command(help=say("Make the film of a video page from its scenes."))
@click.argument("page", metavar=say("PAGE"), type=PagePath())
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("dist/clip"),
    show_default=True,
    help=say("Folder for the files of the film."),
)
def clip(page: str, out: Path) -> None:
    """Make one page's clips; exit 0 when all are made, 1 when some are not, 2 without the page."""
    portal = Portal.load(find_root())
    with ShownProgress(Stage.CLIPS) as progress:
        film = write_film(portal, uri=page, out=out, progress=progress)
    for file in film.files:
        click.echo(f"{file.path}  {file.size / 1000:.0f} KB  {file.holds}")
    if film.problems:
        raise ProblemsError(film.problems)
