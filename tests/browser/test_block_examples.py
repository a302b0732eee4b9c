"""axe-core finds nothing in what the examples of blocks print, with the theme's own rules."""

from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page

from loa.directives.extension import LoaExtension
from loa.directives.registry import DIRECTIVES, Directive
from theme_sources import STYLES

pytestmark = [pytest.mark.browser, pytest.mark.needs("chromium")]
assert LoaExtension  # It knows every block.

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = "\n".join(path.read_text(encoding="utf-8") for path in STYLES)
SHELL = """<!doctype html><html lang="vi"><head><title>Khối</title><style>{rules}</style></head>
<body><main><h1>Khối</h1><h2>Ví dụ</h2>{body}</main></body></html>"""
RUN = """async () => (await axe.run("main")).violations.flatMap(violation =>
  violation.nodes.map(node => violation.id + ": " + node.html.slice(0, 120)))"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 360, "height": 740})


def findings(page: Page, body: str) -> list[str]:
    page.set_content(SHELL.format(rules=RULES, body=body))
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN)
    return found


@pytest.mark.parametrize("block", [pytest.param(one, id=one.name) for one in DIRECTIVES.values()])
def test_what_an_example_prints_is_accessible(page: Page, block: Directive) -> None:
    printed = sorted(block.folder.glob("example-*.html"))
    assert len(printed) == len(block.examples)
    found = [row for path in printed for row in findings(page, path.read_text(encoding="utf-8"))]
    assert found == []


def test_a_fault_would_be_found(page: Page) -> None:
    assert findings(page, '<img src="x.png">') == ['image-alt: <img src="x.png">']
