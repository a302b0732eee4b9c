"""`loa new`: a starting file for each type of page."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from loa.cli.root import find_root
from loa.content.library import Library
from loa.ground.files import write_new
from loa.scaffold import KINDS, NewPage, NewPageError, Request, new_page


@click.command(help="Viết sẵn một trang mới: lesson, guide, campaign-event, video hoặc page.")
@click.argument("kind", metavar="LOẠI", type=click.Choice(KINDS))
@click.option("--title", required=True, help="Tên trang, tối đa 70 ký tự.")
@click.option("--grade", help="Lớp của bài học, ví dụ lop-2.")
@click.option("--section", help="Thư mục trong docs, ví dụ cong-dong.")
@click.option("--slug", help="Tên tệp không dấu, không đuôi. Mặc định lấy từ tên trang.")
def new(kind: str, title: str, grade: str | None, section: str | None, slug: str | None) -> None:
    """Write the file and say what to fill in; exit 2 without writing when it cannot be."""
    docs = find_root() / "docs"
    request = Request(kind, title, grade, section, slug)
    try:
        page = new_page(request, Library.load(docs), date.today())
    except NewPageError as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(2)
    path = docs / page.src_uri
    write_new(path, page.text)
    click.echo(as_report(page, Path("docs", page.src_uri)))


def as_report(page: NewPage, path: Path, notes: Iterable[str] = ()) -> str:
    """What was written, what is to be filled in, and what else its author has to see to."""
    rows = [f"Đã viết {path.as_posix()}. Còn {len(page.places)} chỗ cần điền:"]
    rows += [f"  dòng {place.line + 1}: {place.what}" for place in page.places]
    seen = [f"  {note}" for note in notes]
    rows += ["Xem lại:", *seen] if seen else []
    rows.append(f"Điền xong, chạy: loa check {path.as_posix()}")
    return "\n".join(rows)
