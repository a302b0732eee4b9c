"""`loa digest`: what is new, to be sent out once a month."""

from datetime import date, datetime
from pathlib import Path

import click

from loa.cli.root import dated_root
from loa.errors import LoaError
from loa.ground.files import write_whole
from loa.integrations.portal import Portal
from loa.integrations.subscribing import digest_of
from loa.subscriptions.digest import as_html, as_markdown, as_zalo

_DAY = click.DateTime(["%Y-%m-%d"])
_FORMATS = {"md": as_markdown, "html": as_html, "txt": as_zalo}


@click.command(help="Soạn bản tin: trang mới, trang vừa sửa, ngày sắp tới; .md, .html và chữ Zalo.")
@click.option("--since", required=True, type=_DAY, help="Từ ngày này, ví dụ 2027-07-01.")
@click.option("--until", type=_DAY, help="Đến hết ngày này; mặc định hôm nay.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False),
    help="Thư mục nhận ban-tin.md, .html và .txt. Không ghi thì in chữ Zalo ra màn hình.",
)  # fmt: skip
def digest(since: datetime, until: datetime | None, out: Path | None) -> None:
    """Print the text for a messenger, or write all three; exit 1 when nothing happened."""
    portal = Portal.load(dated_root())
    last = until.date() if until else date.today()
    if since.date() > last:
        raise LoaError(f"Ngày {since.date().isoformat()} chưa tới.")
    made = digest_of(portal, since.date(), last)
    if not made.parts:
        raise LoaError("Không có gì mới trong những ngày này, và không có ngày nào sắp tới.")
    if out is None:
        click.echo(as_zalo(made))
        return
    targets = {out / f"ban-tin.{ending}": write(made) for ending, write in _FORMATS.items()}
    for target in targets:
        if target.exists():
            raise LoaError(f"Đã có “{target}”. Hãy ghi một thư mục mới.")
    for target, text in targets.items():
        write_whole(target, text)
        click.echo(f"Đã ghi {target}.")
