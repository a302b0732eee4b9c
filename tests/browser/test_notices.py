"""An urgent notice in the browser: there from its first day, gone after its last."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from loa.integrations.site import build_site
from portals import page_text, write_portal

pytestmark = [pytest.mark.site, pytest.mark.browser]

NOTICES = """\
notices:
  - id: bay-gio
    severity: urgent
    begin: 2026-01-01
    end: 2026-01-20
    texts:
      - {language: vi, text: "Có <lời> rao việc giả."}
      - {language: zh-Hant, text: "急", reviewer: Hoa}
    page: a.md
    approved_by: [{name: Hoa, on: 2026-01-01}, {name: Ba, on: 2026-01-01}]
  - id: mai
    severity: info
    begin: 2026-01-10
    end: 2026-01-12
    texts: [{language: vi, text: "Mai."}]
    approved_by: [{name: Hoa, on: 2026-01-01}, {name: Ba, on: 2026-01-01}]
  - id: qua
    severity: info
    begin: 2025-12-20
    end: 2025-12-31
    texts: [{language: vi, text: "Qua rồi."}]
    approved_by: [{name: Hoa, on: 2025-12-20}, {name: Ba, on: 2025-12-20}]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As built on 1 January 2026, with addresses for a folder."""
    root = write_portal(tmp_path_factory.mktemp("notices") / "portal", {"a.md": page_text("A & B")})
    (root / "docs/_data/notices.yml").write_text(NOTICES, "utf-8")
    build_site(root, root / "site", use_directory_urls=False)
    return root / "site"


def seen(browser: Browser, site: Path, when: datetime, scripts: bool = True) -> Iterator[str]:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.clock.set_fixed_time(when)
    page.goto((site / "a.html").as_uri())
    for one in page.locator(".loa-urgent").all():
        if one.is_visible():
            yield " ".join(one.inner_text().split())
    context.close()


NOW = "Có <lời> rao việc giả. A & B"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        # Midnight in Vietnam is 17:00 of the day before in Greenwich.
        (datetime(2026, 1, 9, 16, 59, 59, tzinfo=UTC), [NOW]),
        (datetime(2026, 1, 9, 17, 0, 0, tzinfo=UTC), [NOW, "Mai."]),
        (datetime(2026, 1, 12, 16, 59, 59, tzinfo=UTC), [NOW, "Mai."]),
        (datetime(2026, 1, 12, 17, 0, 0, tzinfo=UTC), [NOW]),
        (datetime(2026, 1, 20, 16, 59, 59, tzinfo=UTC), [NOW]),
        (datetime(2026, 1, 20, 17, 0, 0, tzinfo=UTC), []),
        (datetime(2025, 12, 31, 16, 59, 59, tzinfo=UTC), []),
    ],
)
def test_it_comes_and_goes_at_midnight_in_vietnam_without_a_new_build(
    browser: Browser, site: Path, when: datetime, words: list[str]
) -> None:
    assert list(seen(browser, site, when)) == words


@pytest.mark.parametrize("zone", ["Asia/Ho_Chi_Minh", "America/Los_Angeles", "Pacific/Kiritimati"])
@pytest.mark.parametrize(("second", "words"), [(-1, [NOW]), (0, []), (1, [])])
def test_a_page_left_open_over_its_end_hides_it_wherever_the_phone_believes_to_be(
    browser: Browser, site: Path, zone: str, second: int, words: list[str]
) -> None:
    end = datetime(2026, 1, 20, 17, 0, 0, tzinfo=UTC)
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time(end - timedelta(days=1))
    page.goto((site / "a.html").as_uri())
    assert page.locator(".loa-urgent:visible").count() == 1
    page.clock.set_fixed_time(end + timedelta(seconds=second))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    shown = [one.inner_text() for one in page.locator(".loa-urgent").all() if one.is_visible()]
    assert [" ".join(text.split()) for text in shown] == words
    context.close()


def test_a_clock_that_is_set_back_shows_it_again(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    counts = []
    page.clock.set_fixed_time(datetime(2026, 1, 19, tzinfo=UTC))
    page.goto((site / "a.html").as_uri())
    for day in (20, 21, 20):
        page.clock.set_fixed_time(datetime(2026, 1, day, tzinfo=UTC))
        page.evaluate("window.dispatchEvent(new Event('pageshow'))")
        counts.append(page.locator(".loa-urgent:visible").count())
    assert counts == [1, 0, 1]
    context.close()


def test_without_scripts_what_began_is_shown_with_its_last_day(
    browser: Browser, site: Path
) -> None:
    when = datetime(2026, 1, 5, tzinfo=UTC)
    until = "Tin này có giá trị đến hết ngày 20/1/2026"
    assert list(seen(browser, site, when, scripts=False)) == [
        f"Có <lời> rao việc giả. {until} A & B"
    ]


def test_what_was_over_at_the_build_is_in_no_page(site: Path) -> None:
    pages = [path.read_text("utf-8") for path in site.rglob("*.html")]
    assert not [text for text in pages if "Qua rồi" in text]


def test_every_page_of_the_theme_carries_it(site: Path) -> None:
    for name in ("index.html", "a.html", "404.html"):
        assert (site / name).read_text("utf-8").count('id="tin-bay-gio"') == 1
