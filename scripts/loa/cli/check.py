"""`loa check`: everything that an editor must mend, at once."""

import sys
from pathlib import Path

import click

from loa.cli.root import find_root
from loa.integrations.portal import Portal
from loa.problems import Problem, as_github, as_json, as_text, errors_in

_FORMATS = {"text": as_text, "github": as_github, "json": as_json}


@click.command(help="Kiểm tra các trang. Không ghi PATH thì kiểm tra tất cả.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="text",
    show_default=True,
    help="Cách in kết quả: cho người đọc, cho GitHub, hay cho máy.",
)
def check(paths: tuple[Path, ...], form: str) -> None:
    """Print all problems; exit 0 without errors, 1 with errors, 2 when a path is not there."""
    root = find_root()
    for path in paths:
        if not path.exists():
            click.echo(f"Không có “{path}”.", err=True)
            sys.exit(2)
    portal = Portal.load(root)
    wanted = [path.resolve().relative_to(root).as_posix() for path in paths] or ["."]
    found = [problem for problem in portal.problems() if _inside(problem.path, wanted)]
    output = _FORMATS[form](found)
    if output:
        click.echo(output)
    errors = errors_in(found)
    if form == "text":
        pages = len(_chosen(portal, wanted))
        click.echo(_summary(pages, found, len(errors)), err=bool(errors))
    sys.exit(1 if errors else 0)


def _chosen(portal: Portal, wanted: list[str]) -> list[str]:
    return [path for path in portal.library.page_paths() if _inside(path, wanted)]


def _inside(path: str, wanted: list[str]) -> bool:
    return any(place == "." or path == place or path.startswith(f"{place}/") for place in wanted)


def _summary(pages: int, found: list[Problem], errors: int) -> str:
    if not found:
        return f"Đã xem {pages} trang: không có lỗi nào."
    return f"Đã xem {pages} trang: {errors} lỗi, {len(found) - errors} điều nhắc."
