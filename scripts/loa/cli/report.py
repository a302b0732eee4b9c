"""`loa report`: the form of a session, the ledger of a campaign, and its report."""

from datetime import date, datetime
from pathlib import Path

import click

from loa.app.campaigns import add_sessions, totals_between, write_form, write_report, write_table
from loa.campaign.report import as_text
from loa.campaign.totals import TITLES, Grouping
from loa.cli.root import find_root
from loa.cli.telling import inform
from loa.ground.wording import say

_PATH = click.Path(dir_okay=False, path_type=Path)
_LEDGER = click.option(
    "--ledger",
    required=True,
    type=_PATH,
    help=say("The ledger, a .csv file outside of the portal's folder."),
)
_AS_DAY = click.DateTime(["%Y-%m-%d"])


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
    """Write a form with today's audiences, and say where."""
    write_form(find_root(), out)
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
    "--communes",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=say("A .txt file with every commune, one name a line; others are refused."),
)
def add(files: tuple[Path, ...], ledger: Path, communes: Path | None) -> None:
    """Refuse all files when one cell is wrong; say all that is, at once."""
    new_count, known_count = add_sessions(
        find_root(), files=files, ledger=ledger, communes=communes, today=date.today()
    )
    known_note = (
        say("; sessions that the ledger has already, not counted again: {again}", again=known_count)
        if known_count
        else ""
    )
    inform(
        "Written into {ledger}: new sessions: {fresh}{said}.",
        fresh=new_count,
        ledger=ledger,
        said=known_note,
    )


@report.command(help=say("Print the figures by commune, unit, audience or week."))
@_LEDGER
@click.option("--by", type=click.Choice(list(TITLES)), default="xa", show_default=True)
@click.option("--from", "first", type=_AS_DAY, help=say("From this day, for example 2027-07-01."))
@click.option("--to", "last", type=_AS_DAY, help=say("To the end of this day."))
@click.option("--csv", "out", type=_PATH, help=say("Write the table into a .csv file."))
def table(
    ledger: Path, by: Grouping, first: datetime | None, last: datetime | None, out: Path | None
) -> None:
    """Print one table; exit 1 where the ledger holds nothing for these days."""
    totals = totals_between(find_root(), ledger=ledger, by=by, first=_day(first), last=_day(last))
    click.echo(as_text(totals))
    if out:
        write_table(totals, out)


@report.command(help=say("Write the final report: .docx in the official layout, or an .html page."))
@click.argument("out", metavar=say("FILE"), type=_PATH)
@_LEDGER
@click.option("--from", "first", type=_AS_DAY, help=say("From this day, for example 2027-07-01."))
@click.option("--to", "last", type=_AS_DAY, help=say("To the end of this day."))
@click.option("--issuer", default="", help=say("Name of the agency that issues it, in capitals."))
def final(
    out: Path, ledger: Path, first: datetime | None, last: datetime | None, issuer: str
) -> None:
    """Write the report of some days; what no ledger knows is left to be filled in."""
    count = write_report(
        find_root(), out=out, ledger=ledger, first=_day(first), last=_day(last), issuer=issuer
    )
    inform(
        "Wrote {out}: sessions: {count}. Fill in the places […] before it is submitted.",
        out=out,
        count=count,
    )


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
