"""`loa kit`: what forges and text editors read beside the content."""

import click

from loa.cli.root import find_root
from loa.cli.telling import end, inform_count
from loa.content.registries import load_registries
from loa.ground.layout import DOCS
from loa.ground.wording import say
from loa.kit.files import kit_of, write_kit


@click.command(
    help=say("Write the files for the forge and for text editors: forms for faults, CI, schemas.")
)
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help=say("Write nothing, only say which files are stale."),
)
def kit(only_check: bool) -> None:
    """Exit 0; with --check 1 when files are not as they would be written."""
    root = find_root()
    registries, _ = load_registries(root / DOCS)
    found = kit_of(root, registries)
    if not only_check:
        write_kit(root, found)
    for label, paths in (
        (say("stale") if only_check else "ghi", found.stale),
        (say("gone"), found.gone),
    ):
        for path in paths:
            click.echo(f"{label}: {path}")
    if not (found.stale or found.gone):
        inform_count("{count} file is right.", "All {count} files are right.", len(found.files))
    end(only_check and (found.stale or found.gone))
