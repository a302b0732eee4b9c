"""`loa stats`: how often pages and files were asked for, from the server's log."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from loa.cli.root import find_root
from loa.cli.telling import inform
from loa.content.library import Library
from loa.errors import LoaError
from loa.ground.files import write_whole
from loa.ground.targets import require_outside_sources
from loa.ground.wording import say
from loa.integrations.calendar import settings_of
from loa.stats.access_log import LogFile
from loa.stats.counting import Counts, Places, count
from loa.stats.report import as_csv, as_page, as_text


@click.command(
    help=say(
        "Count how often pages are opened and files fetched, by week, from the logs "
        "of a web server."
    )
)
@click.argument(
    "logs",
    metavar=say("LOG..."),
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--csv", "table", type=click.Path(path_type=Path), help=say("Write the table with all rows.")
)
@click.option(
    "--html", "page", type=click.Path(path_type=Path), help=say("Write a page with charts.")
)
def stats(logs: tuple[Path, ...], table: Path | None, page: Path | None) -> None:
    """Print the tables; exit 1 when no row of the logs could be read."""
    root = find_root()
    settings = settings_of(root)
    places = Places.of(Library.load(root / "docs"))
    base = (urlsplit(str(settings.get("site_url") or "/")).path or "/").rstrip("/") + "/"
    for target in filter(None, (table, page)):
        require_outside_sources(target, root)
        if target.exists():
            raise LoaError(say("“{target}” is there already. Name a new file.", target=target))
    counts, unread = Counts(), 0
    for path in logs:
        log = LogFile(path)
        count(log, places, base, counts)
        unread += log.unread
        if log.unread:
            inform(
                "{path}:{line}: lines that cannot be read: {unread}, this one is the first. "
                "Readable are: combined, common and JSON of nginx, Apache, Caddy.",
                err=True,
                path=path,
                line=log.first_unread,
                unread=log.unread,
            )
    click.echo(as_text(counts))
    if table:
        write_whole(table, as_csv(counts))
    if page:
        write_whole(page, as_page(counts, str(settings["site_name"])))
    if unread and not counts.rows:
        sys.exit(1)
