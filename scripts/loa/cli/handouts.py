"""`loa handouts`: make the files that pages offer, only what changed."""

import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import click

from loa.cli.root import find_root
from loa.content.page import ContentPage
from loa.handouts import offers
from loa.integrations.portal import Portal
from loa.problems import as_text, errors_in

FORMATS = ("pdf", "docx", "pptx", "zip")


@click.command(help="Làm tài liệu in của các trang. Không ghi PATH thì làm cho tất cả.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--only", "formats", multiple=True, type=click.Choice(FORMATS), help="Chỉ làm định dạng này."
)
@click.option("--jobs", default=1, show_default=True, help="Số tiến trình chạy cùng lúc.")
@click.option("--force", is_flag=True, help="Làm lại cả tài liệu không có gì đổi.")
def handouts(paths: tuple[Path, ...], formats: tuple[str, ...], jobs: int, force: bool) -> None:
    """Exit 0 when all are made, 1 with problems, 2 when a path is not there."""
    portal = Portal.load(find_root())
    errors = errors_in(portal.problems())
    if errors:
        click.echo(as_text(errors), err=True)
        click.echo(f"{len(errors)} lỗi, chưa làm tài liệu nào.", err=True)
        sys.exit(1)
    pages = [page for page in portal.library.published if offers(page) and _wanted(page, paths)]
    with _workers(jobs) as executor:
        shop = portal.workshop(executor=executor, formats=frozenset(formats) or None, force=force)
        try:
            with click.progressbar(length=len(pages), label="Tài liệu") as bar:
                made = shop.make_all(pages, bar.update)
        except OSError as error:
            click.echo(f"\nKhông ghi được tài liệu: {error}. Các tệp đã làm còn nguyên.", err=True)
            sys.exit(1)
    if made.problems:
        click.echo(as_text(made.problems), err=True)
    pages_text = f"{len(pages)} trang, {len(made.artifacts)} tệp"
    click.echo(f"{pages_text}: làm mới {made.rendered}, còn lại không đổi.")
    sys.exit(1 if errors_in(made.problems) else 0)


@contextmanager
def _workers(jobs: int) -> Iterator[Executor | None]:
    """A pool of spawned processes, or none for one job: Typst deadlocks in forked children."""
    if jobs <= 1:
        yield None
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield pool


def _wanted(page: ContentPage, paths: tuple[Path, ...]) -> bool:
    if not paths:
        return True
    root = find_root()
    for path in paths:
        if not path.exists():
            click.echo(f"Không có “{path}”.", err=True)
            sys.exit(2)
        place = path.resolve().relative_to(root).as_posix()
        if place in {".", page.path} or page.path.startswith(f"{place}/"):
            return True
    return False
