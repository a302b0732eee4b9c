"""`loa publish`: a new release for readers, on a disk, a server, or a host of static pages."""

import sys
from datetime import date

import click

from loa.app.building import bring_up_to_date
from loa.cli.jobs import CLUSTER, JOBS
from loa.cli.root import find_root
from loa.cli.telling import inform
from loa.ground.sums import sums_of
from loa.ground.wording import say, say_count
from loa.integrations.calendar import settings_of
from loa.integrations.editor import host_of
from loa.integrations.portal import Portal
from loa.problems import as_text, errors_in
from loa.publishing.destinations import destination_of
from loa.publishing.pages_hosts import HOSTS
from loa.publishing.readiness import unready
from loa.publishing.releases import PublishRefusedError, release_name

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
    root = find_root()
    settings = settings_of(root)
    host = HOSTS[host_name] if host_name else None
    place = destination_of(target, host, root, str(settings.get("site_url") or ""))
    place.require()
    portal = Portal.load(root)
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    missing = unready(portal.library, settings, text, date.today())
    stopping = [one for one in errors_in(missing) if one.code not in accept]
    if missing:
        click.echo(as_text(missing), err=True)
    if stopping and not dry_run:
        raise PublishRefusedError(
            say_count(
                "Nothing was published: {count} thing must be settled first.",
                "Nothing was published: {count} things must be settled first.",
                len(stopping),
            )
        )
    site = root / "site"
    # Where mkdocs.yml names a forge the form is published beside the editors' guide.
    bring_up_to_date(root, site, jobs, cluster, editor=host_of(root).kind is not None)
    sums = sums_of(site)
    name = release_name(sums, portal.built_at)
    change = place.compare(sums)
    for what, uris in (
        (say("new"), change.added),
        (say("changed"), change.changed),
        (say("gone"), change.gone),
    ):
        rest = say(" … ({rest} more)", rest=len(uris) - _SHOWN) if len(uris) > _SHOWN else ""
        click.echo(
            say("files {what}: {count}", count=len(uris), what=what)
            + "".join(f"\n  {uri}" for uri in uris[:_SHOWN])
            + rest
        )
    if dry_run:
        inform("Nothing was published: this is a rehearsal.")
        sys.exit(1 if stopping else 0)
    for row in place.publish(site, name):
        click.echo(row)
