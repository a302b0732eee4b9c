"""Whatever a title, a registry or a setting holds, a page keeps the elements of its templates."""

import re
from pathlib import Path

import pytest
import yaml
from lxml import etree

from loa.integrations.site import build_site
from portals import ROOT, page_text, write_portal

pytestmark = pytest.mark.site
HOSTILE = [
    '"><script>ran()</script>', "'><img src=x onerror=ran()>", "</title><script>ran()</script>",
    '" onmouseover="ran()', "' autofocus onfocus='ran()", "</a><svg onload=ran()>", "<b>đậm</b>",
    "--><script>ran()</script>", "]><script>ran()</script>", "&lt;script&gt;ran()&lt;/script&gt;",
    '&quot; onclick=&quot;ran()', "</script><script>ran()</script>", "<!--", "<plaintext>",
    "</body>",
    '"><meta http-equiv=refresh content=0>', "`onclick=ran()`", "{{ 7 * 7 }}", "{% raw %}",
    "</textarea></select></noscript>", "<style>*{}</style>", "<base href=//evil.example>",
    "<iframe src=//evil.example>", "\\\"><i>", "javascript:ran()", "<a href=javascript:ran()>x",
]  # fmt: skip
PLAIN = "Chữ thường"
BODY = (
    "Chữ.\n\n## Một {#mot}\n\nA.\n\n## Hai {#hai}\n\nB.\n\n## Ba {#ba}\n\nGọi [[helpline:h111]].\n"
    "\n/// region | vung-nui-bien-gioi\nĐường xa. Em đi cùng bạn.\n///\n"
)
# Where templates print what: a registry's file, the field, how many entries are changed.
FIELDS = {
    "helplines": ("short_name", "name", "for"), "audiences": ("name", "description"),
    "topics": ("name",), "pictograms": ("name",), "agencies": ("name", "task"),
    "laws": ("title", "note"), "sources": ("title", "publisher"), "themes": ("vi",),
    "languages": ("autonym",), "grades": ("name", "level_name"), "regions": ("name",),
}  # fmt: skip


def written(root: Path, values: list[str]) -> Path:
    """A portal in which every text that templates print is one of the values, in turn."""
    at = 0

    def value() -> str:
        nonlocal at
        at += 1
        return values[at % len(values)]

    def quoted(text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'

    def made(body: str, kind: str = "page", more: str = "") -> str:
        text = page_text("TITLE", body, type=kind, more=more)
        text = text.replace("title: TITLE", f"title: {quoted(value())}")
        return text.replace("description: Trang dùng để thử.", f"description: {quoted(value())}")

    tile = "tiles:\n" + "".join(
        f"  - {{scene: school, name: {quoted(value()[:32])}, page: {uri}}}\n"
        for uri in ("cong-dong/index.md", "cong-dong/a.md", "truong-hoc/index.md")
    )
    write_portal(
        root,
        {
            "index.md": made(BODY, "landing", tile),
            "tro-giup/index.md": made(
                BODY, "landing", f"sensitive: true\ntab: {quoted(value()[:40])}\n"
            ),
            "cong-dong/index.md": made("/// listing\n    section: cong-dong\n///\n", "landing"),
            "cong-dong/a.md": made(BODY),
            "truong-hoc/index.md": made(BODY, "landing"),
            "a-z/index.md": made("/// a-z\n///\n", "landing"),
        },
    )
    for name, fields in FIELDS.items():
        path = root / "docs" / "_data" / f"{name}.yml"
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for entry in data[name]:
            for field in fields:
                if isinstance(entry.get(field), str):
                    entry[field] = value()
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    settings = root / "mkdocs.yml"
    text = re.sub(r"- loa$", "- loa: {artifacts: false}", settings.read_text("utf-8"), flags=re.M)
    for key in ("site_name", "site_description", "  owner", "  contact", "  responsible"):
        text = re.sub(
            rf"^{key}:.*$", lambda _, key=key: f"{key}: {quoted(value())}", text, flags=re.M
        )
    settings.write_text(text, "utf-8")
    return root


def shape(path: Path) -> list[tuple[object, ...]]:
    """The elements of a page with the names of their attributes, and where their links lead."""
    root = etree.fromstring(path.read_bytes(), etree.HTMLParser(encoding="utf-8"))
    return [
        (one.tag, *sorted(one.keys()), one.get("href"), one.get("src"), one.get("class"))
        for one in root.iter()
    ]


def kinds(path: Path) -> set[tuple[object, ...]]:
    """Which elements with which attributes a page has, in any order and number."""
    root = etree.fromstring(path.read_bytes(), etree.HTMLParser(encoding="utf-8"))
    return {(one.tag, *sorted(one.keys())) for one in root.iter()}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = written(tmp_path_factory.mktemp("plain") / "portal", [PLAIN])
    build_site(root, root / "site")
    return root / "site"


@pytest.mark.parametrize("turn", range(0, len(HOSTILE), 9))
def test_no_value_makes_an_element(plain: Path, tmp_path: Path, turn: int) -> None:
    values = HOSTILE[turn:] + HOSTILE[:turn]
    root = written(tmp_path / "portal", values)
    build_site(root, root / "site")
    pages = sorted(path.relative_to(plain).as_posix() for path in plain.rglob("*.html"))
    assert len(pages) > 8
    # Titles decide the order and the letters there.
    letters = "a-z/index.html"
    assert kinds(plain / letters) == kinds(root / "site" / letters)
    pages.remove(letters)
    different = [uri for uri in pages if shape(plain / uri) != shape(root / "site" / uri)]
    assert different == []


# What templates print as it is. Each is markup that the generator made, or cleaned.
AS_IT_IS = {
    "overrides/main.html": ["loa.policy", "loa_page.structured_data", "page.content"],
    "overrides/trang-trong.html": ["loa.policy"],
    "overrides/bilingual.html": ["pair.source", "pair.variant"],
    "scripts/loa/directives/markup/player.html": ["remote.code"],
}


def test_what_is_not_escaped_is_listed() -> None:
    found: dict[str, list[str]] = {}
    for folder in ("overrides", "scripts/loa/directives"):
        paths = sorted((ROOT / folder).rglob("*.html"))
        for path in (one for one in paths if not one.name.startswith("example-")):
            text = path.read_text(encoding="utf-8")
            assert "autoescape" not in text, path
            safe = re.findall(r"{{\s*([^{}|]+?)\s*\|[^{}]*\bsafe\b", text)
            assert len(safe) == len(re.findall(r"\|\s*safe\b", text)), path
            if safe:
                found[path.relative_to(ROOT).as_posix()] = sorted(safe)
    assert found == AS_IT_IS
