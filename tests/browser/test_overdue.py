"""A page past its review says so: at the build, and in a copy built before that day."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from loa.integrations.site import build_site
from portals import page_text, write_portal

pytestmark = [pytest.mark.site, pytest.mark.browser]

SAID = (
    "Trang này đã quá ngày phải xem lại (5/2/2026). Điều luật, mức hỗ trợ có thể đã đổi: hãy hỏi "
    "lại trước khi làm theo."
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As built on 1 January 2026: one page was over by then, one will be in February."""
    pages = {
        "sap.md": page_text("Sắp", "Chữ.").replace("2027-06-30", "2026-02-05"),
        "qua.md": page_text("Qua", "Chữ.").replace("2027-06-30", "2025-12-31"),
        "de.md": page_text("Dễ", "Chữ.", more="easy_of: sap.md\n"),
        "bien-tap/ban-xem-lai.md": page_text("Bàn", "/// review-desk\n///\n"),
    }
    root = write_portal(tmp_path_factory.mktemp("overdue") / "portal", pages)
    build_site(root, root / "site", use_directory_urls=False)
    return root / "site"


def said(browser: Browser, site: Path, name: str, when: datetime) -> list[str]:
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time(when)
    page.goto((site / name).as_uri())
    found = page.locator(".loa-prose > .loa-overdue:first-child").all_inner_texts()
    context.close()
    return found


@pytest.mark.parametrize(
    ("when", "words"),
    [
        # Midnight in Vietnam is 17:00 of the day before in Greenwich.
        (datetime(2026, 2, 5, 16, 59, 59, tzinfo=UTC), []),
        (datetime(2026, 2, 5, 17, 0, 0, tzinfo=UTC), [SAID]),
        (datetime(2031, 1, 1, tzinfo=UTC), [SAID]),
    ],
)
def test_it_is_said_from_the_day_after_without_a_new_build(
    browser: Browser, site: Path, when: datetime, words: list[str]
) -> None:
    assert said(browser, site, "sap.html", when) == words


def test_what_was_over_at_the_build_says_it_once_in_the_same_words(
    browser: Browser, site: Path
) -> None:
    words = SAID.replace("5/2/2026", "31/12/2025")
    assert words in (site / "qua.html").read_text("utf-8")
    assert said(browser, site, "qua.html", datetime(2027, 1, 1, tzinfo=UTC)) == [words]


def test_the_desk_lists_what_is_over_first_and_leads_to_its_calendar(site: Path) -> None:
    tree = html.fromstring((site / "bien-tap/ban-xem-lai.html").read_text("utf-8"))
    parts = [" ".join(one.text_content().split()) for one in tree.find_class("loa-desk__part")]
    assert parts == [
        "Quá hạn từ 31/12/2025: 1 trang, chưa giao ai Xem các trang Qua",
        "Trước ngày 5/2/2026: 1 trang, chưa giao ai Xem các trang Sắp",
        "Trước ngày 30/6/2027: 3 trang, chưa giao ai Xem các trang Bàn Dễ Trang chủ",
    ]
    links = tree.xpath("//section[contains(@class, 'loa-desk__part')]//a/@href")
    assert links == [
        "../qua.html",
        "../sap.html",
        "ban-xem-lai.html",
        "../de.html",
        "../index.html",
    ]
    assert tree.xpath("//a[@href='lich-xem-lai.ics']")


def test_the_desk_lists_easy_versions_whose_page_has_changed(site: Path) -> None:
    tree = html.fromstring((site / "bien-tap/ban-xem-lai.html").read_text("utf-8"))
    [heading] = tree.xpath("//h3[text()='Bản đọc dễ cần so lại với trang đầy đủ']")
    rows = [" ".join(row.text_content().split()) for row in heading.getnext().iter("li")]
    assert rows == ["Dễ, theo Sắp"]
