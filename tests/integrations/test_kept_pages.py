"""Only what may have changed is made again, and nothing hides a question from who asks it."""

import ast
from pathlib import Path

import pytest

from loa.integrations.kept_pages import KeptPages, SitePage
from loa.integrations.site import build_site
from portals import ROOT, VARIANT, MakePortal, page_text

PAGES = {
    "cong-dong/index.md": page_text("Cộng đồng", "/// listing\n///\n", "landing"),
    "cong-dong/mot.md": page_text("Một", "Xem [hai](hai.md).\n", "guide"),
    "cong-dong/hai.md": page_text("Hai", "Chữ.\n", "guide"),
    "cong-dong/hai.tyz.md": page_text("Hai tyz", "Chữ dịch.\n", "guide", VARIANT),
}
EVERY = sorted(["index.md", *PAGES])


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are rendered and filled into their template."""
    found: list[str] = []
    put = KeptPages.put

    def noted(self: KeptPages, page: SitePage, output: str) -> None:
        found.append(page.source.src_uri)
        put(self, page, output)

    monkeypatch.setattr(KeptPages, "put", noted)
    return found


def portal(make_portal: MakePortal) -> Path:
    root = make_portal(PAGES)
    for name, old, new in (
        ("mkdocs.yml", "  - loa\n", "  - loa: {artifacts: false}\n"),
        ("docs/_data/languages.yml", "reviewed-only", "with-banner"),
    ):
        path = root / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return root


def edited(root: Path, uri: str, old: str, new: str) -> None:
    path = root / uri
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    build_site(root, root / "site")


@pytest.mark.site
def test_a_page_is_made_again_for_what_it_asked(make_portal: MakePortal, made: list[str]) -> None:
    root = portal(make_portal)
    build_site(root, root / "site")
    assert sorted(made) == EVERY

    assert list((root / ".cache" / "loa" / "pages").glob("pages-*.shelf"))

    # Words of one page, which nobody else reads.
    made.clear()
    edited(root, "docs/cong-dong/hai.md", "Chữ.", "Chữ khác.")
    assert sorted(made) == ["cong-dong/hai.md"]

    # Its title stands in the list of its section.
    made.clear()
    edited(root, "docs/cong-dong/hai.md", "title: Hai", "title: Hai khác")
    assert "cong-dong/index.md" in made
    assert "cong-dong/mot.md" not in made

    # A script that no page here names is part of none; a style sheet, which every page names by its
    # content, and a template are part of all.
    made.clear()
    edited(root, "overrides/assets/javascripts/loa/quiz.js", "use strict", "use strict ")
    assert made == []
    edited(root, "overrides/assets/stylesheets/loa/base.css", "}", "} ")
    assert sorted(made) == EVERY
    made.clear()
    edited(root, "overrides/main.html", "</body>", "<!-- --></body>")
    assert sorted(made) == EVERY


@pytest.mark.site
def test_pages_that_others_change_are_not_kept(make_portal: MakePortal, made: list[str]) -> None:
    root = portal(make_portal)
    edited(root, "mkdocs.yml", "plugins:\n", "plugins:\n  - search\n")
    build_site(root, root / "site")
    assert made == []
    assert not list((root / ".cache" / "loa" / "pages").glob("pages-*.shelf"))


@pytest.mark.site
def test_a_site_that_is_refused_leaves_nothing_to_keep(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = portal(make_portal)
    monkeypatch.setattr("loa.last_look.look.Look.problems", lambda self, site, name: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build_site(root, root / "site")
    assert not list((root / ".cache" / "loa" / "pages").glob("pages-*.shelf"))


KNOWN = {
    # Made of nothing but the text that is given.
    "content/front_matter.py": {"parsed"},
    "content/kept_headers.py": {"_lines"},
    "content/page.py": {"url_below"},
    "content/registries.py": {"_entries"},
    "content/strings.py": {"parse_strings"},
    "content/library.py": {"_by_address", "_published", "_in_languages", "_easy_versions"},
    "directives/context.py": {"_withheld", "_narrations", "pictograms", "strings"},
    "directives/pictograms.py": {"load_pictograms"},
    "directives/templates.py": {"_environment"},
    "integrations/portal.py": {
        "_search_parts", "belonging", "origin", "_loaded_scenes", "changes", "history",
        "surroundings", "rendered_with", "kept_checks", "drawings",
    },
    "integrations/offline.py": {"_png"},
}  # fmt: skip
"""What is found out once and used by many pages: either each use is noted by who gives it, or it
is made of nothing but what every page's key has (theme, registries, our code, the commit)."""
MEMOS = {"cache", "lru_cache", "cached_property"}
ASKED = ("content", "directives", "integrations", "listings")


def memos_in(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            for one in node.decorator_list:
                name = one.func if isinstance(one, ast.Call) else one
                if isinstance(name, ast.Name) and name.id in MEMOS:
                    found.add(node.name)
    return found


def test_nothing_that_is_remembered_hides_a_question() -> None:
    """A memo is filled for the first who asks; the second one's questions would go unnoted."""
    package = ROOT / "scripts" / "loa"
    paths = [path for name in ASKED for path in sorted((package / name).rglob("*.py"))]
    found = {path.relative_to(package).as_posix(): memos_in(path) for path in paths}
    assert {path: names for path, names in found.items() if names} == KNOWN
