"""`loa new`: a starting file for each type of page."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from loa.cli.root import find_root
from loa.content.library import Library
from loa.ground.files import write_new
from loa.ground.layout import DOCS
from loa.ground.wording import say, say_count
from loa.scaffold import KINDS, NewPage, Request, new_page


@click.command(help=say("Begin a page: lesson, guide, campaign-event, video or page."))
@click.argument("kind", metavar=say("TYPE"), type=click.Choice(KINDS))
@click.option("--title", required=True, help=say("Title of the page, 70 characters at most."))
@click.option("--grade", help=say("Grade of the lesson, for example lop-2."))
@click.option("--section", help=say("Folder in docs, for example cong-dong."))
@click.option(
    "--slug",
    help=say("Name of the file without accents and ending. By default made from the title."),
)
def new(kind: str, title: str, grade: str | None, section: str | None, slug: str | None) -> None:
    """Write the file and say what to fill in; exit 2 without writing when it cannot be."""
    docs = find_root() / DOCS
    request = Request(kind=kind, title=title, grade=grade, section=section, slug=slug)
    page = new_page(request, Library.load(docs), date.today())
    path = docs / page.src_uri
    write_new(path, page.text)
    click.echo(as_report(page, Path("docs", page.src_uri)))


def as_report(page: NewPage, path: Path, notes: Iterable[str] = ()) -> str:
    """What was written, what is to be filled in, and what else its author has to see to."""
    rows = [
        say_count(
            "Wrote {path}. One place to fill in:",
            "Wrote {path}. {count} places to fill in:",
            len(page.places),
            path=path.as_posix(),
        )
    ]
    rows += [
        say("  line {line}: {what}", line=place.line + 1, what=place.what) for place in page.places
    ]
    note_rows = [f"  {note}" for note in notes]
    rows += [say("Look again:"), *note_rows] if note_rows else []
    rows.append(say("When they are filled in, run: loa check {path}", path=path.as_posix()))
    return "\n".join(rows)
