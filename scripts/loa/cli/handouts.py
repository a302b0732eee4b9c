"""`loa handouts`: make the files that pages offer, only what changed."""

import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

import click

from loa.cli.jobs import CLUSTER, JOBS
from loa.cli.paths import PortalPath, is_chosen
from loa.cli.progress import ShownProgress
from loa.cli.root import dated_root
from loa.cli.telling import inform, inform_count
from loa.ground.progress import Stage
from loa.ground.wording import say
from loa.handouts import offers
from loa.handouts.formats import FORMATS
from loa.integrations.portal import Portal
from loa.integrations.workers import NoClusterError, workers
from loa.problems import as_text, errors_in, sentence_of


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
    errors = errors_in(portal.problems())
    if errors:
        click.echo(as_text(errors), err=True)
        inform_count(
            "{count} error, no handout was made.",
            "{count} errors, no handouts were made.",
            len(errors),
            err=True,
        )
        sys.exit(1)
    pages = [
        page for page in portal.library.published if offers(page) and is_chosen(page.path, paths)
    ]
    with _workers(jobs, cluster) as executor:
        shop = portal.workshop(executor=executor, formats=frozenset(formats) or None, force=force)
        try:
            with ShownProgress(Stage.HANDOUTS) as progress:
                made = shop.make_all(pages, progress)
        except OSError as error:
            inform(
                "\n{reason} The files made so far are whole.", err=True, reason=sentence_of(error)
            )
            sys.exit(1)
    if made.problems:
        click.echo(as_text(made.problems), err=True)
    pages_text = say("pages: {pages}, files: {files}", pages=len(pages), files=len(made.artifacts))
    inform(
        "{made}; new: {rendered}, the others are unchanged.",
        made=pages_text,
        rendered=made.rendered,
    )
    sys.exit(1 if errors_in(made.problems) else 0)


@contextmanager
def _workers(jobs: int, cluster: str) -> Iterator[Executor | None]:
    try:
        with workers(jobs, cluster) as executor:
            yield executor
    except NoClusterError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
