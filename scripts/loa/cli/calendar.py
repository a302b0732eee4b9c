"""`loa calendar`: the plan of the year in a terminal."""

import sys
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import NoReturn

import click

from loa.calendar.entries import VIETNAM
from loa.calendar.events import STATUS_NAMES, Occurrence, agenda, events_of
from loa.cli.root import find_root
from loa.content.library import Library
from loa.problems import nearest

_FORMATS = ("%Y-%m-%d", "%d/%m/%Y")
# The lunar calendar is computed for these years.
FIRST, LAST = date(2000, 1, 1), date(2070, 12, 31)


@click.group(help="Lịch truyền thông: sự kiện nào, ngày nào, ai làm.")
def calendar() -> None:
    """Gather the calendar's commands."""


@calendar.command("list", help="Liệt kê sự kiện trong một khoảng ngày (mặc định: một năm tới).")
@click.option("--from", "since", metavar="NGÀY", help="Từ ngày, ví dụ 2027-07-01 hoặc 1/7/2027.")
@click.option("--to", "until", metavar="NGÀY", help="Đến hết ngày.")
@click.option(
    "--agency",
    metavar="MÃ",
    help="Chỉ sự kiện mà cơ quan này chủ trì hoặc phối hợp, ví dụ hoi-lhpn.",
)
def list_events(since: str | None, until: str | None, agency: str | None) -> None:
    """Print one line an event; exit 2 when a day or an agency makes no sense."""
    library = Library.load(find_root() / "docs")
    if agency and agency not in library.registries.agencies:
        _refuse(f"Không có cơ quan “{agency}”. {nearest(agency, library.registries.agencies)}")
    first = _day(since) if since else today()
    last = _day(until) if until else min(first + timedelta(days=365), LAST)
    if not FIRST <= first <= last <= LAST:
        _refuse("Ngày đầu phải đứng trước ngày cuối, trong khoảng từ 2000 đến 2070.")
    events = [event for event in events_of(library) if agency is None or agency in event.agencies]
    found = agenda(events, first, last + timedelta(days=1))
    for one in found:
        click.echo(_line(one, library))
    if not found:
        click.echo("Không có sự kiện nào trong khoảng này.")


@calendar.command("next", help="Sự kiện sắp tới, và bộ tài liệu cần chuẩn bị.")
def next_event() -> None:
    """Print the next event that is not cancelled, with how far it is and its kit."""
    library = Library.load(find_root() / "docs")
    day = today()
    going = [event for event in events_of(library) if event.meta.status != "cancelled"]
    found = agenda(going, day, day + timedelta(days=366))
    # What has not begun comes before what is under way: it can still be prepared.
    coming = [one for one in found if one.start >= day] or found
    if not coming:
        click.echo("Chưa có sự kiện nào trong mười hai tháng tới.")
        return
    one = coming[0]
    click.echo(_line(one, library))
    click.echo(f"  Còn {(one.start - day).days} ngày." if one.start > day else "  Đang diễn ra.")
    click.echo(f"  Trang: {one.event.page.path}")
    for uri in one.event.meta.kit:
        page = library.get(uri)
        click.echo(f"  Tài liệu: {page.meta.title} (docs/{uri})" if page else f"  Thiếu: {uri}")


def today() -> date:
    """The day in Vietnam."""
    return datetime.now(UTC).astimezone(VIETNAM).date()


def _line(one: Occurrence, library: Library) -> str:
    agencies = library.registries.agencies
    lead = ", ".join(agencies[key].name for key in one.event.meta.lead)
    parts = [
        f"{one.words} (âm lịch {one.lunar_words})",
        one.event.page.meta.title,
        STATUS_NAMES[one.event.meta.status],
        *([f"chủ trì: {lead}"] if lead else []),
    ]
    return " | ".join(parts)


def _day(text: str) -> date:
    for form in _FORMATS:
        with suppress(ValueError):
            return datetime.strptime(text, form).date()
    return _refuse(f"“{text}” không phải là ngày. Viết như 2027-07-30 hoặc 30/7/2027.")


def _refuse(sentence: str) -> NoReturn:
    click.echo(sentence.strip(), err=True)
    sys.exit(2)
