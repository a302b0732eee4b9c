"""The ledger of a campaign: forms for sessions, adding up, and the report."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from loa.campaign.entries import Session, sessions_in
from loa.campaign.form import ods_form, xlsx_form
from loa.campaign.ledger import add_to_ledger, read_ledger
from loa.campaign.report import as_csv, as_page, official_form, official_markup
from loa.campaign.sheets import read_sheet
from loa.campaign.totals import TITLES, Grouping, Totals, totals_of, within
from loa.content.library import Library
from loa.errors import LoaError
from loa.ground.files import write_whole
from loa.ground.layout import DOCS, cache_of
from loa.ground.targets import require_new
from loa.ground.wording import say, say_count
from loa.handouts.fonts import font_folder
from loa.handouts.office import docx_of
from loa.handouts.official import official_document
from loa.integrations.settings import settings_of, subject_of
from loa.problems import Problem, ProblemsError

_FORMS = {".xlsx": xlsx_form, ".ods": ods_form}


def write_form(root: Path, out: Path) -> None:
    """Write an empty form with today's audiences; its ending says for which program."""
    write = _FORMS.get(out.suffix.lower())
    if write is None:
        raise LoaError(say("A form ends in .xlsx or .ods."))
    require_new(out)
    write_whole(out, write(list(_audiences(root).values())))


def add_sessions(
    root: Path, files: Sequence[Path], ledger: Path, communes: Path | None, today: date
) -> tuple[int, int]:
    """Write the rows of filled forms into the ledger, all or none; how many are new, and how many
    it had already. Raises LoaError with all that is wrong with any of them.

    `communes` is a file that names every commune, one a line; others are refused.
    """
    known = communes.read_text(encoding="utf-8-sig").splitlines() if communes else []
    listed = [name.strip() for name in known if name.strip()]
    audiences = _audiences(root)
    sessions: list[Session] = []
    problems: list[Problem] = []
    # A ledger that is damaged or in the wrong place is told before the forms are.
    read_ledger(ledger)
    for path in files:
        sheet = read_sheet(path)
        if isinstance(sheet, Problem):
            problems.append(sheet)
            continue
        sheet_sessions, wrong = sessions_in(sheet, audiences, communes=listed, today=today)
        sessions += sheet_sessions
        problems += wrong
    if problems:
        raise ProblemsError(
            problems,
            say_count(
                "Nothing was written into the ledger: {count} place must be mended.",
                "Nothing was written into the ledger: {count} places must be mended.",
                len(problems),
            ),
        )
    return add_to_ledger(ledger, sessions)


def totals_between(
    root: Path, ledger: Path, by: Grouping, first: date | None, last: date | None
) -> Totals:
    """The figures of some days. Raises LoaError where the ledger holds nothing for them."""
    return totals_of(_chosen(ledger, first, last), by, _audiences(root))


def write_table(totals: Totals, out: Path) -> None:
    """Write figures for spreadsheets, into a file that is not there yet."""
    require_new(out)
    write_whole(out, as_csv(totals))


def write_report(
    root: Path, out: Path, ledger: Path, first: date | None, last: date | None, issuer: str = ""
) -> int:
    """Write the report of some days, by default of all: a .docx or an .html file; how many
    sessions it reports. What no ledger knows is left to be filled in. Raises LoaError.
    """
    sessions = _chosen(ledger, first, last)
    days = [session.day for session in sessions]
    begin, end = first or min(days), last or max(days)
    audiences = _audiences(root)
    tables = [totals_of(sessions, by, audiences) for by in TITLES]
    require_new(out)
    settings = settings_of(root)
    if out.suffix == ".html":
        write_whole(out, as_page(tables, str(settings["site_name"]), first=begin, last=end))
    elif out.suffix == ".docx":
        form = official_form(begin, end, issuer=issuer, subject=subject_of(settings))
        document = official_document(form, official_markup(tables))
        write_whole(out, docx_of(document, font_folder(cache_of(root))))
    else:
        raise LoaError(say("A report ends in .docx or .html."))
    return len(sessions)


def _chosen(ledger: Path, first: date | None, last: date | None) -> list[Session]:
    sessions = within(read_ledger(ledger), first, last)
    if not sessions:
        raise LoaError(say("The ledger “{ledger}” has no session in these days.", ledger=ledger))
    return sessions


def _audiences(root: Path) -> dict[str, str]:
    registries = Library.load(root / DOCS).registries
    ordered = sorted(registries.audiences.values(), key=lambda audience: audience.order)
    return {audience.id: audience.name for audience in ordered}
