"""A check of a page looks again where the page, or what it asked, has changed; and only there."""

from pathlib import Path

import pytest
from PIL import Image

from loa.content import strings
from loa.content.page import ContentPage
from loa.integrations.portal import Portal
from loa.media import inspection
from loa.problems import Problem, as_text
from portals import MakePortal, page_text

LINK = "Xem [trang ấy](hai.md#muc).\n"
PAGES = {
    "mot.md": page_text("Một", LINK),
    "hai.md": page_text("Hai", "## Mục {#muc}\n\nChữ.\n"),
    "ba.md": page_text("Ba", "Chữ.\n"),
}


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are really looked at."""
    found: list[str] = []
    look = Portal._check_page

    def noted(self: Portal, page: ContentPage) -> list[Problem]:
        found.append(page.src_uri)
        return list(look(self, page))

    monkeypatch.setattr(Portal, "_check_page", noted)
    return found


def edit(root: Path, uri: str, text: str) -> str:
    (root / "docs" / uri).write_text(text, encoding="utf-8")
    return as_text(Portal.load(root).problems())


def test_only_what_may_have_changed_is_looked_at(
    make_portal: MakePortal, looked_at: list[str]
) -> None:
    root = make_portal(PAGES)
    before = as_text(Portal.load(root).problems())
    assert sorted(looked_at) == ["ba.md", "hai.md", "index.md", "mot.md"]
    looked_at.clear()
    assert as_text(Portal.load(root).problems()) == before
    assert looked_at == []
    edit(root, "ba.md", page_text("Ba", "Chữ khác.\n"))
    assert looked_at == ["ba.md"]


def test_a_page_whose_link_lost_its_goal_is_looked_at(
    make_portal: MakePortal, looked_at: list[str]
) -> None:
    root = make_portal(PAGES)
    before = as_text(Portal.load(root).problems())
    looked_at.clear()
    told = edit(root, "hai.md", page_text("Hai", "## Mục {#khac}\n\nChữ.\n"))
    assert looked_at == ["hai.md", "mot.md"]
    broken = "docs/mot.md:14: lỗi: Trang “Hai” không có mục #muc. Chọn một trong: khac. "
    assert f"{broken}(broken-anchor)" in told.split("\n")
    assert edit(root, "hai.md", PAGES["hai.md"]) == before


def test_one_page_asked_for_keeps_what_was_found_of_the_others(
    make_portal: MakePortal, looked_at: list[str]
) -> None:
    root = make_portal(PAGES)
    Portal.load(root).problems()
    looked_at.clear()
    (root / "docs" / "ba.md").write_text(page_text("Ba", "Khác.\n"), encoding="utf-8")
    Portal.load(root).problems(only=lambda page: page.src_uri == "ba.md")
    Portal.load(root).problems()
    assert looked_at == ["ba.md"]


def test_a_registry_concerns_every_page(make_portal: MakePortal, looked_at: list[str]) -> None:
    root = make_portal(PAGES)
    Portal.load(root).problems()
    looked_at.clear()
    path = root / "docs" / "_data" / "withheld.yml"
    path.write_text(path.read_text(encoding="utf-8") + "# thêm\n", encoding="utf-8")
    Portal.load(root).problems()
    assert sorted(looked_at) == ["ba.md", "hai.md", "index.md", "mot.md"]


def test_a_picture_is_decoded_once(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_portal(PAGES)
    picture = root / "docs" / "a.png"
    Image.new("RGB", (8, 8)).save(picture)
    before = as_text(Portal.load(root).problems())
    decoded: list[Image.Image] = []
    codes_in = inspection.codes_in

    def noted(image: Image.Image) -> list[str]:
        decoded.append(image)
        return codes_in(image)

    monkeypatch.setattr(inspection, "codes_in", noted)
    assert as_text(Portal.load(root).problems()) == before
    assert decoded == []
    picture.write_bytes(b"GIF")
    assert "docs/a.png:1: nhắc: Máy không đọc được ảnh này." in as_text(
        Portal.load(root).problems()
    )
    Image.new("RGB", (9, 9)).save(picture)
    assert as_text(Portal.load(root).problems()) == before
    assert [image.size for image in decoded] == [(9, 9)]


def test_the_theme_is_parsed_where_it_changed(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_portal(PAGES)
    own = root / "overrides"
    before = as_text(Portal.load(root).problems())
    parsed: list[str] = []
    parse = strings.parse_strings

    def noted(source: str) -> strings.Strings:
        parsed.append(source)
        return parse(source)

    monkeypatch.setattr(strings, "parse_strings", noted)
    assert as_text(Portal.load(root).problems()) == before
    assert parsed == []
    (own / "partials" / "strings" / "xx.html").write_text(
        "{% macro t(key) %}{{ {} }}{% endmacro %}", encoding="utf-8"
    )
    assert as_text(Portal.load(root).problems()) != before
    assert len(parsed) > 1
