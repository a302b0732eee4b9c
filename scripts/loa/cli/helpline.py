"""`loa helpline`: a telephone number changes in one place, and everywhere."""

import sys
from datetime import date, datetime

import click

from loa.cli.root import find_root
from loa.errors import LoaError
from loa.ground.replacement import notes_of
from loa.integrations.portal import Portal
from loa.integrations.renumbering import Renumbering, make_number, plan_number
from loa.problems import as_text


@click.group(help="Số điện thoại của cổng.")
def helpline() -> None:
    """Gather the commands about numbers to call."""


@helpline.command("set", help="Đổi số của MÃ ở mọi nơi, và kể những gì đã in phải thay.")
@click.argument("identity", metavar="MÃ")
@click.option("--number", required=True, help="Số mới, viết như sẽ in ra: “1900 969 680”.")
@click.option("--source", "sources", multiple=True, required=True, help="Địa chỉ trang nói số mới.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Ngày xem nguồn; mặc định hôm nay.")
@click.option("--dry-run", is_flag=True, help="Chỉ in ra những gì sẽ đổi.")
def set_(
    identity: str, number: str, sources: tuple[str, ...], on: datetime | None, dry_run: bool
) -> None:
    """Exit 0 when the old number stands nowhere, 1 when something is to be mended by hand."""
    root = find_root()
    day = on.date() if on else date.today()
    if day > date.today():
        raise LoaError(f"Ngày {day.isoformat()} chưa tới.")
    portal = Portal.load(root)
    plan = plan_number(portal, identity, number.strip(), sources, day)
    if not dry_run:
        make_number(portal.library.docs_dir, plan, notes_of(root))
    _tell(plan, identity, number.strip(), dry_run)
    sys.exit(1 if plan.left else 0)


def _tell(plan: Renumbering, identity: str, number: str, dry_run: bool) -> None:
    click.echo(f"{'Sẽ đổi' if dry_run else 'Đã đổi'} {identity}: {plan.old} → {number}")
    for one in plan.rewritten:
        click.echo(f"  {one.path}:{one.line}")
        for mark, written in (("-", one.before), ("+", one.after)):
            for row in written.split("\n"):
                click.echo(f"    {mark} {row.strip()}")
    click.echo("Số mới chưa ai gọi thử: xem loa verify helplines.")
    for label, rows in (
        ("In lại", [f"{names} của {path}" for path, names in plan.papers]),
        ("Thu lại", plan.recordings),
        ("Chép lại bản", [", ".join(plan.packs)] if plan.packs else []),
    ):
        for row in rows:
            click.echo(f"{label}: {row}")
    if plan.left:
        click.echo(f"Còn phải sửa tay:\n{as_text(plan.left)}", err=True)
