"""Help pages are sensitive, tiles have pictures, days are past."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from loa.checks.future import check_future_pages, latest_day
from loa.checks.help_doors import check_is_sensitive
from loa.checks.tiles import check_pictures_of_tiles
from loa.content.library import Library
from loa.content.page import parse_page
from loa.content.registries import load_registries
from loa.integrations.portal import Portal
from loa.problems import Problem
from portals import ROOT, page_text, write_portal

TODAY = date(2026, 7, 1)


def library_of(uri: str, text: str) -> Library:
    registries, _ = load_registries(ROOT / "docs")
    page, problems = parse_page(uri, text, f"docs/{uri}", registries)
    assert page is not None, problems
    return Library.of(Path("none"), registries, [page], frozenset())


@pytest.mark.parametrize(
    ("uri", "more", "count"),
    [
        ("tro-giup/a.md", "", 1),
        ("tro-giup/index.md", "", 1),
        ("tro-giup/sau/a.md", "", 1),
        ("tro-giup/a.md", "sensitive: false\n", 1),
        ("tro-giup/a.md", "sensitive: true\n", 0),
        ("cong-dong/a.md", "", 0),
        ("tro-giup-khac/a.md", "", 0),
    ],
)
def test_a_help_page_is_sensitive(uri: str, more: str, count: int) -> None:
    library = library_of(uri, page_text("Trang", more=more))
    found = list(check_is_sensitive(library.pages[0], library))
    expected = Problem(
        f"docs/{uri}",
        1,
        "help-not-sensitive",
        "Trang trong mục cần giúp phải có “sensitive: true”.",
        "Nhờ vậy trang có nút Thoát nhanh, và thanh trình duyệt không nêu chủ đề.",
    )
    assert found == [expected] * count


def test_a_translated_help_page_is_sensitive_too() -> None:
    library = library_of("tro-giup/a.zh-Hant.md", page_text("頁"))
    assert [one.code for one in check_is_sensitive(library.pages[0], library)] == [
        "help-not-sensitive"
    ]


@pytest.mark.parametrize(
    ("scene", "hint"), [("school", None), ("schol", "“school”"), ("SCHOOL", "")]
)
def test_a_tile_has_a_picture(scene: str, hint: str | None) -> None:
    more = f"tiles:\n  - {{scene: {scene}, name: Trường, page: index.md}}\n"
    library = library_of("a.md", page_text("Trang", more=more))
    found = list(check_pictures_of_tiles(library, ROOT / "overrides"))
    assert [one.code for one in found] == ([] if hint is None else ["unknown-scene"])
    assert all((hint or "") in one.hint for one in found)


DAYS = [
    ("  - {{id: L53, as_of: {}}}", "as_of"),
    ("review: {{status: approved, by: A, on: {}, document: B}}", "on"),
]


@pytest.mark.parametrize(("row", "name"), DAYS)
@pytest.mark.parametrize(("day", "is_seen"), [(30, False), (1, False), (2, True)])
def test_a_day_that_has_not_come_is_seen(row: str, name: str, day: int, is_seen: bool) -> None:
    month = 6 if day == 30 else 7
    text = page_text("Trang")
    old = next(
        one for one in text.split("\n") if one.startswith(row.split(":")[0].replace("{{", "{"))
    )
    text = text.replace(old, row.format(f"2026-{month:02}-{day:02}"))
    library = library_of("a.md", text)
    found = list(check_future_pages(library, TODAY))
    line = text.split("\n").index(row.format(f"2026-{month:02}-{day:02}")) + 1
    expected = Problem(
        "docs/a.md",
        line,
        "future-date",
        f"Ngày {day}/{month}/2026 ở “{name}” chưa tới.",
        "Ghi ngày bạn thật sự đọc, duyệt hay nhận giấy, theo mẫu năm-tháng-ngày.",
    )
    assert found == ([expected] if is_seen else [])


@pytest.mark.parametrize(
    ("registry", "old"),
    [("helplines", "as_of: "), ("laws", "as_of: "), ("sources", "as_of: "), ("themes", "as_of: ")],
)
def test_a_registry_says_no_day_that_has_not_come(tmp_path: Path, registry: str, old: str) -> None:
    root = write_portal(tmp_path / "portal", {})
    path = root / "docs" / "_data" / f"{registry}.yml"
    text = path.read_text(encoding="utf-8")
    rows = text.split("\n")
    line = next(n for n, row in enumerate(rows) if row.strip().startswith(old) and "20" in row)
    rows[line] = rows[line].split(old)[0] + f"{old}2099-01-01"
    path.write_text("\n".join(rows), encoding="utf-8")
    found = [one for one in Portal.load(root).problems() if one.code == "future-date"]
    assert [(one.path, one.line) for one in found] == [(f"docs/_data/{registry}.yml", line + 1)]


def test_a_review_date_ahead_is_no_fault() -> None:
    assert list(check_future_pages(library_of("a.md", page_text("Trang")), TODAY)) == []


def test_the_last_day_that_can_have_been() -> None:
    later = datetime.now(UTC) + timedelta(days=900)
    assert latest_day(later) == later.date() + timedelta(days=1)
    now = datetime.now(UTC).date()
    assert latest_day(datetime(2001, 1, 1, tzinfo=UTC)) in (
        now + timedelta(days=1),
        now + timedelta(days=2),
    )
