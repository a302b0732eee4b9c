"""`loa check`: everything that an editor must mend, at once."""

import sys
from collections.abc import Callable

import click

from loa.cli.codes import CodeList, show_codes
from loa.cli.paths import PortalPath, is_chosen
from loa.cli.root import dated_root
from loa.content.page import ContentPage
from loa.integrations.portal import Portal
from loa.problems import Problem, as_github, as_json, as_text, errors_in

_FORMATS = {"text": as_text, "github": as_github, "json": as_json}


@click.command(help="Kiểm tra các trang. Không ghi PATH thì kiểm tra tất cả.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PortalPath())
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="text",
    show_default=True,
    help="Cách in kết quả: cho người đọc, cho GitHub, hay cho máy.",
)
@click.option(
    "--only",
    type=CodeList(),
    metavar="MÃ,…",
    help="Chỉ in những mã lỗi này, cách nhau bằng dấu phẩy.",
)
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=show_codes,
    help="Liệt kê mọi mã lỗi rồi thôi.",
)
def check(paths: tuple[str, ...], form: str, only: frozenset[str] | None) -> None:
    """Print all problems; exit 0 without errors, 1 with errors, 2 when a path is not there.

    With `only` the exit code speaks of those codes alone.
    """
    root = dated_root()
    portal = Portal.load(root)
    problems = portal.problems(only=_one_of(portal, paths))
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
        return f"Đã xem {pages} trang: không có lỗi nào."
    return f"Đã xem {pages} trang: {errors} lỗi, {len(found) - errors} điều nhắc."
