"""`loa archive`: a campaign year is over and stays as it was, below its year."""

import re
from datetime import date

import click
import yaml

from loa.archive.freezing import freeze
from loa.archive.store import ArchiveStore
from loa.cli.build import bring_up_to_date
from loa.cli.jobs import CLUSTER, JOBS
from loa.cli.root import dated_root
from loa.content.archives import ArchivedYear
from loa.content.registries import DATA_FOLDER
from loa.errors import LoaError
from loa.ground.files import write_whole
from loa.ground.sizes import human_size
from loa.integrations.calendar import site_of
from loa.integrations.mkdocs_portal import html_file
from loa.integrations.portal import Portal

_LIST = re.compile(r"^/// archived-years", re.MULTILINE)
_REGISTRY = "archives.yml"
_HEAD = (
    "# Campaign years that are over, kept in archives/ (loa archive). Back that folder up too:\n"
    "# a build refuses a year whose files are missing or changed.\n"
)


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
    store = ArchiveStore(root)
    editors = registries.section("editors")
    frozen, proof = freeze(site, store, name, site_of(root).url, quiet, (f"{editors}/",))
    size = sum((site / uri).stat().st_size for uri in frozen.files)
    entry = ArchivedYear(id=name, on=date.today(), sha256=proof, files=len(frozen.files), size=size)
    path = root / "docs" / DATA_FOLDER / _REGISTRY
    text = path.read_text(encoding="utf-8") if path.is_file() else f"{_HEAD}archives:\n"
    row = yaml.safe_dump([entry.model_dump(mode="python")], sort_keys=False, width=110)
    added = "".join(f"  {one}\n" for one in row.splitlines())
    write_whole(path, f"{text.rstrip()}\n{added}")
    click.echo(
        f"Đã giữ năm {name}: {len(frozen.files)} tệp, {human_size(size)}, trong archives/. "
        f"Dựng lại cổng để có /{name}/. Sao lưu cả thư mục archives/."
    )
    if not any(_LIST.search(page.body) for page in portal.library.published):
        click.echo(
            f"Chưa trang nào dẫn tới /{name}/: đặt khối “/// archived-years” vào một trang.",
            err=True,
        )
