"""JSON Feed and Atom say the same as the iCalendar feed."""

import json
from datetime import UTC, datetime

import pytest
from ical.calendar_stream import IcsCalendarStream
from lxml import etree

from loa.artifacts import ArtifactStore
from loa.calendar.entries import Site, uid_of
from loa.calendar.maker import CalendarMaker, feeds_of
from loa.content.library import Library
from portals import VARIANT, page_text

NOW = datetime(2026, 11, 23, 21, tzinfo=UTC)
SITE = Site("Cổng thử", "https://vi.du/")
ATOM = {"a": "http://www.w3.org/2005/Atom"}
EVENTS = {
    "tet": "lunar: {month: 12, day: 30}\nstatus: planned\nlead: [ubnd-xa]\n",
    "ngay": "start: 2027-07-30\nrecurrence: yearly\nstatus: confirmed\npartners: [ubnd-xa]\n",
    "huy": "start: 2027-08-01\nend: 2027-08-03\nstatus: cancelled\nplace: Chợ <Hạ> & bến\n",
}


@pytest.fixture
def library(make_library) -> Library:
    more = EVENTS["ngay"] + VARIANT
    variant = page_text("節日", type="campaign-event", more=more)
    return make_library(
        EVENTS, {"lich/ngay.zh-Hant.md": variant, "lich/index.md": page_text("Lịch")}
    )


@pytest.fixture
def made(library, tmp_path) -> dict[str, bytes]:
    maker = CalendarMaker(library, ArtifactStore(tmp_path / "store"), SITE, NOW)
    return {artifact.dest_uri: artifact.stored.read_bytes() for artifact in maker.make()}


def test_which_feeds_there_are(library):
    found = {feed.id: [event.slug for event in feed.events] for feed in feeds_of(library)}
    assert found == {
        "tat-ca": ["huy", "ngay", "tet"],
        "doi-tuong-moi-nguoi": ["huy", "ngay", "tet"],
        "co-quan-ubnd-xa": ["ngay", "tet"],
        "ngon-ngu-vi": ["huy", "ngay", "tet"],
        "ngon-ngu-zh-hant": ["ngay"],
    }


def test_json_and_ics_hold_the_same_events(library, made):
    for feed in feeds_of(library):
        calendar = IcsCalendarStream.calendar_from_ics(made[f"lich/nguon/{feed.id}.ics"].decode())
        listed = json.loads(made[f"lich/nguon/{feed.id}.json"])
        assert listed["version"] == "https://jsonfeed.org/version/1.1"
        assert {(event.uid, event.start.isoformat(), event.end.isoformat(), event.summary)
                for event in calendar.events} == {
            (time["uid"], time["start"], time["end"], item["title"])
            for item in listed["items"] for time in item["_loa_event"]["times"]
        }  # fmt: skip


def test_a_json_item(made):
    listed = json.loads(made["lich/nguon/co-quan-ubnd-xa.json"])
    assert {key: listed[key] for key in ("title", "home_page_url", "feed_url", "language")} == {
        "title": "Cổng thử: Ủy ban nhân dân cấp xã (xã, phường)",
        "home_page_url": "https://vi.du/lich/",
        "feed_url": "https://vi.du/lich/nguon/co-quan-ubnd-xa.json",
        "language": "vi",
    }
    item = listed["items"][0]
    assert item["id"] == f"urn:uuid:{uid_of('ngay')}"
    assert item["_loa_event"] == {
        "status": "confirmed", "when": "30/7/2027, hằng năm", "place": "", "rule": "FREQ=YEARLY",
        "lead": [], "partners": ["Ủy ban nhân dân cấp xã (xã, phường)"], "themes": {}, "kit": [],
        "times": [{"uid": uid_of("ngay"), "start": "2027-07-30", "end": "2027-07-31"}],
        "sequence": 0,
    }  # fmt: skip


def test_atom_read_by_another_parser(made):
    feed = etree.fromstring(made["lich/nguon/tat-ca.atom"])

    def texts(path: str) -> list[str]:
        return [str(found) for found in feed.xpath(path, namespaces=ATOM)]

    assert texts("/a:feed/a:id/text()") == ["https://vi.du/lich/nguon/tat-ca.atom"]
    assert texts("/a:feed/a:updated/text()") == ["2026-11-23T21:00:00Z"]
    assert texts("/a:feed/a:author/a:name/text()") == ["Cổng thử"]
    assert texts("/a:feed/@xml:lang") == ["vi"]
    assert texts("//a:entry/a:title/text()") == ["Sự kiện huy", "Sự kiện ngay", "Sự kiện tet"]
    assert texts("//a:entry/a:id/text()") == [
        f"urn:uuid:{uid_of(n)}" for n in ("huy", "ngay", "tet")
    ]
    assert texts("//a:entry/a:link/@href") == [
        f"https://vi.du/lich/{n}/" for n in ("huy", "ngay", "tet")
    ]
    # RFC 4287, 4.1.2: every entry has exactly one of each of these.
    for name in ("id", "title", "updated", "content"):
        assert len(texts(f"//a:entry/a:{name}/text()")) == 3


def test_a_language_feed_speaks_its_language(made):
    calendar = IcsCalendarStream.calendar_from_ics(made["lich/nguon/ngon-ngu-zh-hant.ics"].decode())
    (event,) = calendar.events
    assert event.summary == "節日"
    assert str(event.url) == "https://vi.du/zh-Hant/lich/ngay/"
    # The same event as in Vietnamese, so that a reader of both sees it once.
    assert event.uid == uid_of("ngay")
    own = IcsCalendarStream.calendar_from_ics(made["lich/ics/ngay.zh-hant.ics"].decode())
    assert own.events[0].summary == "節日"
