"""`loa inbox`: pages from people who have only Word."""

import sys
from datetime import date
from pathlib import Path

import click

from loa.cli.new import as_report
from loa.cli.root import find_root
from loa.content.library import Library
from loa.errors import LoaError
from loa.ground.files import read_at_most, write_whole
from loa.ground.replacement import notes_of
from loa.ground.targets import require_outside_sources
from loa.inbox.drafts import LARGEST, draft_of, write_draft
from loa.inbox.form import write_form
from loa.scaffold import KINDS, NewPageError, Request
from loa.translation.exchange import RefusedError

_TYPE = click.option("--type", "kind", type=click.Choice(KINDS), required=True, help="Loại trang.")
_GRADE = click.option("--grade", help="Lớp của bài học, ví dụ lop-2.")


@click.group(help="Nhận bài viết bằng Word: phiếu để điền, hay văn bản có sẵn.")
def inbox() -> None:
    """Gather the commands."""


@inbox.command(help="Viết phiếu Word cho một loại trang: câu hỏi bên trái, trả lời bên phải.")
@_TYPE
@_GRADE
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True,
    help="Tệp .docx để gửi cho người viết.",
)  # fmt: skip
def form(kind: str, grade: str | None, out: Path) -> None:
    """Write the form; exit 2 without a grade for a lesson."""
    root = find_root()
    require_outside_sources(out, root)
    try:
        made = write_form(kind, grade, Library.load(root / "docs"), date.today())
    except NewPageError as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(2)
    write_whole(out, made)
    click.echo(f"Đã viết {out}. Điền xong: loa inbox add {out.name} --type {kind}")


@inbox.command(help="Biến tệp Word thành một trang nháp, và kể còn thiếu gì.")
@click.argument("file", metavar="TỆP.docx", type=click.Path(
    path_type=Path, exists=True, dir_okay=False,
))  # fmt: skip
@_TYPE
@_GRADE
@click.option("--title", default="", help="Tên trang; mặc định lấy từ tệp.")
@click.option("--section", help="Thư mục trong docs, ví dụ cong-dong.")
@click.option("--slug", help="Tên tệp không dấu, không đuôi. Mặc định lấy từ tên trang.")
def add(
    file: Path, kind: str, grade: str | None, title: str, section: str | None, slug: str | None
) -> None:
    """Write the draft with its pictures; exit 1 when the file is refused, 2 when the page is."""
    docs = find_root() / "docs"
    request = Request(kind, title, grade, section, slug)
    data = read_at_most(file, LARGEST)
    if data is None:
        raise LoaError(f"Tệp Word lớn quá {LARGEST // 1_000_000} MB.")
    try:
        draft = draft_of(data, request, Library.load(docs), date.today())
    except NewPageError as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(2)
    except RefusedError as refusal:
        raise LoaError("\n".join(refusal.reasons)) from refusal
    write_draft(docs, draft, notes_of(docs.parent))
    click.echo(as_report(draft.page, Path("docs", draft.page.src_uri), draft.notes))
