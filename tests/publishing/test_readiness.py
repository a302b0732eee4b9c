"""What keeps a portal from being published."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from loa.content.library import Library
from loa.problems import as_text
from loa.publishing.readiness import OWNER, is_public_address, unready
from portals import page_text, write_portal

DAY = date(2026, 11, 29)
READY: dict[str, Any] = {
    "site_url": "https://loa.bacninh.gov.vn/",
    "extra": {**dict.fromkeys(OWNER, "đã điền"), "security": "mailto:bao-loi@bacninh.gov.vn"},
}
TRIED = "    verified: {{on: {}, by: Hoa, how: letter}}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A portal that lacks nothing: every number tried on the day, no fact open."""
    root = write_portal(tmp_path / "portal", {"a.md": page_text("A")})
    for path in (root / "docs/_data").glob("*.yml"):
        text = path.read_text("utf-8")
        for said in ("publish: check", 'publish: "check"'):
            text = text.replace(said, 'publish: "no"')
        path.write_text(text, "utf-8")
    tried(root, DAY)
    return root


def tried(root: Path, day: date, identity: str = "") -> None:
    path = root / "docs/_data/helplines.yml"
    rows = []
    for row in path.read_text("utf-8").splitlines(keepends=True):
        if "verified:" in row:
            continue
        rows.append(row)
        if row.startswith("  - id: ") and (not identity or row.split()[-1] == identity):
            rows.append(TRIED.format(day))
    path.write_text("".join(rows), "utf-8")


def found(root: Path, settings: dict[str, object] = READY, day: date = DAY) -> list[str]:
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    return as_text(unready(Library.load(root / "docs"), settings, text, day)).splitlines()


def test_a_portal_that_lacks_nothing_is_ready(root: Path) -> None:
    assert found(root) == []


def test_a_placeholder_address_is_named_with_its_line(root: Path) -> None:
    assert found(root, {"extra": READY["extra"], "site_url": "https://loa.example.vn/"}) == [
        "mkdocs.yml:7: lỗi: Địa chỉ cổng (site_url) là “https://loa.example.vn/”, không phải địa "
        "chỉ thật. Ghi địa chỉ https mà người đọc sẽ mở: nó nằm trong lịch, mã QR và tờ in. "
        "(placeholder-address)"
    ]


@pytest.mark.parametrize("name", OWNER)
@pytest.mark.parametrize("empty", [None, "", "  "])
def test_nobody_answers_for_the_portal(root: Path, name: str, empty: str | None) -> None:
    extra = {**READY["extra"], name: empty}
    line = 3 + list(OWNER).index(name)
    assert found(root, {**READY, "extra": extra}) == [
        f"mkdocs.yml:{line}: lỗi: Chưa điền {OWNER[name]} ({name}). "
        "Người đọc cần biết ai chịu trách nhiệm về trang này. (owner-missing)"
    ]


@pytest.mark.parametrize(
    ("contact", "label"),
    [("", "nhắc"), ("bao-loi@a.vn", "lỗi"), ("mailto:ai", "lỗi"), ("http://a.vn", "lỗi")],
)
def test_who_hears_of_holes_is_missing_or_no_address(root: Path, contact: str, label: str) -> None:
    extra = {**READY["extra"], "security": contact}
    assert found(root, {**READY, "extra": extra}) == [
        f"mkdocs.yml:7: {label}: Chưa ghi đúng nơi nhận tin báo lỗ hổng (security): “{contact}”. "
        "Ghi mailto:tên@miền hay một địa chỉ https; tệp security.txt lấy từ đây. (owner-missing)"
    ]


HINT = "Làm theo phiếu của “loa verify helplines”. Một lần thử có giá trị 180 ngày."


def numbers(rows: list[str]) -> list[str]:
    return [row.partition(": lỗi: ")[2] for row in rows if "helpline-unverified" in row]


@pytest.mark.parametrize(("age", "fault"), [(179, False), (180, False), (181, True)])
def test_a_try_counts_for_180_days(root: Path, age: int, fault: bool) -> None:
    tried(root, DAY - timedelta(days=age))
    said = f"Số 111 thử lần cuối 1/6/2026, {age} ngày rồi. {HINT} (helpline-unverified)"
    assert (said in numbers(found(root))) == fault
    assert bool(numbers(found(root))) == fault


@pytest.mark.parametrize(("ahead", "fault"), [(0, False), (1, True)])
def test_nobody_has_tried_a_number_tomorrow(root: Path, ahead: int, fault: bool) -> None:
    tried(root, DAY + timedelta(days=ahead))
    said = f"Số 113 ghi ngày thử 30/11/2026, chưa tới. {HINT} (helpline-unverified)"
    assert (said in numbers(found(root))) == fault


def test_a_number_that_nobody_tried_is_named(root: Path) -> None:
    tried(root, DAY, "h113")
    assert numbers(found(root))[0] == (
        f"Chưa ai thử số 111 (Tổng đài 111). {HINT} (helpline-unverified)"
    )
    assert not [row for row in numbers(found(root)) if "113 " in row]


def test_an_open_fact_is_named_with_its_line(root: Path) -> None:
    path = root / "docs/_data/laws.yml"
    text = path.read_text("utf-8")
    start = text.index("  - id: L53")
    place = text.index('\n    publish: "yes"', start)
    path.write_text(text[:place] + "\n    publish: check" + text[place + 19 :], "utf-8")
    line = text[:start].count("\n") + 1
    assert found(root) == [
        f"docs/_data/laws.yml:{line}: lỗi: Mục “L53”: còn chờ người xác nhận (publish: check). "
        "Có nguồn đọc được thì đổi thành yes, không thì no. (fact-open)"
    ]


def test_an_open_article_is_named_by_its_law(root: Path) -> None:
    path = root / "docs/_data/laws.yml"
    text = path.read_text("utf-8")
    place = text.index('publish: "yes"', text.index("  - id: L53"))
    path.write_text(text[:place] + "publish: check" + text[place + 14 :], "utf-8")
    assert "Mục “L53”, Điều 2 khoản 1: còn chờ người xác nhận (publish: check)." in found(root)[0]


@pytest.mark.parametrize(
    ("day", "fault"),
    [(date(2027, 6, 29), False), (date(2027, 6, 30), False), (date(2027, 7, 1), True)],
)
def test_a_page_past_its_day_is_a_reminder(root: Path, day: date, fault: bool) -> None:
    tried(root, day)
    rows = [row for row in found(root, day=day) if row.startswith("docs/a.md")]
    assert (
        rows
        == [
            "docs/a.md:10: nhắc: Trang phải được xem lại trước 30/6/2027. "
            "Đọc lại cả trang với nguồn mới rồi lùi review_by. (review-overdue)"
        ]
        * fault
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://loa.bacninh.gov.vn/",
        "https://loa.vn",
        "https://a.vn:8443/portal/",
        "https://examples.vn/",
        "https://1.1.1.1/",
    ],
)
def test_an_address_that_readers_can_open(address: str) -> None:
    assert is_public_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/",
        "https://",
        "http://loa.bacninh.gov.vn/",
        "https://example.vn/",
        "https://example.com",
        "https://loa.example.vn/",
        "https://EXAMPLE.org./",
        "https://a.test/",
        "https://localhost/",
        "https://portal/",
        "https://a.local/",
        "https://127.0.0.1/",
        "https://192.168.1.5/",
        "https://[::1]/",
        "https://[bad/",
        "https://a.vn:99999/",
        "ftp://a.vn/",
        "https://loa.internal",
    ],
)
def test_an_address_that_they_cannot(address: str) -> None:
    assert not is_public_address(address)
