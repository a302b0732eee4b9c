"""`loa editor`: the program of the form for editors, got once."""

import click

from loa.cli.telling import inform
from loa.editor.packages import PACKAGES, fetch_all, is_installed
from loa.ground.wording import say


@click.command(
    help=say(
        "Fetch the program of the form for editors at its locked version. Needs npm "
        "and the network, once."
    )
)
def editor() -> None:
    """Fetch and prove what `loa build --editor` puts into the site."""
    if not is_installed():
        fetch_all()
        for package in PACKAGES:
            inform(
                "{name} {version}: fetched, its hash is right.",
                name=package.name,
                version=package.version,
            )
    inform("The form's program is here. Build it with the portal: loa build --editor")
