"""`loa archive`: a campaign year is over and stays as it was, below its year."""

import re
from datetime import date

import click

from loa.archive.keeping import keep_year
from loa.cli.build import bring_up_to_date
from loa.cli.jobs import CLUSTER, JOBS
from loa.cli.root import dated_root
from loa.errors import LoaError
from loa.ground.sizes import human_size
from loa.integrations.calendar import site_of
from loa.integrations.mkdocs_portal import html_file
from loa.integrations.portal import Portal

_LIST = re.compile(r"^/// archived-years", re.MULTILINE)


@click.command(help="Giữ lại cổng của một năm chiến dịch: xem được ở /NĂM/, không sửa nữa.")
@click.argument("year", type=click.IntRange(2020, 2099), metavar="NĂM")
@JOBS
@CLUSTER
def archive(year: int, jobs: int, cluster: str) -> None:
    """Build what is to be frozen, keep it, and write it into the registry, the last step."""
    root = dated_root()
    name = str(year)
    portal = Portal.load(root)
    registries = portal.library.registries
    if year > date.today().year:
        raise LoaError(f"Năm {name} chưa tới. Chưa ghi gì.")
    if name in registries.archives:
        raise LoaError(
            f"Năm {name} đã được giữ lại ngày {registries.archives[name].on.isoformat()}. "
            "Bản lưu không sửa nữa. Chưa ghi gì."
        )
    if (root / "docs" / name).exists():
        raise LoaError(f"“docs/{name}” đã có: bản lưu cần chỗ /{name}/. Chưa ghi gì.")
    site = root / "site"
    bring_up_to_date(root, site, jobs, cluster)
    quiet = [
        html_file(page, True)
        for page in portal.library.published
        if page.meta.sensitive or page.section == registries.section("help")
    ]
    left_out = (f"{registries.section('editors')}/",)
    kept = keep_year(root, site, name, site_of(root).url, quiet, left_out, date.today())
    click.echo(
        f"Đã giữ năm {name}: {kept.files} tệp, {human_size(kept.size)}, trong archives/. "
        f"Dựng lại cổng để có /{name}/. Sao lưu cả thư mục archives/."
    )
    if not any(_LIST.search(page.body) for page in portal.library.published):
        click.echo(
            f"Chưa trang nào dẫn tới /{name}/: đặt khối “/// archived-years” vào một trang.",
            err=True,
        )
