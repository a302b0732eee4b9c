"""`loa stats`: how often pages and files were asked for, from the server's log."""

from pathlib import Path

import click

from loa.app.counting import count_logs
from loa.cli.root import find_root
from loa.cli.telling import end, inform
from loa.ground.wording import say
from loa.stats.report import as_text


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
    result = count_logs(find_root(), logs=logs, table=table, page=page)
    for log in result.unread:
        inform(
            "{path}:{line}: lines that cannot be read: {unread}, this one is the first. "
            "Readable are: combined, common and JSON of nginx, Apache, Caddy.",
            err=True,
            path=log.path,
            line=log.first_unread,
            unread=log.unread,
        )
    click.echo(as_text(result.counts))
    end(result.unread and not result.counts.rows)
