"""`loa remove`: a page goes, and its addresses lead to the one that takes its place."""

import click

from loa.cli.paths import PagePath
from loa.cli.root import find_root
from loa.errors import LoaError
from loa.ground.replacement import notes_of
from loa.integrations.portal import Portal
from loa.integrations.removing import make_remove, plan_remove


@click.command(help="Bỏ một trang; địa chỉ cũ dẫn tới trang thay nó.")
@click.argument("old", metavar="TRANG", type=PagePath())
@click.option("--successor", metavar="TRANG-THAY", type=PagePath(), help="Trang nhận địa chỉ cũ.")
@click.option("--dry-run", is_flag=True, help="Chỉ in ra những gì sẽ đổi.")
def remove(old: str, successor: str | None, dry_run: bool) -> None:
    """Print what goes and what is mended; exit 1 without writing when it cannot be."""
    if successor is None:
        raise LoaError(
            "Địa chỉ của trang đã in, đã gửi cho người khác: ghi trang thay nó, "
            "--successor cong-dong/trang-thay.md. Không trang nào thay được thì chọn trang đầu mục."
        )
    portal = Portal.load(find_root())
    docs = portal.library.docs_dir
    plan = plan_remove(portal, old, successor)
    if not dry_run:
        make_remove(docs, plan, notes_of(portal.root))
    click.echo("Sẽ đổi:" if dry_run else "Đã đổi:")
    for uri in plan.gone:
        click.echo(f"  bỏ {docs.name}/{uri}")
    for uri in sorted(plan.texts):
        click.echo(f"  sửa {docs.name}/{uri}")
    click.echo(f"Địa chỉ cũ nay mở ra {docs.name}/{successor} (moved_from).")
