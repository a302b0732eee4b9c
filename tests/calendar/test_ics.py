"""iCalendar files, read back by another library than the one that wrote them."""

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.timeline import calendar_timeline

from loa.artifacts import ArtifactStore
from loa.calendar.entries import Entry, EntryMaker, Moment, Site, uid_of
from loa.calendar.events import Event, agenda, events_of
from loa.calendar.ics import event_file, feed_file
from loa.calendar.maker import CalendarMaker, feeds_of
from loa.content.history import History, Revision
from loa.content.library import Library
from portals import ROOT

NOW = datetime(2026, 11, 23, 21, tzinfo=UTC)
SITE = Site("Cổng thử", "https://vi.du/")


def read(data: bytes) -> Calendar:
    """Parse with the independent reader, which refuses what RFC 5545 forbids."""
    return IcsCalendarStream.calendar_from_ics(data.decode("utf-8"))


def logical_lines(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def entry(**changes: object) -> Entry:
    values: dict[str, object] = {
        "uid": uid_of("a"), "src_uri": "lich/a.md", "tag": "vi", "title": "Ngày thử",
        "description": "Một câu.", "url": "https://vi.du/lich/a/", "status": "confirmed",
        "is_yearly": False, "place": "", "lead": (), "partners": (),
        "audiences": ("Mọi người",), "topics": (), "themes": (), "kit": (), "when": "30/7/2027",
        "moments": (Moment(uid_of("a"), date(2027, 7, 30), date(2027, 7, 31)),),
        "revision": Revision(3, NOW),
    }  # fmt: skip
    return Entry(**{**values, **changes})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def portal_library() -> Library:
    """The portal itself: what subscribers will really get."""
    return Library.load(ROOT / "docs")


@pytest.fixture(scope="module")
def made(portal_library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    store = ArtifactStore(tmp_path_factory.mktemp("store"))
    maker = CalendarMaker(portal_library, store, SITE, NOW)
    return {artifact.dest_uri: artifact.stored.read_bytes() for artifact in maker.make()}


def expected(library: Library, events: tuple[Event, ...]) -> set[tuple[date, date, str]]:
    return {
        (one.start, one.end, one.event.page.meta.title)
        for one in agenda(events, date(2026, 1, 1), date(2031, 1, 1))
    }


def test_every_feed_holds_the_events_of_the_calendar_at_their_times(portal_library, made):
    feeds = feeds_of(portal_library)
    assert len(feeds) > 10
    for feed in feeds:
        calendar = read(made[f"lich/nguon/{feed.id}.ics"])
        timeline = calendar_timeline(calendar.events, UTC)
        found = {
            (one.start, one.end, one.summary)
            for one in timeline.overlapping(date(2026, 1, 1), date(2031, 1, 1))
        }
        assert found == expected(portal_library, feed.events), feed.id


def test_every_event_has_a_file_of_its_own_with_the_uids_of_the_feed(portal_library, made):
    in_feed = {event.uid for event in read(made["lich/nguon/tat-ca.ics"]).events}
    in_files: list[str] = []
    for event in events_of(portal_library):
        in_files += [one.uid for one in read(made[f"lich/ics/{event.slug}.ics"]).events]
    assert len(in_files) == len(set(in_files))
    assert set(in_files) == in_feed


def test_every_file_keeps_the_form_of_rfc_5545(made):
    for uri, data in made.items():
        if not uri.endswith(".ics"):
            continue
        assert data.endswith(b"END:VCALENDAR\r\n"), uri
        assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r"), uri
        for line in data.split(b"\r\n"):
            assert len(line) <= 75, (uri, line)
            # A fold inside a letter would leave bytes that are no UTF-8.
            line.decode("utf-8")


def test_a_feed_says_what_subscribers_need(made):
    lines = logical_lines(made["lich/nguon/co-quan-hoi-lhpn.ics"])
    assert lines[: lines.index("BEGIN:VEVENT")] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Loa//Lich truyen thong//VI",
        "CALSCALE:GREGORIAN",
        "NAME;LANGUAGE=vi:Cổng thử: Hội Liên hiệp Phụ nữ tỉnh",
        "X-WR-CALNAME:Cổng thử: Hội Liên hiệp Phụ nữ tỉnh",
        "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
        "DESCRIPTION:Sự kiện do Hội Liên hiệp Phụ nữ tỉnh chủ trì hoặc phối hợp.",
        "X-WR-CALDESC:Sự kiện do Hội Liên hiệp Phụ nữ tỉnh chủ trì hoặc phối hợp.",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        "SOURCE;VALUE=URI:https://vi.du/lich/nguon/co-quan-hoi-lhpn.ics",
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Ho_Chi_Minh",
        "BEGIN:STANDARD",
        "DTSTART:19750613T000000",
        "TZOFFSETFROM:+0800",
        "TZOFFSETTO:+0700",
        "TZNAME:+07",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_a_yearly_event_is_one_rule(make_library):
    more = (
        "start: 2027-07-30\nrecurrence: yearly\nstatus: confirmed\nplace: Nhà văn hóa, thôn Hạ\n"
        "lead: [cong-an-tinh]\npartners: [hoi-lhpn]\n"
        'themes: {2025: "Chủ đề một"}\nkit: [index.md]\n'
    )
    library = make_library({"ngay-thu": more})
    maker = EntryMaker(library, History(NOW), SITE, NOW.date())
    (made,) = maker.entries(events_of(library), "vi")
    (event,) = read(event_file(made)).events
    assert event.uid == "4be788d1-59d5-5c52-aa5e-3990b94cc4bc"
    assert (event.start, event.end) == (date(2027, 7, 30), date(2027, 7, 31))
    assert event.rrule.as_rrule_str() == "FREQ=YEARLY"
    assert event.summary == "Sự kiện ngay-thu"
    assert event.status == "CONFIRMED"
    assert event.location == "Nhà văn hóa, thôn Hạ"
    assert event.contacts == ["Công an tỉnh Bắc Ninh"]
    assert event.categories == ["Mọi người", "Báo tin"]
    assert str(event.url) == "https://vi.du/lich/ngay-thu/"
    assert event.sequence == 0
    assert event.last_modified == event.dtstamp == NOW
    assert event.description == (
        "Trang dùng để thử.\n"
        "\n"
        "Thời gian: 30/7/2027, hằng năm.\n"
        "Chủ trì: Công an tỉnh Bắc Ninh.\n"
        "Phối hợp: Hội Liên hiệp Phụ nữ tỉnh.\n"
        "Chủ đề năm 2025: Chủ đề một\n"
        "\n"
        "Bộ tài liệu:\n"
        "- Trang chủ: https://vi.du/\n"
        "\n"
        "https://vi.du/lich/ngay-thu/"
    )


def test_a_lunar_event_is_written_out_for_six_years_under_its_own_uids(make_library):
    library = make_library({"hoi": "lunar: {month: 1, day: 11, days: 2}\nstatus: planned\n"})
    maker = EntryMaker(library, History(NOW), SITE, NOW.date())
    (made,) = maker.entries(events_of(library), "vi")
    assert made.when == "11–12 tháng Giêng âm lịch, hằng năm"
    events = read(event_file(made)).events
    assert [event.start.isoformat() for event in events] == [
        "2026-02-27", "2027-02-16", "2028-02-05", "2029-02-23", "2030-02-12", "2031-02-02",
    ]  # fmt: skip
    assert [event.uid for event in events] == [uid_of(f"hoi/{year}") for year in range(2026, 2032)]
    assert {event.status for event in events} == {"TENTATIVE"}
    later = EntryMaker(library, History(NOW), SITE, date(2028, 3, 1))
    kept = {m.uid for m in later.entries(events_of(library), "vi")[0].moments}
    assert {uid_of(f"hoi/{year}") for year in range(2028, 2032)} < kept


def test_the_29th_of_february_recurs_for_readers_as_on_the_page(make_library):
    library = make_library({"a": "start: 2028-02-29\nrecurrence: yearly\nstatus: planned\n"})
    maker = EntryMaker(library, History(NOW), SITE, NOW.date())
    calendar = read(event_file(maker.entries(events_of(library), "vi")[0]))
    timeline = calendar_timeline(calendar.events, UTC)
    found = {one.start for one in timeline.overlapping(date(2028, 1, 1), date(2037, 1, 1))}
    shown = {one.start for one in agenda(events_of(library), date(2028, 1, 1), date(2037, 1, 1))}
    assert found == shown == {date(2028, 2, 29), date(2032, 2, 29), date(2036, 2, 29)}


def test_hours_are_local_and_may_pass_midnight_and_new_year(make_library):
    more = "start: 2027-12-31\nhours: {begin: '22:30', end: '00:30'}\nstatus: planned\n"
    library = make_library({"a": more})
    maker = EntryMaker(library, History(NOW), SITE, NOW.date())
    data = event_file(maker.entries(events_of(library), "vi")[0])
    lines = logical_lines(data)
    assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20271231T223000" in lines
    assert "DTEND;TZID=Asia/Ho_Chi_Minh:20280101T003000" in lines
    (event,) = read(data).events
    assert event.start.astimezone(UTC) == datetime(2027, 12, 31, 15, 30, tzinfo=UTC)
    assert event.end - event.start == timedelta(hours=2)


def test_a_season_ends_on_the_day_after_its_last():
    season = Moment(uid_of("b"), date(2027, 7, 1), date(2027, 10, 1))
    lines = logical_lines(event_file(entry(moments=(season,))))
    assert "DTSTART;VALUE=DATE:20270701" in lines
    assert "DTEND;VALUE=DATE:20271001" in lines


def test_a_withdrawn_event_stays_in_the_feed_as_cancelled(make_library):
    before = make_library({"a": "start: 2027-07-30\nstatus: confirmed\n"})
    maker = EntryMaker(before, History(NOW), SITE, NOW.date())
    (planned,) = maker.entries(events_of(before), "vi")
    page = Path(before.docs_dir, "lich/a.md")
    text = page.read_text("utf-8").replace("status: confirmed", "status: cancelled")
    page.write_text(text.replace("title: Sự kiện a", "title: Tên khác"), "utf-8")
    after = Library.load(before.docs_dir)
    maker = EntryMaker(after, History(NOW), SITE, NOW.date())
    (withdrawn,) = maker.entries(events_of(after), "vi")
    feed = feed_file("Lịch", "", "https://vi.du/x.ics", "vi", [withdrawn], with_reminder=True)
    (event,) = read(feed).events
    assert event.status == "CANCELLED"
    assert event.summary == "Tên khác"
    assert event.uid == planned.uid
    assert event.alarm == []


def test_the_reminder_rings_at_eight_two_weeks_before():
    feed = feed_file("Lịch", "", "https://vi.du/x.ics", "vi", [entry()], with_reminder=True)
    (alarm,) = read(feed).events[0].alarm
    ringing = datetime(2027, 7, 30) + alarm.trigger
    assert ringing == datetime(2027, 7, 16, 8)


PIECES = (
    "Ngày, giờ; nơi",
    "\\",
    "\\n",
    "\\N",
    "\\,",
    "\n",
    "\r\n",
    "\r",
    ";;",
    ",,",
    ":",
    '"',
    "'",
    "^n",
    "😀",
    "\U0001f469\u200d\U0001f467",
    "🇻🇳",
    "ệ",
    "Ữ",
    "ẫ",
    "ƀ",
    "ŋ",
    "中文",
    "\t",
    "  ",
    "BEGIN:VEVENT",
    "\u00a0",
    "\u2028",
    "=",
    "%0A",
    "<b>",
    "&amp;",
    "\u0301",
    "x" * 80,
    "đ" * 60,
)


def test_fuzzed_titles_survive_the_round_trip():
    dice = random.Random(20270730)
    for number in range(300):
        title = "".join(dice.choices(PIECES, k=dice.randint(1, 12))).strip() or "x"
        title = title[:500]
        written = entry(title=title, description=title, place=title, when=title)
        data = event_file(written)
        assert all(len(line) <= 75 for line in data.split(b"\r\n")), number
        (event,) = read(data).events
        # RFC 5545 has one line end only.
        wanted = title.replace("\r\n", "\n").replace("\r", "\n")
        assert event.summary == wanted, number
        assert event.location == wanted, number
        assert event.description.startswith(wanted), number


def test_a_title_of_500_letters_is_folded_and_comes_back_whole():
    title = ("Ngày hội toàn dân; bảo vệ an ninh Tổ quốc, " * 12)[:499] + "."
    assert len(title) == 500
    (event,) = read(event_file(entry(title=title))).events
    assert event.summary == title


def test_control_characters_are_left_out():
    (event,) = read(event_file(entry(title="Ngày\x00 \x07hội\x7f"))).events
    assert event.summary == "Ngày hội"


def test_the_same_input_gives_the_same_bytes(portal_library, made, tmp_path):
    again = CalendarMaker(portal_library, ArtifactStore(tmp_path), SITE, NOW)
    assert {a.dest_uri: a.stored.read_bytes() for a in again.make()} == made


def test_a_second_run_writes_nothing(make_library, tmp_path, monkeypatch):
    library = make_library({"a": "start: 2027-07-30\nstatus: planned\n"})
    store = ArtifactStore(tmp_path / "store")
    first = list(CalendarMaker(library, store, SITE, NOW).make())

    def refuse(*_: object) -> Path:
        raise AssertionError("made again")

    monkeypatch.setattr(store, "put", refuse)
    assert list(CalendarMaker(library, store, SITE, NOW).make()) == first


def test_an_edited_event_keeps_its_uid_and_counts_up(make_library):
    library = make_library({"a": "start: 2027-07-30\nstatus: planned\n"})
    first, second = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)

    def told(*commits: datetime) -> tuple[str, int, datetime]:
        history = History(NOW, {"lich/a.md": commits})
        (made,) = EntryMaker(library, history, SITE, NOW.date()).entries(events_of(library), "vi")
        (event,) = read(event_file(made)).events
        return event.uid, event.sequence, event.last_modified

    assert told(first) == (uid_of("a"), 0, first)
    assert told(second, first) == (uid_of("a"), 1, second)
