"""`loa verify helplines`: call the published numbers, and write down that it was done."""

from datetime import date, datetime

import click

from loa.cli.root import find_root
from loa.content.library import Library
from loa.content.registries import DATA_FOLDER
from loa.content.registry_entries import Verified
from loa.errors import LoaError, NotFoundError
from loa.ground.files import write_whole
from loa.publishing.verifying import EMERGENCY, HOW, call_sheet, with_verified


@click.command(help="In phiếu gọi thử các số đang đăng; có MÃ thì ghi lại rằng đã gọi.")
@click.argument("what", metavar="helplines", type=click.Choice(["helplines"]))
@click.argument("identity", metavar="[MÃ]", default="")
@click.option("--by", default="", help="Ai đã gọi.")
@click.option("--how", type=click.Choice(list(HOW)), default="call", show_default=True)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Ngày gọi; mặc định hôm nay.")
def verify(what: str, identity: str, by: str, how: str, on: datetime | None) -> None:
    """Print the sheet, or change one line of the registry; exit 2 for what is not there."""
    docs = find_root() / "docs"
    registries = Library.load(docs).registries
    today = date.today()
    if not identity:
        click.echo(call_sheet(registries.cleared_helplines, today))
        return
    line = registries.helplines.get(identity)
    if line is None:
        known = ", ".join(one.id for one in registries.cleared_helplines)
        raise NotFoundError(f"Sổ số điện thoại không có “{identity}”. Đang đăng: {known}.")
    day = on.date() if on else today
    if not by.strip():
        raise LoaError('Ghi ai đã gọi: --by "Tên".')
    if how == "call" and line.number in EMERGENCY:
        raise LoaError(
            f"{line.number} là số khẩn cấp, không gọi thử: ghi --how letter hay website."
        )
    if day > today:
        raise LoaError(f"Ngày {day.isoformat()} chưa tới.")
    verified = Verified.model_validate({"on": day, "by": by.strip(), "how": how})
    path = docs / DATA_FOLDER / f"{what}.yml"
    text = path.read_text(encoding="utf-8")
    write_whole(path, with_verified(text, identity, verified))
    click.echo(f"Đã ghi: {line.number}, {HOW[how]} ngày {day.isoformat()}, {by.strip()}.")
