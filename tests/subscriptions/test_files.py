"""Feeds, data and badges of a portal, read by other programs than those that wrote them."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import feedparser
import jsonschema
import pytest
from lxml import etree

from loa.artifacts import Artifact, Manifest
from loa.content.history import History
from loa.content.library import Library
from loa.subscriptions.badges import event_badge, helpline_badge
from loa.subscriptions.changes import changes_of
from loa.subscriptions.digest import ZALO_MOST, Digest, Line, as_html, as_markdown, as_zalo
from loa.subscriptions.feeds import MOST, change_feeds
from loa.subscriptions.public_data import FOLDER, LISTS, public_data
from portals import page_text, write_portal

URL = "https://loa.vn/"
NOW = datetime(2026, 11, 29, 8, tzinfo=UTC)
PAGES = {
    "cong-dong/a.md": page_text("A <b> & c"),
    "cong-dong/cu.md": page_text("Cũ", more="moved_from: [xua.md]\n"),
    "lich/ngay.md": page_text(
        "Ngày 30/7", type="campaign-event", more="start: 2027-07-30\nstatus: planned\n"
    ),
    "tro-giup/index.md": page_text("Cần giúp ngay", more="sensitive: true\n"),
    "bien-tap/b.md": page_text("Biên tập").replace("[moi-nguoi]", "[bien-tap-vien]"),
}


def day(number: int) -> datetime:
    return datetime(2026, 11, number, 8, tzinfo=UTC)


HISTORY = History(
    NOW,
    {
        "cong-dong/a.md": (day(20),),
        "cong-dong/cu.md": (day(25), day(1)),
        "lich/ngay.md": (day(2), day(1)),
        "tro-giup/index.md": (day(28),),
    },
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = write_portal(tmp_path_factory.mktemp("subscribed") / "portal", PAGES)
    return Library.load(root / "docs")


def test_changes_are_told_last_first_without_help_and_editors_pages(library: Library) -> None:
    found = changes_of(library, HISTORY)
    assert [one.page.src_uri for one in found] == [
        "cong-dong/cu.md", "cong-dong/a.md", "lich/ngay.md",
    ]  # fmt: skip
    assert [one.is_new(date(2026, 11, 20)) for one in found] == [False, True, False]
    assert [one.page.slug for one in changes_of(library, HISTORY, date(2026, 11, 20))] == [
        "cu",
        "a",
    ]


def test_an_independent_reader_reads_the_feeds(library: Library) -> None:
    feeds = change_feeds(library, HISTORY, "Cổng", URL, NOW)
    assert list(feeds) == ["tin-moi/moi-nguoi.atom"]
    read = feedparser.parse(feeds["tin-moi/moi-nguoi.atom"])
    assert (read.bozo, read.version, read.feed.updated) == (False, "atom10", "2026-11-25T08:00:00Z")
    assert [(one.title, one.link, one.updated) for one in read.entries] == [
        ("Cũ", "https://loa.vn/cong-dong/cu/", "2026-11-25T08:00:00Z"),
        ("A <b> & c", "https://loa.vn/cong-dong/a/", "2026-11-20T08:00:00Z"),
        ("Ngày 30/7", "https://loa.vn/lich/ngay/", "2026-11-02T08:00:00Z"),
    ]
    assert len({one.id for one in read.entries}) == 3


def test_a_page_that_moved_is_known_again(library: Library, tmp_path: Path) -> None:
    root = write_portal(tmp_path / "portal", {"xua.md": page_text("Cũ")})
    before = change_feeds(Library.load(root / "docs"), HISTORY, "Cổng", URL, NOW)
    after = change_feeds(library, HISTORY, "Cổng", URL, NOW)
    ids = [
        {one.title: one.id for one in feedparser.parse(feeds["tin-moi/moi-nguoi.atom"]).entries}
        for feeds in (before, after)
    ]
    assert ids[0]["Cũ"] == ids[1]["Cũ"]


@pytest.mark.parametrize(("count", "told"), [(MOST, MOST), (MOST + 1, MOST)])
def test_a_feed_has_only_so_many(tmp_path: Path, count: int, told: int) -> None:
    pages = {f"a{number}.md": page_text(f"Trang {number}") for number in range(count)}
    library = Library.load(write_portal(tmp_path / "portal", pages) / "docs")
    feed = change_feeds(library, History(NOW), "Cổng", URL, NOW)["tin-moi/moi-nguoi.atom"]
    assert len(feedparser.parse(feed).entries) == told


def test_every_list_keeps_to_its_schema(library: Library, tmp_path: Path) -> None:
    made = Artifact("tep/a.pdf", "leaflet", "vi", "cong-dong/a.md", 5, "0" * 64, tmp_path, "Tờ rơi")
    files = public_data(library, HISTORY, Manifest([made]), URL, NOW.date())
    assert len(files) == 2 * len(LISTS)
    data = {}
    for name in LISTS:
        data[name] = json.loads(files[f"{FOLDER}/{name}.json"])
        schema = json.loads(files[f"{FOLDER}/{name}.schema.json"])
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.Draft202012Validator(schema).validate(data[name])
        assert data[name]["$schema"] == schema["$id"]
        assert data[name]["items"]
        broken = {**data[name], "items": [{**data[name]["items"][0], "la": 1}]}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(schema).validate(broken)
    assert [row["url"] for row in data["trang"]["items"]] == [
        "https://loa.vn/cong-dong/a/", "https://loa.vn/cong-dong/cu/", "https://loa.vn/lich/ngay/",
    ]  # fmt: skip
    assert data["tai-lieu"]["items"][0]["page"] == "https://loa.vn/cong-dong/a/"
    assert data["su-kien"]["items"][0]["start_date"] == "2027-07-30"
    published = [one.number for one in library.registries.published_helplines]
    assert [row["number"] for row in data["so-dien-thoai"]["items"]] == published


def test_badges_run_nothing_and_load_nothing(library: Library) -> None:
    lines = library.registries.published_helplines
    for badge in (helpline_badge(lines, "Cổng"), event_badge("<i> Ngày & đêm " * 6, "30/7/2027")):
        root = etree.fromstring(badge.encode())
        assert {etree.QName(one).localname for one in root.iter()} == {"svg", "rect", "text"}
        names = {name for one in root.iter() for name, _ in one.items()}
        assert not [name for name in names if "href" in name or name.startswith("on")]
        assert root.get("aria-label")
    text = "".join(etree.fromstring(helpline_badge(lines, "Cổng").encode()).itertext())
    assert all(line.number in text for line in lines if line.number)


def digest(count: int) -> Digest:
    lines = tuple(Line(f"Trang [{n}] <b>", "Một câu.", f"{URL}trang-{n}/") for n in range(count))
    return Digest("Cổng", date(2026, 11, 1), date(2026, 11, 30), lines, (), lines[:1], ())


def test_a_digest_says_the_same_in_every_format() -> None:
    made = digest(2)
    markdown, html = as_markdown(made), as_html(made)
    assert markdown.startswith("# Cổng: tin từ 1/11/2026 đến 30/11/2026\n\n## Trang mới\n\n")
    assert "- [Trang \\[0\\] <b>](https://loa.vn/trang-0/): Một câu.\n" in markdown
    assert '<li><a href="https://loa.vn/trang-1/">Trang [1] &lt;b&gt;</a><br>Một câu.</li>' in html
    assert "Trang vừa sửa" not in markdown + html
    for number in range(2):
        assert f"{URL}trang-{number}/" in as_zalo(made)


def test_a_message_fits_and_counts_what_is_left() -> None:
    said = as_zalo(digest(500))
    assert len(said) <= ZALO_MOST
    shown = said.count("• ")
    assert f"… và {501 - shown} trang nữa." in said
    assert len(said) > ZALO_MOST - 200
    assert "… và" not in as_zalo(digest(20))
