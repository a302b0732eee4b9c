"""What people type, and the page that comes first, in the box of the real portal."""

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from watching import Log

pytestmark = pytest.mark.browser

QUERIES: list[tuple[str, str]] = yaml.safe_load(
    Path(__file__).with_name("queries.yml").read_text(encoding="utf-8")
)
# One opened page answers all of them; Enter shows the results at once.
ASK = """(queries) => {
    const form = document.querySelector("[data-loa-search]");
    const root = new URL(form.dataset.root + "/", location.href).href;
    return queries.map((query) => {
        form.querySelector("input").value = query;
        form.requestSubmit();
        return [...form.querySelectorAll(".loa-search__link")]
            .slice(0, 3).map((link) => link.href.split("#")[0].slice(root.length));
    });
}"""


def answers(page: Page) -> list[list[str]]:
    """The first three pages for every query, in the order of the file."""
    page.get_by_role("searchbox").fill("bản đồ")
    page.locator(".loa-search__link").first.wait_for()
    found: list[list[str]] = page.evaluate(ASK, [query for query, _ in QUERIES])
    return found


def test_the_right_page_comes_first_and_never_after_the_third(
    phone: tuple[Page, Log], address: str
) -> None:
    page, log = phone
    page.goto(address)
    found = list(zip(QUERIES, answers(page), strict=True))
    late = [(query, shown) for (query, wanted), shown in found if wanted not in shown]
    second = [(query, shown[:2]) for (query, wanted), shown in found if shown[:1] != [wanted]]
    assert len(QUERIES) >= 60
    assert late == []
    assert len(second) <= 0.05 * len(QUERIES), second
    assert (log.errors, log.foreign) == ([], [])


def test_from_a_folder_the_answers_are_the_same(phone: tuple[Page, Log], portal_site: Path) -> None:
    page, _ = phone
    page.goto((portal_site / "index.html").as_uri())
    found = list(zip(QUERIES, answers(page), strict=True))
    first = [shown[:1] == [wanted] for (_, wanted), shown in found]
    assert sum(first) >= 0.95 * len(QUERIES)
