"""`loa move`: another place for a page, with everything that names it."""

from pathlib import Path

import click

from loa.cli.paths import PagePath
from loa.cli.root import find_root
from loa.ground.replacement import notes_of
from loa.integrations.moving import make_move, plan_move
from loa.integrations.portal import Portal


@click.command(help="Đổi chỗ một trang: bản dịch, bản thu đi theo, đường dẫn được sửa hết.")
@click.argument("old", metavar="TRANG", type=PagePath())
@click.argument("new", metavar="CHỖ-MỚI")
@click.option("--dry-run", is_flag=True, help="Chỉ in ra những gì sẽ đổi.")
def move(old: str, new: str, dry_run: bool) -> None:
    """Print what moves and what is mended; exit 1 without writing when it cannot be."""
    portal = Portal.load(find_root())
    docs = portal.library.docs_dir
    place = Path(new).as_posix().removeprefix(f"{docs.name}/")
    plan = plan_move(portal, old, place)
    if not dry_run:
        make_move(docs, plan, notes_of(portal.root))
    click.echo("Sẽ đổi:" if dry_run else "Đã đổi:")
    for before, after in sorted(plan.files.items()):
        click.echo(f"  {docs.name}/{before} → {docs.name}/{after}")
    for uri in plan.mended:
        click.echo(f"  sửa đường dẫn trong {docs.name}/{uri}")
    click.echo("Địa chỉ cũ vẫn mở ra trang này (moved_from).")
