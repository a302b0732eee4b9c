"""`loa kit`: what forges and text editors read beside the content."""

from collections.abc import Iterable
from pathlib import Path

import click

from loa.cli.root import find_root
from loa.cli.telling import end, inform_count
from loa.content.registries import load_registries
from loa.ground.layout import DOCS
from loa.ground.wording import say
from loa.kit.files import kit_of, write_kit
from loa.kit.programs import program_files

_WRITTEN = "ghi"


@click.command(
    help=say("Write the files for the forge and for text editors: forms for faults, CI, schemas.")
)
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help=say("Write nothing, only say which files are stale."),
)
@click.option(
    "--wheel",
    type=click.Path(path_type=Path),
    help=say("Carry this wheel of Loa along, for jobs that check proposals and publish."),
)
def kit(only_check: bool, wheel: Path | None) -> None:
    """Exit 0; with --check 1 when files are not as they would be written."""
    root = find_root()
    if wheel and only_check:
        raise click.UsageError(say("With --check nothing is written, also no wheel."))
    program = program_files(wheel) if wheel else None
    registries, _ = load_registries(root / DOCS)
    portal_kit = kit_of(root, registries, program)
    if not only_check:
        written, gone = write_kit(root, portal_kit, program)
        _tell((_WRITTEN, written), (say("gone"), gone))
    _tell(
        (say("stale") if only_check else _WRITTEN, portal_kit.stale), (say("gone"), portal_kit.gone)
    )
    if not (portal_kit.stale or portal_kit.gone):
        inform_count(
            "{count} file is right.", "All {count} files are right.", len(portal_kit.files)
        )
    end(only_check and (portal_kit.stale or portal_kit.gone))


def _tell(*groups: tuple[str, Iterable[str]]) -> None:
    for label, paths in groups:
        for path in paths:
            click.echo(f"{label}: {path}")
