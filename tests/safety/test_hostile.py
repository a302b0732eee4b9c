"""Hostile Markdown and drawings run nothing and call nobody, even without the page's policy."""

from pathlib import Path

import markdown
import pytest
import yaml
from playwright.sync_api import Browser

from loa.directives.extension import LoaExtension
from loa.integrations.portal import Portal
from loa.reading.markup import EXTENSION_CONFIGS, EXTENSIONS
from loa.safety.drawings import faults_of
from portals import MakePortal, page_text

HOSTILE = yaml.safe_load((Path(__file__).parent / "hostile.yml").read_text(encoding="utf-8"))
WATCH = """<!doctype html><meta charset="utf-8"><script>
window.runs = []; window.ran = () => { window.runs.push("ran"); };
document.addEventListener("click", event => event.preventDefault(), false);
</script>"""
# What a reader's finger and pointer would do, on everything that is there.
TOUCH = """() => { for (const one of document.querySelectorAll("body *")) {
  for (const kind of ["click", "mouseover", "pointerenter", "focus", "animationstart"])
    one.dispatchEvent(new Event(kind, {bubbles: true, cancelable: true}));
  for (const name of one.getAttributeNames())
    if (/^(on|style$|srcdoc$)/.test(name)) window.runs.push(one.outerHTML);
  for (const name of ["href", "src", "action", "formAction", "data"])
    if (/^(javascript|vbscript|data):/i.test(one[name] || "")) runs.push(one.outerHTML);
} return window.runs; }"""


def bodies(root: Path) -> list[str]:
    """The snippets as the site would publish them if its checks let them through."""
    portal = Portal.load(root)
    context = portal.render_context()
    context.page = portal.library.get("mot.md")
    every = []
    for snippet in HOSTILE["markdown"]:
        md = markdown.Markdown(
            extensions=[*EXTENSIONS, LoaExtension(context)], extension_configs=EXTENSION_CONFIGS
        )
        every.append(md.convert(snippet))
    return every


@pytest.mark.browser
def test_nothing_runs_and_nobody_is_called(make_portal: MakePortal, browser: Browser) -> None:
    root = make_portal({"mot.md": page_text("Một", "Chữ.\n")})
    context = browser.new_context()
    page = context.new_page()
    foreign: list[str] = []
    page.on("request", lambda one: foreign.append(one.url) if "evil" in one.url else None)
    faults = []
    for snippet, body in zip(HOSTILE["markdown"], bodies(root), strict=True):
        page.set_content(f"{WATCH}<body>{body}</body>")
        faults += [f"{snippet!r}: {found}" for found in page.evaluate(TOUCH)]
    context.close()
    assert (faults, foreign) == ([], [])


def test_there_are_two_hundred() -> None:
    assert len(HOSTILE["markdown"]) + len(HOSTILE["drawings"]) >= 200


@pytest.mark.browser
def test_the_watch_sees_what_runs(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(f"{WATCH}<body><b onclick='ran()'>x</b></body>")
    assert page.evaluate(TOUCH) == ["ran", '<b onclick="ran()">x</b>']
    page.close()


@pytest.mark.parametrize("inside", HOSTILE["drawings"])
def test_a_drawing_that_could_run_or_call_is_refused(inside: str) -> None:
    assert faults_of(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode())


@pytest.mark.parametrize(
    "data",
    [
        b"<svg",
        b"\x00\xff",
        b'<!DOCTYPE svg [<!ENTITY a "x">]><svg>&a;</svg>',
        b'<?xml-stylesheet href="https://evil.example/x.css"?><svg/>',
    ],
)
def test_what_is_no_plain_drawing_is_refused(data: bytes) -> None:
    assert faults_of(data)


def test_a_drawing_of_shapes_and_words_passes() -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><title>Nhà</title>'
        '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs>'
        '<path d="M0 0h8v8z" fill="url(#a)"/><use href="#a"/><text x="1" y="2">Nhà</text></svg>'
    )
    assert faults_of(drawing.encode()) == []
