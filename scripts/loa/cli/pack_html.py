"""`loa pack html`: a part of the portal in one file, to be sent from phone to phone."""

from pathlib import Path

import click

from loa.app.lone_files import write_lone_files
from loa.cli.root import root_to_pack
from loa.cli.telling import tell_written
from loa.ground.wording import say
from loa.integrations.portal import Portal


@click.command(
    "html", help=say("Write one .html file for each audience, to be sent between phones.")
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help=say("Folder for the .html files."),
)
@click.option(
    "--audience",
    "only",
    multiple=True,
    help=say("This audience only (hoc-sinh, gia-dinh…); may be repeated. By default all."),
)
def html_(out: Path, only: tuple[str, ...]) -> None:
    """Build offline once; write a file for each audience, or none when one is not right."""
    tell_written(write_lone_files(Portal.load(root_to_pack(out)), out, only))
