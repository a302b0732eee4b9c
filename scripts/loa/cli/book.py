"""`loa book`: chosen pages as one PDF and one EPUB."""

from pathlib import Path

import click

from loa.app.books import FORMATS, book_of, books_of, write_books
from loa.cli.root import dated_root
from loa.cli.telling import tell_written
from loa.errors import LoaError
from loa.ground.targets import require_outside_sources
from loa.ground.wording import for_readers, say
from loa.integrations.portal import Portal


@click.command(help=say("Bind chosen pages into books as PDF and EPUB, by docs/_data/books.yml."))
@click.argument("names", metavar=say("[BOOK]..."), nargs=-1)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help=say("Folder for the books."),
)
@click.option(
    "--pages", "chosen", multiple=True, help=say("Single pages instead of books; may be repeated.")
)
@click.option(
    "--title",
    default=for_readers("Selected documents"),
    help=say("Title of the book made by --pages."),
)
@click.option("--format", "only", type=click.Choice(FORMATS), help=say("This format only."))
def book(
    names: tuple[str, ...], out: Path, chosen: tuple[str, ...], title: str, only: str | None
) -> None:
    """Write all books, those that are named, or one of chosen pages."""
    root = dated_root()
    require_outside_sources(out, root)
    portal = Portal.load(root)
    texts = [book_of(portal, chosen, title)] if chosen else books_of(portal, names)
    if not texts:
        raise LoaError(
            say("The registry of books (docs/_data/books.yml) is empty. Choose pages with --pages.")
        )
    tell_written(write_books(portal, texts=texts, out=out, formats=(only,) if only else FORMATS))
