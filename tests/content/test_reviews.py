"""Who owes which review: the longest path decides, and what is given away is there."""

from datetime import date
from pathlib import Path

from loa.content.library import Library
from loa.content.registries import load_registries
from loa.content.reviews import check_reviewers, is_overdue, owed_reviews
from loa.problems import as_text
from portals import page_text, write_portal

PAGES = {
    "phap-luat/index.md": page_text("Luật"),
    "phap-luat/hoi-dap.md": page_text("Hỏi đáp").replace("2027-06-30", "2026-12-31"),
    "cong-dong/cha-me.md": page_text("Cha mẹ"),
}
REVIEWERS = """\
reviewers:
  - id: phap-che
    name: "Tổ pháp chế"
    pages: [phap-luat/]
  - id: cong-an
    name: "Phòng nghiệp vụ"
    pages: [phap-luat/hoi-dap.md]
"""


def library_of(tmp_path: Path, text: str = REVIEWERS) -> Library:
    root = write_portal(tmp_path / "portal", PAGES)
    (root / "docs/_data/reviewers.yml").write_text(text, "utf-8")
    return Library.load(root / "docs")


def found(tmp_path: Path, text: str) -> str:
    return as_text(check_reviewers(library_of(tmp_path, text)))


def test_reviews_are_owed_by_day_and_office(tmp_path: Path) -> None:
    owed = owed_reviews(library_of(tmp_path))
    assert [(one.until, one.holder, [page.src_uri for page in one.pages]) for one in owed] == [
        (date(2026, 12, 31), "cong-an", ["phap-luat/hoi-dap.md"]),
        (date(2027, 6, 30), "", ["cong-dong/cha-me.md", "index.md"]),
        (date(2027, 6, 30), "phap-che", ["phap-luat/index.md"]),
    ]


def test_a_portal_without_the_registry_has_given_nothing_away(tmp_path: Path) -> None:
    root = write_portal(tmp_path / "portal", PAGES)
    assert load_registries(root / "docs")[1] == []
    assert {one.holder for one in owed_reviews(Library.load(root / "docs"))} == {""}


def test_everything_can_be_given_to_one_office(tmp_path: Path) -> None:
    text = 'reviewers:\n  - {id: toa-soan, name: "Tòa soạn", pages: [""]}\n'
    assert {one.holder for one in owed_reviews(library_of(tmp_path, text))} == {"toa-soan"}


def test_a_page_is_overdue_on_the_day_after(tmp_path: Path) -> None:
    page = library_of(tmp_path).get("phap-luat/hoi-dap.md")
    assert page is not None
    days = [date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1)]
    assert [is_overdue(page, day) for day in days] == [False, False, True]


def test_what_is_given_away_is_there(tmp_path: Path) -> None:
    assert found(tmp_path, REVIEWERS) == ""
    assert found(tmp_path / "b", REVIEWERS.replace("hoi-dap.md", "hoi-dapp.md")) == (
        "docs/_data/reviewers.yml:1: lỗi: “cong-an” nhận “phap-luat/hoi-dapp.md”, nhưng không có "
        "trang hay thư mục đó. Có phải ý bạn là “phap-luat/hoi-dap.md”? (unknown-reference)"
    )
    assert "“phap/”" in found(tmp_path / "c", REVIEWERS.replace("[phap-luat/]", "[phap/]"))


def test_nothing_is_given_to_two(tmp_path: Path) -> None:
    assert found(tmp_path, REVIEWERS.replace("phap-luat/hoi-dap.md", "phap-luat/")) == (
        "docs/_data/reviewers.yml:1: lỗi: “phap-luat/” giao cho cả “phap-che” và “cong-an”. "
        "Giao cho một nơi. (duplicate-id)"
    )


def test_who_is_given_nothing_is_named(tmp_path: Path) -> None:
    root = write_portal(tmp_path / "portal", PAGES)
    path = root / "docs/_data/reviewers.yml"
    path.write_text('reviewers:\n  - {id: ai, name: "Ai"}\n', "utf-8")
    assert as_text(load_registries(root / "docs")[1]) == (
        "docs/_data/reviewers.yml:2: lỗi: Trường “khai báo”: “ai” chưa nhận gì: ghi pages, "
        "registries hoặc languages. (bad-value)"
    )
