"""`loa pack log` and `outdated`: which place holds which pack, and where a new one is due."""

import sys
from datetime import date, datetime
from pathlib import Path

import click

from loa.cli.pack_copy import refuse
from loa.ground.targets import require_outside_portals
from loa.packs.holdings import Holding, add_to_log, outdated, read_log
from loa.packs.info import PackInfo, is_info_whole, read_info
from loa.packs.stick import opened_portal
from loa.packs.update import unreadable
from loa.problems import as_text

_LOG = click.Path(path_type=Path, dir_okay=False)
_STICK = click.Path(path_type=Path, exists=True, file_okay=False)
_TODAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])


@click.command(help="Ghi vào sổ FILE (.csv) rằng bản trên STICK đã trao cho một nơi.")
@click.argument("file", type=_LOG)
@click.argument("stick", type=_STICK)
@click.option("--place", required=True, help="Nơi nhận: thôn, bản, xã, trường.")
@click.option("--holder", required=True, help="Cơ quan, đơn vị giữ. Không ghi tên người.")
@click.option("--on", "day", type=_TODAY, help="Ngày trao; không ghi thì là hôm nay.")
def log(file: Path, stick: Path, place: str, holder: str, day: datetime | None) -> None:
    """Read profile, number and dates from the stick: nobody has to copy them."""
    require_outside_portals(file)
    holding = Holding(place.strip(), holder.strip(), _pack_on(stick), _day(day))
    if problems := add_to_log(file, holding):
        refuse(f"{as_text(problems)}\n{len(problems)} lỗi, chưa ghi gì.")
    click.echo(f"Đã ghi vào {file}: {'; '.join(holding.cells)}")


@click.command("outdated", help="Kể những nơi trong sổ FILE (.csv) cần được thay bản mới.")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--newest", type=_STICK, help="USB hay thư mục có bản mới nhất: kể cả nơi giữ bản cũ hơn."
)
@click.option(
    "--within", type=click.IntRange(0, 3650), default=30, show_default=True,
    help="Kể cả nơi có bản sẽ hết hạn trong chừng này ngày.",
)  # fmt: skip
@click.option(
    "--made-before", "before", type=_TODAY,
    help="Kể cả nơi có bản làm trước ngày này, như ngày một người rút lời đồng ý.",
)  # fmt: skip
@click.option("--on", "day", type=_TODAY, help="Xem như hôm nay là ngày này.")
def outdated_(
    file: Path, newest: Path | None, within: int, before: datetime | None, day: datetime | None
) -> None:
    """List what can be read even when some lines cannot; those lines then set the exit code."""
    holdings, problems = read_log(file)
    since = before.date() if before else None
    stale = outdated(holdings, _day(day), _pack_on(newest) if newest else None, within, since)
    for one in stale:
        click.echo(str(one))
    click.echo(f"{len(stale)} nơi cần bản mới, sổ có {len(holdings)} lần trao.")
    if problems:
        click.echo(f"{as_text(problems)}\n{len(problems)} lỗi trong sổ.", err=True)
        sys.exit(1)


def _pack_on(stick: Path) -> PackInfo:
    place = opened_portal(stick)
    info = read_info(place) if place else None
    if place is None or info is None or not is_info_whole(place):
        refuse(as_text([unreadable(stick)]))
    return info


def _day(given: datetime | None) -> date:
    return given.date() if given else date.today()
