"""`loa publish`: a new release for readers, on a disk, a server, or a host of static pages."""

import sys
from datetime import date

import click

from loa.cli.build import bring_up_to_date
from loa.cli.jobs import CLUSTER, JOBS
from loa.cli.root import find_root
from loa.ground.sums import sums_of
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


@click.command(help="Đăng bản mới cho người đọc: kiểm tra, dựng, rồi đổi sang trong một bước.")
@click.argument("target", metavar="THƯ-MỤC|MÁY:THƯ-MỤC")
@click.option(
    "--for",
    "host_name",
    type=click.Choice(sorted(HOSTS)),
    help="Ghi vào THƯ-MỤC một bản cho nơi giữ trang tĩnh này, để đẩy lên.",
)
@click.option("--dry-run", is_flag=True, help="Chỉ nói còn thiếu gì và người đọc sẽ thấy gì đổi.")
@click.option(
    "--accept",
    multiple=True,
    type=click.Choice(_ACCEPTABLE),
    help="Vẫn đăng dù còn điều có mã này. Ghi lại được nhiều lần.",
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
        raise PublishRefusedError(f"Chưa đăng gì: còn {len(stopping)} điều phải xong trước.")
    site = root / "site"
    # Where mkdocs.yml names a forge the form is published beside the editors' guide.
    bring_up_to_date(root, site, jobs, cluster, editor=host_of(root).kind is not None)
    sums = sums_of(site)
    name = release_name(sums, portal.built_at)
    change = place.compare(sums)
    for what, uris in (("thêm", change.added), ("đổi", change.changed), ("bỏ", change.gone)):
        rest = f" … (còn {len(uris) - _SHOWN})" if len(uris) > _SHOWN else ""
        click.echo(
            f"{len(uris)} tệp {what}" + "".join(f"\n  {uri}" for uri in uris[:_SHOWN]) + rest
        )
    if dry_run:
        click.echo("Chưa đăng gì: đây là lần thử.")
        sys.exit(1 if stopping else 0)
    for row in place.publish(site, name):
        click.echo(row)
