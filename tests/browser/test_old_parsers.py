"""Every declaration, selector and script of the theme, asked of Chromium 64 itself.

An engine drops a declaration whose value it does not know, a whole rule for one selector of its
list, and a whole script for one sign. Lists of new features forget some; the engine does not.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools import Tab, running
from old_chromium import program
from theme_sources import SCRIPTS, STYLES

pytestmark = [pytest.mark.browser, pytest.mark.needs("chromium-64")]

# Without these the portal looks a little plainer in an old engine and loses nothing.
LUXURY = {
    "-moz-appearance": "Firefox's name",
    "accent-color": "the engine's own colour of a ticked box",
    "aspect-ratio": "older.css gives such a frame its height",
    "appearance": "its name with a prefix stands beside it",
    "color-scheme": "scroll bars stay light",
    "mask-image": "engines with -webkit-mask-image have that",
    "scrollbar-width": "engines with ::-webkit-scrollbar have that",
    "scroll-margin-top": "an old engine scrolls to the line itself",
    "scroll-padding-bottom": "older engines scroll the focus to the edge; there is room below",
    "scroll-padding-top": "an old engine scrolls to the line itself",
    "text-decoration-thickness": "underlines are as thick as the engine makes them",
    "text-underline-offset": "underlines are as low as the engine makes them",
    "text-wrap": "lines of a heading differ more in length",
}
# `declarations` are [file, property, value]; a property that is known with another value of the
# same rule has a fallback.
REFUSED = """(function (rules) {
    var refused = [];
    rules.forEach(function (rule) {
        var known = {};
        rule.declarations.forEach(function (one) {
            if (CSS.supports(one[0], one[1])) known[one[0]] = true;
        });
        rule.declarations.forEach(function (one) {
            if (!known[one[0]]) refused.push([rule.file, one[0], one[1]]);
        });
    });
    return JSON.stringify(refused);
})(%s)"""
UNREAD = """(function (lists) {
    return JSON.stringify(lists.filter(function (list) {
        try { document.querySelector(list); return false; } catch (refused) { return true; }
    }));
})(%s)"""
BROKEN = """(function (scripts) {
    return JSON.stringify(Object.keys(scripts).filter(function (name) {
        try { new Function(scripts[name]); return false; } catch (refused) { return true; }
    }));
})(%s)"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with running(program(64), tmp_path_factory.mktemp("engine")) as tab:
        yield tab


def rules_of(path: Path) -> list[tuple[str, list[list[str]]]]:
    """Selectors and declarations, without what stands behind a question whether they are known."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for asked in (r"@supports \(width: clamp", r"@media \(forced-colors: active\) \{\n"):
        text = re.sub(asked + r".*?\n}\n", "", text, flags=re.DOTALL)
    found = []
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        declarations = [
            [name.strip(), value.replace("!important", "").strip()]
            for name, _, value in (one.partition(":") for one in body.split(";"))
            if value and not name.strip().startswith("--")
        ]
        found.append((selector.strip(), declarations))
    return found


def refused_by(engine: Tab, rules: list[tuple[str, list[list[str]]]], file: str) -> list[str]:
    asked = [{"file": file, "declarations": declarations} for _, declarations in rules]
    rows = json.loads(engine.ask(REFUSED % json.dumps(asked)))
    return [f"{file}: {name}: {value}" for file, name, value in rows if name not in LUXURY]


def unread_by(engine: Tab, lists: list[str]) -> list[str]:
    plain = [re.sub(r"::?(-webkit-|-moz-)[\w-]+", "", one) for one in lists]
    asked = [one for one in plain if one and not one.startswith("@") and "," in one]
    found: list[str] = json.loads(engine.ask(UNREAD % json.dumps(asked)))
    return found


def test_chromium_64_knows_every_declaration_or_one_before_it(engine: Tab) -> None:
    refused = [row for path in STYLES for row in refused_by(engine, rules_of(path), path.name)]
    assert refused == []


def test_chromium_64_reads_every_list_of_selectors(engine: Tab) -> None:
    lists = [selector for path in STYLES for selector, _ in rules_of(path)]
    assert unread_by(engine, lists) == []


def test_chromium_64_reads_every_script(engine: Tab) -> None:
    scripts = {path.as_posix(): path.read_text(encoding="utf-8") for path in SCRIPTS}
    assert json.loads(engine.ask(BROKEN % json.dumps(scripts))) == []


def test_what_an_old_engine_does_not_know_is_found(engine: Tab) -> None:
    rules = [("a", [["inset", "0"], ["width", "4px"], ["width", "min(3px, 1%)"], ["gap", "1px"]])]
    assert refused_by(engine, rules, "x.css") == ["x.css: inset: 0", "x.css: gap: 1px"]
    assert unread_by(engine, ["a:hover, a:focus-visible", "a, b"]) == ["a:hover, a:focus-visible"]
    broken = {"new.js": "var a = b?.c;", "old.js": "var a = 1;"}
    assert json.loads(engine.ask(BROKEN % json.dumps(broken))) == ["new.js"]


def test_what_may_be_refused_is_refused(engine: Tab) -> None:
    """An entry that nothing needs would let the next fault through."""
    asked = {
        (name, value)
        for path in STYLES
        for _, declarations in rules_of(path)
        for name, value in declarations
        if name in LUXURY
    }
    refused = {
        name
        for name, value in asked
        if not engine.ask(f"CSS.supports({json.dumps(name)}, {json.dumps(value)})")
    }
    assert refused == set(LUXURY)
