"""`loa kit`: what forges and text editors read beside the content."""

import sys

import click

from loa.cli.root import find_root
from loa.content.registries import load_registries
from loa.kit.files import kit_of, write_kit


@click.command(help="Ghi các tệp cho nơi giữ kho và trình soạn thảo: mẫu báo lỗi, CI, lược đồ.")
@click.option("--check", "only_check", is_flag=True, help="Không ghi, chỉ nói tệp nào đã cũ.")
def kit(only_check: bool) -> None:
    """Exit 0; with --check 1 when files are not as they would be written."""
    root = find_root()
    registries, _ = load_registries(root / "docs")
    found = kit_of(root, registries)
    if not only_check:
        write_kit(root, found)
    for label, paths in (("đã cũ" if only_check else "ghi", found.stale), ("bỏ", found.gone)):
        for path in paths:
            click.echo(f"{label}: {path}")
    if not (found.stale or found.gone):
        click.echo(f"{len(found.files)} tệp đều đúng.")
    sys.exit(1 if only_check and (found.stale or found.gone) else 0)
