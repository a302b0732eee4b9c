"""`loa publish`: a new release for readers, on a disk, a server, or a host of static pages."""

from datetime import date

import click

from loa.app.publishing import publication_of
from loa.cli.jobs import CLUSTER, JOBS
from loa.cli.root import find_root
from loa.cli.telling import end, inform, show
from loa.ground.wording import say
from loa.publishing.pages_hosts import HOSTS
from loa.publishing.releases import Difference

_SHOWN = 10
_ACCEPTABLE = ("fact-open",)


@click.command(help=say("Publish the new site: check, build, then exchange it in one step."))
@click.argument("target", metavar=say("FOLDER|HOST:FOLDER"))
@click.option(
    "--for",
    "host_name",
    type=click.Choice(sorted(HOSTS)),
    help=say("Write into FOLDER what this host of static pages takes, ready to push."),
)
@click.option(
    "--dry-run",
    is_flag=True,
    help=say("Only say what is missing and what readers will see changed."),
)
@click.option(
    "--accept",
    multiple=True,
    type=click.Choice(_ACCEPTABLE),
    help=say("Publish although there is something with this code. May be repeated."),
)
@JOBS
@CLUSTER
def publish(
    target: str,
    host_name: str | None,
    dry_run: bool,
    accept: tuple[str, ...],
    jobs: int,
    cluster: str,
) -> None:
    """Say all that is missing at once; exit 1 and leave what is shown when anything is."""
    host = HOSTS[host_name] if host_name else None
    publication = publication_of(
        find_root(), target=target, host=host, today=date.today(), accepted=accept
    )
    show(publication.missing)
    if not dry_run:
        publication.require_ready()
    site = publication.build(jobs, cluster)
    _tell(site.change)
    if dry_run:
        inform("Nothing was published: this is a rehearsal.")
        end(publication.stopping)
    for row in site.publish():
        click.echo(row)


def _tell(change: Difference) -> None:
    """Count what readers will see changed, and name the first of it."""
    for change_name, uris in (
        (say("new"), change.added),
        (say("changed"), change.changed),
        (say("gone"), change.gone),
    ):
        rest = say(" … ({rest} more)", rest=len(uris) - _SHOWN) if len(uris) > _SHOWN else ""
        click.echo(
            say("files {what}: {count}", count=len(uris), what=change_name)
            + "".join(f"\n  {uri}" for uri in uris[:_SHOWN])
            + rest
        )
