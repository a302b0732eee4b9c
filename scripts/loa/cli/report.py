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
from loa.cli.telling import inform
from loa.content.library import Library
from loa.errors import LoaError
from loa.ground.files import write_whole
from loa.ground.wording import say, say_count
from loa.handouts.fonts import font_folder
from loa.handouts.office import docx_of
from loa.handouts.official import official_document
from loa.integrations.calendar import settings_of, subject_of
from loa.problems import Problem

_PATH = click.Path(dir_okay=False, path_type=Path)
_LEDGER = click.option(
    "--ledger",
    required=True,
    type=_PATH,
    help=say("The ledger, a .csv file outside of the portal's folder."),
)
_DAY = click.DateTime(["%Y-%m-%d"])
_FORMS = {".xlsx": xlsx_form, ".ods": ods_form}


@click.group(
    help=say("The campaign's ledger: forms for sessions, adding up, figures, final report.")
)
def report() -> None:
    """Gather the commands."""


@report.command(
    help=say("Write an empty form for others to fill in: .xlsx for Excel, .ods for LibreOffice.")
)
@click.argument("out", metavar=say("FILE"), type=_PATH)
def form(out: Path) -> None:
    """Write a form with today's audiences."""
    write = _FORMS.get(out.suffix.lower())
    if write is None:
        raise LoaError(say("A form ends in .xlsx or .ods."))
    _require_new(out)
    write_whole(out, write(list(_audiences().values())))
    inform("Wrote {out}. One session a row; no column names a person.", out=out)


@report.command(
    help=say(
        "Read forms that were filled in (.xlsx, .ods, .csv) and write them into the "
        "ledger, all rows or none."
    )
)
@click.argument("files", metavar=say("FILE..."), nargs=-1, required=True, type=_PATH)
@_LEDGER
@click.option(
    "--communes", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=say("A .txt file with every commune, one name a line; others are refused."),
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
        raise LoaError(
            say_count(
                "Nothing was written into the ledger: {count} place must be mended.",
                "Nothing was written into the ledger: {count} places must be mended.",
                len(problems),
            )
        )
    fresh, again = add_to_ledger(ledger, sessions)
    said = (
        say("; sessions that the ledger has already, not counted again: {again}", again=again)
        if again
        else ""
    )
    inform(
        "Written into {ledger}: new sessions: {fresh}{said}.", fresh=fresh, ledger=ledger, said=said
    )


@report.command(help=say("Print the figures by commune, unit, audience or week."))
@_LEDGER
@click.option("--by", type=click.Choice(list(TITLES)), default="xa", show_default=True)
@click.option("--from", "first", type=_DAY, help=say("From this day, for example 2027-07-01."))
@click.option("--to", "last", type=_DAY, help=say("To the end of this day."))
@click.option("--csv", "out", type=_PATH, help=say("Write the table into a .csv file."))
def table(
    ledger: Path, by: Grouping, first: datetime | None, last: datetime | None, out: Path | None
) -> None:
    """Print one table; exit 1 where the ledger holds nothing for these days."""
    totals = totals_of(_chosen(ledger, first, last), by, _audiences())
    click.echo(as_text(totals))
    if out:
        _require_new(out)
        write_whole(out, as_csv(totals))


@report.command(help=say("Write the final report: .docx in the official layout, or an .html page."))
@click.argument("out", metavar=say("FILE"), type=_PATH)
@_LEDGER
@click.option("--from", "first", type=_DAY, help=say("From this day, for example 2027-07-01."))
@click.option("--to", "last", type=_DAY, help=say("To the end of this day."))
@click.option("--issuer", default="", help=say("Name of the agency that issues it, in capitals."))
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
        raise LoaError(say("A report ends in .docx or .html."))
    inform(
        "Wrote {out}: sessions: {count}. Fill in the places […] before it is submitted.",
        out=out,
        count=len(sessions),
    )


def _chosen(ledger: Path, first: datetime | None, last: datetime | None) -> list[Session]:
    found = within(
        read_ledger(ledger), first.date() if first else None, last.date() if last else None
    )
    if not found:
        raise LoaError(say("The ledger “{ledger}” has no session in these days.", ledger=ledger))
    return found


def _audiences() -> dict[str, str]:
    registries = Library.load(find_root() / "docs").registries
    ordered = sorted(registries.audiences.values(), key=lambda one: one.order)
    return {one.id: one.name for one in ordered}


def _require_new(out: Path) -> None:
    if out.exists():
        raise LoaError(say("“{out}” is there already. Name a new file.", out=out))
