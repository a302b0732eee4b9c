"""`loa pack zim`: the portal for Kiwix, one file per language."""

from pathlib import Path

import click

from loa.app.kiwix import require_libzim, write_zims
from loa.cli.root import root_to_pack
from loa.cli.telling import tell_written
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.packs.profiles import DEFAULT_PROFILE


@click.command("zim", help=say("Write the portal as .zim files for Kiwix, one for each language."))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help=say("Folder for the .zim files."),
)
@click.option(
    "--language",
    "only",
    multiple=True,
    help=say("This language only (vi, zh-Hant…); may be repeated. By default all that have pages."),
)
@click.option(
    "--profile",
    "name",
    default=DEFAULT_PROFILE,
    show_default=True,
    help=say("Profile, by docs/_data/packs.yml: chooses audiences, formats and films."),
)
def zim(out: Path, only: tuple[str, ...], name: str) -> None:
    """Build offline once; choose and write for each language."""
    require_libzim()
    tell_written(write_zims(Portal.load(root_to_pack(out)), out=out, only=only, name=name))
