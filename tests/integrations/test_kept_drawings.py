"""A scene is drawn again only where it or what draws it has changed; pages tell the same scenes."""

from pathlib import Path

import pytest

from loa.content.page import ContentPage
from loa.directives.drawn_scenes import blocks_with_scenes, scene_files
from loa.integrations import kept_drawings, unchanged
from loa.integrations.portal import Portal
from loa.integrations.site import build_site
from portals import MakePortal, page_text

BODY = "/// drawn-scene | gia-dinh\n///\n\n/// colour-in | co-quan\n///\n"
PAGES = {"a.md": page_text("Trang", BODY), "b.md": page_text("Trang", "Chữ.\n")}
SCENE = "docs/_data/scenes/gia-dinh.yml"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The scenes that are drawn, and the pages that are read for those they show."""
    found: list[str] = []
    draw = kept_drawings.scene_svg

    def noted(scene: kept_drawings.Illustration, *given: object, **how: object) -> str:
        found.append(scene.id)
        return draw(scene, *given, **how)  # type: ignore[arg-type]

    def noted_page(page: ContentPage) -> list[tuple[str, str]]:
        found.append(page.src_uri)
        return blocks_with_scenes(page)

    monkeypatch.setattr(kept_drawings, "scene_svg", noted)
    monkeypatch.setattr(kept_drawings, "blocks_with_scenes", noted_page)
    return found


def files(root: Path) -> dict[str, str]:
    portal = Portal.load(root)
    kept = portal.drawings
    made = scene_files(portal.library.published, portal.scenes, (), kept.draw, kept.blocks)
    kept.shelf.save()
    assert made == scene_files(portal.library.published, portal.scenes)
    return dict(made)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_nothing_is_drawn_again(make_portal: MakePortal, drawn: list[str]) -> None:
    root = make_portal(PAGES)
    first = files(root)
    assert set(drawn) == {"gia-dinh", "co-quan", "index.md", *PAGES}
    drawn.clear()
    assert files(root) == first
    assert drawn == []


def test_a_page_is_read_again_where_it_changed(make_portal: MakePortal, drawn: list[str]) -> None:
    root = make_portal(PAGES)
    first = files(root)
    drawn.clear()
    edit(root / "docs/a.md", "/// colour-in | co-quan\n///\n", "")
    assert len(files(root)) < len(first)
    assert drawn == ["a.md"]


def test_a_scene_is_drawn_again_where_it_or_our_code_changed(
    make_portal: MakePortal, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_portal(PAGES)
    first = files(root)
    drawn.clear()
    edit(root / SCENE, "face: relieved", "face: worried")
    assert files(root) != first
    assert "gia-dinh" in drawn
    drawn.clear()
    monkeypatch.setattr(unchanged, "code_of", lambda *packages: "another code")
    files(root)
    assert "gia-dinh" in drawn


@pytest.mark.site
def test_a_build_keeps_its_drawings(make_portal: MakePortal, drawn: list[str]) -> None:
    root = make_portal(PAGES)
    edit(root / "mkdocs.yml", "  - loa\n", "  - loa: {artifacts: false}\n")
    build_site(root, root / "site")
    drawn.clear()
    edit(root / "docs/a.md", "/// colour-in", "Chữ.\n\n/// colour-in")
    build_site(root, root / "site")
    assert drawn == ["a.md"]
