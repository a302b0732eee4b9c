"""What is counted, what is hidden, and what nobody can learn from it."""

from datetime import date

import pytest

from loa.content.library import Library
from loa.stats import counting
from loa.stats.access_log import Request
from loa.stats.counting import Countable, Counts, count
from portals import page_text, write_portal

MONDAY, SUNDAY = date(2026, 7, 27), date(2026, 8, 2)


@pytest.fixture(scope="module")
def countable(tmp_path_factory: pytest.TempPathFactory) -> Countable:
    pages = {
        "a.md": page_text("Trang A", more="moved_from: [cu.md]\n"),
        "tro-giup/ngay.md": page_text("Việc làm ngay", more="sensitive: true\n"),
        "lop/bai.md": page_text("Bài"),
    }
    root = write_portal(tmp_path_factory.mktemp("stats") / "portal", pages)
    return Countable.of(Library.load(root / "docs"))


def counted(countable: Countable, *targets: str, status: int = 200, base: str = "/") -> Counts:
    """Each target asked for ten times on a day, so that nothing is hidden."""
    counts = Counts()
    requests = [Request(MONDAY, target.encode(), status) for target in targets] * 10
    count(requests, countable, base, counts)
    return counts


@pytest.mark.parametrize("target", ["/a/", "/a/index.html", "/a/?utm_source=zalo", "/%61/", "/cu/"])
def test_a_page_is_counted_however_it_is_asked_for(countable: Countable, target: str) -> None:
    assert counted(countable, target).shown("page") == [("Trang A", [10])]


@pytest.mark.parametrize(
    "target",
    [
        "/tro-giup/ngay/",
        "/tro-giup/ngay/index.html",
        "/tai-lieu/ngay/ngay-to-gap.pdf",
        "/tai-lieu/khac/ngay-to-gap.pdf",
        "/tai-lieu/ngay-a/x.pdf",
        "/tai-lieu/x/ngay.zip",
        "/tai-lieu/%6Egay/x.pdf",
    ],
)
def test_nobody_learns_that_a_sensitive_page_or_its_files_were_read(
    countable: Countable, target: str
) -> None:
    assert counted(countable, target).rows == {}


@pytest.mark.parametrize(
    "target", ["/khong-co/", "/a/x.php", "/a.pdf", "/assets/loa.css", "/../etc/passwd", "*", "\\"]
)
def test_what_somebody_typed_is_not_kept(countable: Countable, target: str) -> None:
    assert counted(countable, target).rows == {}


def test_a_file_is_counted_by_its_place(countable: Countable) -> None:
    found = counted(countable, "/tai-lieu/bai/bai-to-gap.pdf?x", "/lich/nguon/tat-ca.ics")
    assert found.shown("download") == [
        ("lich/nguon/tat-ca.ics", [10]), ("tai-lieu/bai/bai-to-gap.pdf", [10]),
    ]  # fmt: skip


def test_the_language_of_pages_is_counted(countable: Countable) -> None:
    assert counted(countable, "/a/", "/lop/bai/").shown("language") == [("Tiếng Việt", [20])]


@pytest.mark.parametrize(
    ("status", "is_read"),
    [(200, True), (304, True), (206, False), (301, False), (404, False), (500, False)],
)
def test_only_what_readers_got_is_counted(countable: Countable, status: int, is_read: bool) -> None:
    assert bool(counted(countable, "/a/", status=status).rows) == is_read


def test_a_portal_below_a_folder_of_the_server(countable: Countable) -> None:
    assert counted(countable, "/p/a/", "/a/", base="/p/").shown("page") == [("Trang A", [10])]


@pytest.mark.parametrize(("times", "shown"), [(9, []), (10, [("x", [10])]), (11, [("x", [11])])])
def test_fewer_than_ten_are_hidden(times: int, shown: list[tuple[str, list[int]]]) -> None:
    counts = Counts()
    counts.add(MONDAY, "page", "x", times)
    assert counts.shown("page") == shown


def test_a_small_week_is_hidden_beside_a_large_one_and_none_is_none() -> None:
    counts = Counts()
    for day, times in ((MONDAY, 50), (date(2026, 8, 3), 3)):
        counts.add(day, "page", "x", times)
    counts.add(date(2026, 8, 10), "page", "y", 12)
    assert counts.shown("page") == [("x", [50, None, 0]), ("y", [0, 0, 12])]


def test_a_week_goes_from_monday_to_sunday() -> None:
    counts = Counts()
    for day in (MONDAY, SUNDAY, date(2026, 8, 3)):
        counts.add(day, "page", "x", 10)
    assert list(counts.rows) == [MONDAY, date(2026, 8, 3)]
    assert counts.shown("page") == [("x", [20, 10])]


def test_ever_new_addresses_are_added_up_in_parts(
    countable: Countable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_AT_ONCE", 3)
    targets = [f"/a/?{number}" for number in range(10)]
    counts = Counts()
    count([Request(MONDAY, target.encode(), 200) for target in targets], countable, "/", counts)
    assert counts.shown("page") == [("Trang A", [10])]
