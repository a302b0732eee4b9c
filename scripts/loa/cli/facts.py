"""`loa facts`: every claim that pages make, and what it rests on."""

import click

from loa.app.statements import claims_in
from loa.claims.finding import KINDS
from loa.claims.report import as_csv, as_json, as_text
from loa.cli.paths import PortalPath
from loa.cli.root import find_root
from loa.cli.telling import end, inform
from loa.content.library import Library
from loa.ground.layout import DOCS
from loa.ground.wording import say

_FORMATS = {"text": as_text, "json": as_json, "csv": as_csv}


@click.command(
    help=say(
        "List every number, article of law, date and telephone number on the pages, and its source."
    )
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PortalPath())
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="text",
    show_default=True,
    help=say("How to print: for people, for programs, or for a spreadsheet."),
)
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help=say("This kind only.")
)
@click.option(
    "--unsourced", is_flag=True, help=say("Only those without a source, which are not published.")
)
def facts(paths: tuple[str, ...], form: str, kinds: tuple[str, ...], unsourced: bool) -> None:
    """Exit 0; 1 when --unsourced finds any, 2 when a path is not there."""
    library = Library.load(find_root() / DOCS)
    claims = claims_in(library, paths, kinds, unsourced=unsourced)
    output = _FORMATS[form](claims)
    if output:
        click.echo(output)
    pages = len({claim.path for claim in claims})
    inform("Statements: {count}, pages: {pages}.", err=True, count=len(claims), pages=pages)
    end(unsourced and claims)
