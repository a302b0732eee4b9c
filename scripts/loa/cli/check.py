"""`loa check`: everything that an editor must mend, at once."""

import sys
from collections.abc import Callable

import click

from loa.cli.codes import CodeList, show_codes
from loa.cli.paths import PortalPath, is_chosen
from loa.cli.root import dated_root
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.problems import Problem, as_github, as_json, as_text, errors_in

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
    root = dated_root()
    portal = Portal.load(root)
    problems = portal.problems(only=_one_of(portal, paths), codes=only)
    found = [
        problem
        for problem in problems
        if is_chosen(problem.path, paths) and (only is None or problem.code in only)
    ]
    output = _FORMATS[form](found)
    if output:
        click.echo(output)
    errors = errors_in(found)
    if form == "text":
        pages = len(_chosen(portal, paths))
        click.echo(_summary(pages, found, len(errors)), err=bool(errors))
    sys.exit(1 if errors else 0)


def _one_of(portal: Portal, paths: tuple[str, ...]) -> Callable[[ContentPage], bool] | None:
    """Whether a page is asked for; None where all must be looked at, since more than pages is
    asked for, and a page's checks find things in the files beside it too.
    """
    known = set(portal.library.page_paths())
    return (lambda page: page.path in paths) if paths and known.issuperset(paths) else None


def _chosen(portal: Portal, wanted: tuple[str, ...]) -> list[str]:
    return [path for path in portal.library.page_paths() if is_chosen(path, wanted)]


def _summary(pages: int, found: list[Problem], errors: int) -> str:
    if not found:
        return say("Pages checked: {pages}. Nothing is wrong.", pages=pages)
    return say(
        "Pages checked: {pages}; errors: {errors}, warnings: {warnings}.",
        pages=pages,
        errors=errors,
        warnings=len(found) - errors,
    )
