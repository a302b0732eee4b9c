"""The calendar in a browser: the right day without a rebuild, filters without scripts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from loa.integrations.site import build_site
from portals import page_text, write_portal
from watching import Log

pytestmark = pytest.mark.browser
Phone = tuple[Page, Log]
EVENTS = {
    "thu-nhat": "start: 2027-07-30\nstatus: confirmed\nlead: [ubnd-xa]\n",
    "thu-hai": "start: 2027-08-19\nend: 2027-08-21\nstatus: planned\nlead: [hoi-lhpn]\n",
    "thu-ba": "start: 2027-09-05\nstatus: planned\nlead: [hoi-lhpn]\n",
    # After the twelve months that the calendar page shows.
    "thu-tu": "start: 2027-11-20\nrecurrence: yearly\nstatus: planned\n",
}
BUILT = "1795000000"  # 18 November 2026


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {
        f"lich/{name}.md": page_text(f"Sự kiện {name}", "Lời.\n", "campaign-event", more)
        for name, more in EVENTS.items()
    }
    pages["lich/index.md"] = page_text("Lịch", "\n/// calendar\n///\n", type="landing")
    pages["index.md"] = page_text(
        "Trang chủ", "\n/// upcoming\n    count: 2\n///\n", type="landing"
    )
    root = tmp_path_factory.mktemp("small")
    portal = write_portal(root / "portal", pages)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILT)
        build_site(portal, root / "site")
    return root / "site"


@pytest.fixture
def open_page(small_site: Path) -> Callable[[Page, str, str], None]:
    """Open a file of the site at a moment, without any server."""

    def go(page: Page, uri: str, moment: str) -> None:
        page.clock.set_fixed_time(moment)
        page.goto((small_site / uri).as_uri())

    return go


# Half past midnight in Vietnam is still the day before in Greenwich.
@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2027-07-29T17:30:00Z", "2027-07-30"),
        ("2027-07-30T16:59:00Z", "2027-07-30"),
        ("2027-07-30T17:00:00Z", "2027-07-31"),
    ],
)
def test_today_is_the_day_in_vietnam(phone: Phone, open_page, moment: str, day: str) -> None:
    page, log = phone
    open_page(page, "lich/index.html", moment)
    expect(page.locator("[data-day].is-today")).to_have_attribute("data-day", day)
    assert (log.errors, log.foreign) == ([], [])


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2027-07-28T05:00:00Z", ["Còn 2 ngày", "Còn 22 ngày", "Còn 39 ngày"]),
        ("2027-07-30T05:00:00Z", ["Hôm nay", "Còn 20 ngày", "Còn 37 ngày"]),
        ("2027-07-31T05:00:00Z", ["Đã qua", "Còn 19 ngày", "Còn 36 ngày"]),
        ("2027-08-19T05:00:00Z", ["Đã qua", "Đang diễn ra", "Còn 17 ngày"]),
        ("2027-08-21T05:00:00Z", ["Đã qua", "Đang diễn ra", "Còn 15 ngày"]),
        ("2027-08-22T05:00:00Z", ["Đã qua", "Đã qua", "Còn 14 ngày"]),
    ],
)
def test_how_far_away_events_are(phone: Phone, open_page, moment: str, words: list[str]) -> None:
    page, _ = phone
    open_page(page, "lich/index.html", moment)
    assert page.locator(".loa-countdown").all_inner_texts() == words


def test_an_events_own_page_counts_down_from_afar_to_the_next_time_only(
    phone: Phone, open_page
) -> None:
    page, _ = phone
    open_page(page, "lich/thu-tu/index.html", "2026-11-24T05:00:00Z")
    assert page.locator(".loa-countdown").all_inner_texts() == ["Còn 361 ngày"]
    open_page(page, "lich/thu-tu/index.html", "2027-11-21T05:00:00Z")
    assert page.locator(".loa-countdown").all_inner_texts() == ["Đã qua", "Còn 365 ngày"]


def test_the_next_events_move_on_without_a_rebuild(phone: Phone, open_page) -> None:
    page, _ = phone
    titles = page.locator(".loa-upcoming .loa-event__title:visible")
    open_page(page, "index.html", "2027-07-30T05:00:00Z")
    assert titles.all_inner_texts() == ["Sự kiện thu-nhat", "Sự kiện thu-hai"]
    open_page(page, "index.html", "2027-07-31T05:00:00Z")
    assert titles.all_inner_texts() == ["Sự kiện thu-hai", "Sự kiện thu-ba"]


def test_filters_work_without_scripts(phone_without_scripts: Phone, small_site: Path) -> None:
    page, _ = phone_without_scripts
    page.goto((small_site / "lich" / "index.html").as_uri())
    titles = page.locator(".loa-calendar .loa-event__title:visible")
    assert len(titles.all_inner_texts()) == 3
    page.locator("summary", has_text="Lọc theo cơ quan").click()
    page.locator(".loa-filter", has_text="Hội Liên hiệp Phụ nữ").click()
    assert titles.all_inner_texts() == ["Sự kiện thu-hai", "Sự kiện thu-ba"]
    assert page.locator(".loa-month:visible").count() == 2
    page.locator(".loa-filter--all").click()
    assert len(titles.all_inner_texts()) == 3


def test_the_feed_is_a_file_beside_the_pages(small_site: Path) -> None:
    assert (small_site / "lich" / "nguon" / "tat-ca.ics").read_bytes().startswith(b"BEGIN:VCAL")
    assert (small_site / "lich" / "ics" / "thu-nhat.ics").is_file()
