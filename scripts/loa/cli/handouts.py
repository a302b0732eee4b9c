"""`loa handouts`: make the files that pages offer, only what changed."""

import click

from loa.app.papers import make_handouts
from loa.cli.jobs import CLUSTER, JOBS
from loa.cli.paths import PortalPath
from loa.cli.progress import ShownProgress
from loa.cli.root import dated_root
from loa.cli.telling import end, inform, show
from loa.ground.progress import Stage
from loa.ground.wording import say
from loa.handouts.formats import FORMATS
from loa.integrations.portal import Portal
from loa.problems import errors_in


@click.command(help=say("Make the handouts of pages: of all, or of those of PATH."))
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PortalPath())
@click.option(
    "--only",
    "formats",
    multiple=True,
    type=click.Choice([*FORMATS, "zip"]),
    help=say("This format only."),
)
@JOBS
@CLUSTER
@click.option(
    "--force", is_flag=True, help=say("Make also handouts again whose sources are unchanged.")
)
def handouts(
    paths: tuple[str, ...], formats: tuple[str, ...], jobs: int, cluster: str, force: bool
) -> None:
    """Exit 0 when all are made, 1 with problems, 2 when a path is not there."""
    portal = Portal.load(dated_root())
    with ShownProgress(Stage.HANDOUTS) as progress:
        result = make_handouts(
            portal,
            paths,
            formats=frozenset(formats) or None,
            force=force,
            jobs=jobs,
            cluster=cluster,
            progress=progress,
        )
    show(result.problems)
    pages_text = say(
        "pages: {pages}, files: {files}", pages=result.pages, files=len(result.artifacts)
    )
    inform(
        "{made}; new: {rendered}, the others are unchanged.",
        made=pages_text,
        rendered=result.rendered,
    )
    end(errors_in(result.problems))
