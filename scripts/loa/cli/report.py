"""`loa report`: the form of a session, the ledger of a campaign, and its report."""

from datetime import date, datetime
from pathlib import Path

import click

from loa import problems as told
from loa.campaign.entries import Session, sessions_in
from loa.campaign.form import ods_form, xlsx_form
from loa.campaign.ledger import add_to_ledger, read_ledger
from loa.campaign.report import as_csv, as_page, as_text, official_form, official_markup
from loa.campaign.sheets import read_sheet
from loa.campaign.totals import TITLES, Grouping, Totals, totals_of, within
from loa.cli.root import find_root
from loa.content.library import Library
from loa.errors import LoaError
from loa.ground.files import write_whole
from loa.handouts.fonts import font_folder
from loa.handouts.office import docx_of
from loa.handouts.official import official_document
from loa.integrations.calendar import settings_of, subject_of
from loa.problems import Problem

_PATH = click.Path(dir_okay=False, path_type=Path)
_LEDGER = click.option("--ledger", required=True, type=_PATH, help="Sổ .csv, ngoài thư mục cổng.")
_DAY = click.DateTime(["%Y-%m-%d"])
_FORMS = {".xlsx": xlsx_form, ".ods": ods_form}


@click.group(help="Sổ chiến dịch: phiếu từng buổi, cộng sổ, bảng số liệu, báo cáo kết thúc.")
def report() -> None:
    """Gather the commands."""


@report.command(help="Ghi phiếu trống để các nơi điền: .xlsx cho Excel, .ods cho LibreOffice.")
@click.argument("out", metavar="TỆP", type=_PATH)
def form(out: Path) -> None:
    """Write a form with today's audiences."""
    write = _FORMS.get(out.suffix.lower())
    if write is None:
        raise LoaError("Phiếu có đuôi .xlsx hoặc .ods.")
    _require_new(out)
    write_whole(out, write(list(_audiences().values())))
    click.echo(f"Đã ghi {out}. Một buổi một dòng; không có cột nào ghi tên người.")


@report.command(help="Đọc các phiếu đã điền (.xlsx, .ods, .csv) và ghi vào sổ, mọi dòng hay không.")
@click.argument("files", metavar="TỆP...", nargs=-1, required=True, type=_PATH)
@_LEDGER
@click.option(
    "--communes", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Tệp .txt liệt kê mọi xã, phường, mỗi dòng một tên; nơi lạ bị từ chối.",
)  # fmt: skip
def add(files: tuple[Path, ...], ledger: Path, communes: Path | None) -> None:
    """Refuse all files when one cell is wrong; say all that is, at once."""
    known = communes.read_text(encoding="utf-8-sig").splitlines() if communes else []
    audiences = _audiences()
    sessions: list[Session] = []
    problems: list[Problem] = []
    # A ledger that is damaged or in the wrong place is told before the forms are.
    read_ledger(ledger)
    for path in files:
        sheet = read_sheet(path)
        if isinstance(sheet, Problem):
            problems.append(sheet)
            continue
        listed = [name.strip() for name in known if name.strip()]
        found, wrong = sessions_in(sheet, audiences, listed, date.today())
        sessions += found
        problems += wrong
    if problems:
        click.echo(told.as_text(problems), err=True)
        raise LoaError(f"Chưa ghi gì vào sổ: {len(problems)} chỗ phải sửa.")
    fresh, again = add_to_ledger(ledger, sessions)
    said = f", {again} buổi đã có trong sổ nên không cộng lần nữa" if again else ""
    click.echo(f"Đã ghi {fresh} buổi vào {ledger}{said}.")


@report.command(help="In bảng số liệu, cộng theo xã, đơn vị, đối tượng hay tuần.")
@_LEDGER
@click.option("--by", type=click.Choice(list(TITLES)), default="xa", show_default=True)
@click.option("--from", "first", type=_DAY, help="Từ ngày này, ví dụ 2027-07-01.")
@click.option("--to", "last", type=_DAY, help="Đến hết ngày này.")
@click.option("--csv", "out", type=_PATH, help="Ghi bảng ra tệp .csv.")
def table(
    ledger: Path, by: Grouping, first: datetime | None, last: datetime | None, out: Path | None
) -> None:
    """Print one table; exit 1 where the ledger holds nothing for these days."""
    totals = totals_of(_chosen(ledger, first, last), by, _audiences())
    click.echo(as_text(totals))
    if out:
        _require_new(out)
        write_whole(out, as_csv(totals))


@report.command(help="Viết báo cáo kết thúc đợt: .docx đúng bố cục hành chính, hay trang .html.")
@click.argument("out", metavar="TỆP", type=_PATH)
@_LEDGER
@click.option("--from", "first", type=_DAY, help="Từ ngày này, ví dụ 2027-07-01.")
@click.option("--to", "last", type=_DAY, help="Đến hết ngày này.")
@click.option("--issuer", default="", help="Tên cơ quan ban hành, viết hoa.")
def final(
    out: Path, ledger: Path, first: datetime | None, last: datetime | None, issuer: str
) -> None:
    """Write the report of some days; what no ledger knows is left to be filled in."""
    sessions = _chosen(ledger, first, last)
    days = [one.day for one in sessions]
    begin = first.date() if first else min(days)
    end = last.date() if last else max(days)
    audiences = _audiences()
    tables: list[Totals] = [totals_of(sessions, by, audiences) for by in TITLES]
    _require_new(out)
    if out.suffix == ".html":
        name = str(settings_of(find_root())["site_name"])
        write_whole(out, as_page(tables, name, begin, end))
    elif out.suffix == ".docx":
        subject = subject_of(settings_of(find_root()))
        form = official_form(begin, end, issuer, subject)
        document = official_document(form, official_markup(tables))
        write_whole(out, docx_of(document, font_folder(find_root() / ".cache" / "loa")))
    else:
        raise LoaError("Báo cáo có đuôi .docx hoặc .html.")
    click.echo(f"Đã ghi {out}: {len(sessions)} buổi. Điền nốt những chỗ […] rồi mới trình ký.")


def _chosen(ledger: Path, first: datetime | None, last: datetime | None) -> list[Session]:
    found = within(
        read_ledger(ledger), first.date() if first else None, last.date() if last else None
    )
    if not found:
        raise LoaError(f"Sổ “{ledger}” chưa có buổi nào trong những ngày này.")
    return found


def _audiences() -> dict[str, str]:
    registries = Library.load(find_root() / "docs").registries
    ordered = sorted(registries.audiences.values(), key=lambda one: one.order)
    return {one.id: one.name for one in ordered}


def _require_new(out: Path) -> None:
    if out.exists():
        raise LoaError(f"Đã có “{out}”. Hãy ghi một tên mới.")
