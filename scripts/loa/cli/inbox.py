"""`loa inbox`: pages from people who have only Word."""

from datetime import date
from pathlib import Path

import click

from loa.app.inbox import take_in, write_word_form
from loa.cli.new import as_report
from loa.cli.root import find_root
from loa.cli.telling import inform
from loa.ground.wording import say
from loa.scaffold import KINDS, Request

_TYPE = click.option(
    "--type", "kind", type=click.Choice(KINDS), required=True, help=say("Type of page.")
)
_GRADE = click.option("--grade", help=say("Grade of the lesson, for example lop-2."))


@click.group(help=say("Take in texts written in Word: forms to fill in, or documents that exist."))
def inbox() -> None:
    """Gather the commands."""


@inbox.command(
    help=say("Write a Word form for a type of page: questions on the left, answers on the right.")
)
@_TYPE
@_GRADE
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help=say("The .docx file to send to the writer."),
)
def form(kind: str, grade: str | None, out: Path) -> None:
    """Write the form; exit 2 without a grade for a lesson."""
    write_word_form(find_root(), kind=kind, grade=grade, out=out, today=date.today())
    inform(
        "Wrote {out}. When it is filled in: loa inbox add {name} --type {kind}",
        out=out,
        name=out.name,
        kind=kind,
    )


@inbox.command(help=say("Turn a Word file into the draft of a page, and tell what is missing."))
@click.argument(
    "file",
    metavar=say("FILE.docx"),
    type=click.Path(
        path_type=Path,
        exists=True,
        dir_okay=False,
    ),
)
@_TYPE
@_GRADE
@click.option("--title", default="", help=say("Title of the page; by default taken from the file."))
@click.option("--section", help=say("Folder in docs, for example cong-dong."))
@click.option(
    "--slug",
    help=say("Name of the file without accents and ending. By default made from the title."),
)
def add(
    file: Path, kind: str, grade: str | None, title: str, section: str | None, slug: str | None
) -> None:
    """Write the draft with its pictures; exit 1 when the file is refused, 2 when the page is."""
    request = Request(kind=kind, title=title, grade=grade, section=section, slug=slug)
    draft = take_in(find_root(), file=file, request=request, today=date.today())
    click.echo(as_report(draft.page, Path("docs", draft.page.src_uri), draft.notes))
