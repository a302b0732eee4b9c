"""Where the portal is: the nearest folder upwards that has mkdocs.yml."""

import sys
from pathlib import Path

import click

CONFIG = "mkdocs.yml"


def find_root(start: Path | None = None) -> Path:
    """The portal's root; exits with 2 and a sentence where there is none."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
    click.echo(f"Không thấy {CONFIG} ở đây hay ở thư mục nào phía trên.", err=True)
    sys.exit(2)
