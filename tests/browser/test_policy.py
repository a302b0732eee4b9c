"""The browser's policy lets our pages run and nothing else."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from loa.safety.policy import header_files, page_policy
from page_types import PAGES
from watching import watched

pytestmark = pytest.mark.browser

COLLECT = """window.refused = [];
document.addEventListener("securitypolicyviolation",
  event => window.refused.push(event.violatedDirective + " " + event.blockedURI));"""
SAMPLES = [*PAGES.values(), "trang-trong.html"]


@pytest.mark.parametrize("place", ["http", "file"])
def test_the_policy_stops_nothing_of_ours(
    browser: Browser, address: str, portal_site: Path, place: str
) -> None:
    context = browser.new_context(locale="vi-VN")
    context.add_init_script(COLLECT)
    page, log = watched(context)
    start = address if place == "http" else portal_site.as_uri() + "/"
    refused = []
    # A server shows "not found" at any depth, so its addresses begin at the root.
    for uri in SAMPLES if place == "http" else set(SAMPLES) - {"404.html"}:
        page.goto(start + uri)
        refused += [f"{uri}: {row}" for row in page.evaluate("window.refused")]
    context.close()
    assert (refused, log.errors, log.foreign) == ([], [], [])


@pytest.mark.parametrize("place", ["http", "file"])
def test_search_still_loads_its_words(
    browser: Browser, address: str, portal_site: Path, place: str
) -> None:
    page = browser.new_page(locale="vi-VN")
    page.goto(address if place == "http" else (portal_site / "index.html").as_uri())
    page.get_by_role("searchbox").fill("hop dong")
    page.locator(".loa-search__link").first.wait_for()
    page.close()


ATTEMPTS = {
    "a script in the page": "s => s.textContent = 'window.ran = true'",
    "a script of another host": "s => s.src = 'https://evil.example/x.js'",
    "a script as data": "s => s.src = 'data:text/javascript,window.ran=true'",
}


@pytest.mark.parametrize("make", ATTEMPTS.values(), ids=ATTEMPTS)
@pytest.mark.parametrize("place", ["http", "file"])
def test_a_script_that_got_in_does_not_run(
    browser: Browser, address: str, portal_site: Path, place: str, make: str
) -> None:
    page = browser.new_page()
    page.goto(address if place == "http" else (portal_site / "index.html").as_uri())
    refused = page.evaluate(
        """() => new Promise((done, fail) => {
          setTimeout(() => fail("nothing was refused"), 8000);
          document.addEventListener("securitypolicyviolation",
            event => done(event.effectiveDirective));
          const s = document.createElement("script");
          (MAKE)(s);
          document.body.append(s);
        })""".replace("MAKE", make)
    )
    assert refused == "script-src-elem"
    assert page.evaluate("window.ran") is None
    page.close()


def test_every_page_carries_the_policy_and_nothing_inline(portal_site: Path) -> None:
    inline = re.compile(r'<script(?! src=| type="application/)|<style| on[a-z]+="| style="')
    faults = []
    for path in sorted(portal_site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        head, _, _ = text.partition("</head>")
        is_forward = 'http-equiv="refresh"' in head
        if 'http-equiv="Content-Security-Policy"' not in head and not is_forward:
            faults.append(f"{path.name}: no policy")
        faults += [f"{path}: {found}" for found in inline.findall(text)]
    assert faults == []


def test_a_frame_is_allowed_only_where_a_video_needs_it() -> None:
    assert page_policy().endswith("; frame-src 'none'")
    assert page_policy(["https://www.youtube-nocookie.com"]).endswith(
        "; frame-src https://www.youtube-nocookie.com"
    )


def test_servers_are_told_the_same_and_who_may_frame_us(portal_site: Path) -> None:
    hosts = ["https://www.facebook.com", "https://www.youtube-nocookie.com"]
    wanted = page_policy(hosts) + "; frame-ancestors 'none'"
    for uri, text in header_files(hosts, "/assets/theme/").items():
        # Where pages went that moved stands below, in the one file that Apache reads.
        assert (portal_site / uri).read_text(encoding="utf-8").startswith(text)
        assert wanted in text
        assert "nosniff" in text
