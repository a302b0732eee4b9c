"""The calendar of reviews: one event for each day and office, readable by another program."""

from datetime import UTC, date, datetime
from pathlib import Path

from ical.calendar_stream import IcsCalendarStream

from loa.artifacts import ArtifactStore
from loa.calendar.entries import Site
from loa.calendar.maker import CalendarMaker
from loa.content.library import Library
from portals import page_text, write_portal

NOW = datetime(2026, 11, 23, 21, tzinfo=UTC)
REVIEWERS = 'reviewers:\n  - {id: to, name: "Tổ; pháp, chế", pages: [phap-luat/]}\n'


def made(root: Path) -> dict[str, bytes]:
    library = Library.load(root / "docs")
    store = ArtifactStore(root.parent / "store")
    maker = CalendarMaker(library, store, Site("Cổng", "https://vi.du/"), NOW)
    return {artifact.dest_uri: artifact.stored.read_bytes() for artifact in maker.make()}


def test_each_day_and_office_is_an_event(tmp_path: Path) -> None:
    pages = {
        "bien-tap/ban-xem-lai.md": page_text("Bàn"),
        "phap-luat/a.md": page_text("A, b; c").replace("2027-06-30", "2026-12-31"),
    }
    root = write_portal(tmp_path / "portal", pages)
    (root / "docs/_data/reviewers.yml").write_text(REVIEWERS, "utf-8")
    files = made(root)
    calendar = IcsCalendarStream.calendar_from_ics(files["bien-tap/lich-xem-lai.ics"].decode())
    events = sorted(calendar.events, key=lambda event: event.dtstart)
    assert [(event.dtstart, event.dtend, event.summary) for event in events] == [
        (date(2026, 12, 31), date(2027, 1, 1), "Hạn xem lại 1 trang: Tổ; pháp, chế"),
        (date(2027, 6, 30), date(2027, 7, 1), "Hạn xem lại 2 trang: chưa giao ai"),
    ]
    assert events[0].description == "- A, b; c: https://vi.du/phap-luat/a/"
    assert len({event.uid for event in events}) == 2
    assert files == made(root)


def test_a_portal_without_the_desk_has_no_such_feed(tmp_path: Path) -> None:
    assert "bien-tap/lich-xem-lai.ics" not in made(
        write_portal(tmp_path / "portal", {"a.md": page_text("A")})
    )
