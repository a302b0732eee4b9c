"""`loa check`: everything that an editor must mend, at once."""

import click

from loa.app.looking import CheckResult
from loa.app.looking import check as look
from loa.cli.codes import CodeList, show_codes
from loa.cli.paths import PortalPath
from loa.cli.root import dated_root
from loa.cli.telling import end
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.problems import as_github, as_json, as_text

_FORMATS = {"text": as_text, "github": as_github, "json": as_json}


@click.command(help=say("Check the pages: all, or those of PATH."))
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PortalPath())
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="text",
    show_default=True,
    help=say("How to print: for people, for GitHub, or for programs."),
)
@click.option(
    "--only",
    type=CodeList(),
    metavar=say("CODE,…"),
    help=say("Print only these codes, separated by commas."),
)
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=show_codes,
    help=say("List all codes and end."),
)
def check(paths: tuple[str, ...], form: str, only: frozenset[str] | None) -> None:
    """Print all problems; exit 0 without errors, 1 with errors, 2 when a path is not there.

    With `only` the exit code speaks of those codes alone.
    """
    result = look(Portal.load(dated_root()), paths, only)
    output = _FORMATS[form](result.problems)
    if output:
        click.echo(output)
    if form == "text":
        click.echo(_summary(result), err=bool(result.errors))
    end(result.errors)


def _summary(result: CheckResult) -> str:
    pages, errors = result.pages, len(result.errors)
    if not result.problems:
        return say("Pages checked: {pages}. Nothing is wrong.", pages=pages)
    return say(
        "Pages checked: {pages}; errors: {errors}, warnings: {warnings}.",
        pages=pages,
        errors=errors,
        warnings=len(result.problems) - errors,
    )
